/// Some examples as a loss needs them, one a row.
package struct Batch {
  /// What the network saw. Read by MASE only.
  ///
  /// - Shape: [B, W], the `lookback` numbers of the target first.
  package let inputs: Matrix
  /// - Shape: [B, H]
  package let targets: Matrix
  /// Finite numbers from 0; all 1 when nil.
  ///
  /// - Shape: [B, H]
  package let weights: Matrix?
  /// L: how many numbers of an input row are past values of the target, oldest first.
  package let lookback: Int

  /// - Parameter lookback: The whole input row when nil.
  package init(inputs: Matrix, targets: Matrix, weights: Matrix? = nil, lookback: Int? = nil) {
    self.inputs = inputs
    self.targets = targets
    self.weights = weights
    self.lookback = lookback ?? inputs.columns
    precondition(
      inputs.rows == targets.rows && self.lookback <= inputs.columns
        && (weights.map { $0.rows == targets.rows && $0.columns == targets.columns } ?? true),
      "Batch: inputs, targets and weights do not belong together")
  }

  /// The weight of the number at a place in row-major order.
  @inline(__always)
  func weight(_ index: Int) -> Double {
    guard let weights else { return 1 }
    let weight = weights[index]
    precondition(weight >= 0 && weight.isFinite, "Loss: a weight of \(weight)")
    return Double(weight)
  }

  /// Σ w.
  var totalWeight: Double {
    guard weights != nil else { return Double(targets.count) }
    return (0..<targets.count).reduce(0) { $0 + weight($1) }
  }

  /// Whether all targets that count are finite.
  package var hasFiniteTargets: Bool {
    (0..<targets.count).allSatisfy { targets[$0].isFinite || weight($0) == 0 }
  }
}
