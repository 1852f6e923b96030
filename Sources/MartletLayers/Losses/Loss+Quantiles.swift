extension Loss {
  /// Where the lower median stands among ascending quantiles.
  static func middle(of levels: [Double]) -> Int { (levels.count - 1) / 2 }

  /// The block of raw outputs that belongs to a quantile: the median has the first, for it is the one
  /// number that has a level; the gaps follow in the order of their quantiles.
  private static func block(of place: Int, middle: Int) -> Int {
    place == middle ? 0 : place < middle ? place + 1 : place
  }

  /// q̂ₖ: the lower median, and the gaps from there to k.
  static func quantile(_ place: Int, of raw: Blocks, middle: Int) -> Double {
    let gaps = place > middle ? middle + 1..<place + 1 : place..<middle
    let distance = gaps.reduce(0) { $0 + Link.softplus(raw[block(of: $1, middle: middle)]) }
    return place > middle ? raw[0] + distance : raw[0] - distance
  }

  /// The mean pinball loss over the levels.
  ///
  /// A gap moves its quantile and all beyond it: its slope is the sum of theirs.
  static func quantiles(
    _ outputs: Matrix, _ batch: Batch, _ gradient: Matrix?, _ levels: [Double]
  ) -> LossSum {
    let count = levels.count
    let middle = middle(of: levels)
    let blocks = levels.indices.map { block(of: $0, middle: middle) }
    return sum(outputs, batch, gradient, perTarget: count) { raw, target, slopes, share in
      var loss = 0.0
      func meet(_ place: Int, _ value: Double) {
        let error = value - target
        loss += error <= 0 ? -levels[place] * error : (1 - levels[place]) * error
        slopes?[blocks[place]] = error == 0 ? 0 : (error < 0 ? -levels[place] : 1 - levels[place])
      }
      meet(middle, raw[0])
      var (above, below) = (raw[0], raw[0])
      for place in middle + 1..<count {
        above += Link.softplus(raw[blocks[place]])
        meet(place, above)
      }
      for place in (0..<middle).reversed() {
        below -= Link.softplus(raw[blocks[place]])
        meet(place, below)
      }

      if let slopes {
        let share = share / Double(count)
        var (above, below) = (0.0, 0.0)
        for place in (middle + 1..<count).reversed() {
          let block = blocks[place]
          above += slopes[block]
          slopes[block] = above * Link.softplusSlope(raw[block]) * share
        }
        for place in 0..<middle {
          let block = blocks[place]
          below += slopes[block]
          slopes[block] = -below * Link.softplusSlope(raw[block]) * share
        }
        slopes[0] = (slopes[0] + above + below) * share
      }
      return loss / Double(count)
    }
  }
}
