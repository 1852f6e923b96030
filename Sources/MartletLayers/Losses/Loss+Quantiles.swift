extension Loss {
  /// Where the lower median stands among ascending quantiles.
  static func middle(of levels: [Double]) -> Int { (levels.count - 1) / 2 }

  /// q̂ₖ: the lower median, and the gaps from there to k.
  static func quantile(_ block: Int, of raw: Blocks, middle: Int) -> Double {
    let gaps = block > middle ? middle + 1..<block + 1 : block..<middle
    let distance = gaps.reduce(0) { $0 + Link.softplus(raw[$1]) }
    return block > middle ? raw[middle] + distance : raw[middle] - distance
  }

  /// The mean pinball loss over the levels.
  ///
  /// A gap moves its quantile and all beyond it: its slope is the sum of theirs.
  static func quantiles(
    _ outputs: Matrix, _ batch: Batch, _ gradient: Matrix?, _ levels: [Double]
  ) -> LossSum {
    let count = levels.count
    let middle = middle(of: levels)
    return sum(outputs, batch, gradient, perTarget: count) { raw, target, slopes, share in
      var loss = 0.0
      func meet(_ block: Int, _ value: Double) {
        let error = value - target
        loss += error <= 0 ? -levels[block] * error : (1 - levels[block]) * error
        slopes?[block] = error == 0 ? 0 : (error < 0 ? -levels[block] : 1 - levels[block])
      }
      meet(middle, raw[middle])
      var (above, below) = (raw[middle], raw[middle])
      for block in middle + 1..<count {
        above += Link.softplus(raw[block])
        meet(block, above)
      }
      for block in (0..<middle).reversed() {
        below -= Link.softplus(raw[block])
        meet(block, below)
      }

      if let slopes {
        let share = share / Double(count)
        var (above, below) = (0.0, 0.0)
        for block in (middle + 1..<count).reversed() {
          above += slopes[block]
          slopes[block] = above * Link.softplusSlope(raw[block]) * share
        }
        for block in 0..<middle {
          below += slopes[block]
          slopes[block] = -below * Link.softplusSlope(raw[block]) * share
        }
        slopes[middle] = (slopes[middle] + above + below) * share
      }
      return loss / Double(count)
    }
  }
}
