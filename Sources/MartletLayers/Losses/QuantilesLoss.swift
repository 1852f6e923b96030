/// The mean of the pinball losses of several levels, each with a forecast of its own.
///
/// The lower median is q̂ₘ = r₁; above it q̂ₖ = q̂ₖ₋₁ + softplus(r), below it q̂ₖ = q̂ₖ₊₁ − softplus(r), the other r
/// in the order of k: quantiles never cross.
///
/// - Note: Koenker and Bassett 1978.
package struct QuantilesLoss: LossFunction {
  /// Ascending.
  package let levels: [Double]

  package var name: String { "quantiles" }
  package var degree: Int { 1 }
  package var numbers: [Double] { levels }
  package var outputsPerTarget: Int { levels.count }
  package var distribution: (any LossDistribution)? { levels.count > 1 ? self : nil }

  package var isValid: Bool {
    !levels.isEmpty && levels.allSatisfy { $0 > 0 && $0 < 1 }
      && zip(levels, levels.dropFirst()).allSatisfy { $0 < $1 }
  }

  /// A gap moves its quantile and all beyond it: its slope is the sum of theirs.
  package func evaluate(_ outputs: Matrix, _ batch: Batch, _ gradient: Matrix?) -> LossSum {
    let (levels, middle, count) = (levels, middle, levels.count)
    let blocks = levels.indices.map(block)
    return Loss.sum(outputs, batch, gradient, perTarget: count) { raw, target, slopes, share in
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

  /// From the lowest level trained to the highest; between two of these on the line from one to the other.
  package func quantile(_ level: Double) -> ((Blocks) -> Double)? {
    guard levels[0] <= level && level <= levels[levels.count - 1] else { return nil }
    let above = levels.firstIndex { $0 >= level } ?? 0
    guard levels[above] != level else { return { self.value(above, of: $0) } }
    let weight = (level - levels[above - 1]) / (levels[above] - levels[above - 1])
    return { raw in
      (1 - weight) * self.value(above - 1, of: raw) + weight * self.value(above, of: raw)
    }
  }

  /// Where the lower median stands.
  private var middle: Int { (levels.count - 1) / 2 }

  /// The block of raw outputs that belongs to a quantile: the median has the first, for it is the one
  /// number that has a level; the gaps follow in the order of their quantiles.
  private func block(of place: Int) -> Int {
    place == middle ? 0 : place < middle ? place + 1 : place
  }

  /// q̂ₖ: the lower median, and the gaps from there to k.
  func value(_ place: Int, of raw: Blocks) -> Double {
    let gaps = place > middle ? middle + 1..<place + 1 : place..<middle
    let distance = gaps.reduce(0) { $0 + Link.softplus(raw[block(of: $1)]) }
    return place > middle ? raw[0] + distance : raw[0] - distance
  }
}

extension QuantilesLoss: LossDistribution {
  package func value(atScore z: Double, of raw: Blocks) -> Double {
    curve(raw).value(atScore: z)
  }

  package func score(of y: Double, in raw: Blocks) -> Double { curve(raw).score(of: y) }

  private func curve(_ raw: Blocks) -> QuantileCurve {
    QuantileCurve(levels, levels.indices.map { value($0, of: raw) })
  }
}

extension Loss {
  /// The mean pinball loss of several levels, ascending, each above 0 and below 1.
  public static func quantiles(_ levels: [Double]) -> Loss { Loss(QuantilesLoss(levels: levels)) }
}
