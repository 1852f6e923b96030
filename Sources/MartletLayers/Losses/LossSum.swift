/// The loss of some examples as a sum, so that batches of any size add up to one mean.
package struct LossSum: Sendable, Hashable {
  /// Σ w l
  package var sum = 0.0
  /// Σ w
  package var weight = 0.0

  package init() {}

  init(sum: Double, weight: Double) {
    self.sum = sum
    self.weight = weight
  }

  /// Σ w l / Σ w; 0 where nothing counts.
  package var mean: Double { weight == 0 ? 0 : sum / weight }

  package static func += (total: inout LossSum, part: LossSum) {
    total.sum += part.sum
    total.weight += part.weight
  }
}
