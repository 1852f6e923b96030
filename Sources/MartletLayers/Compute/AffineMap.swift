/// A linear map with an offset.
///
///     y = xᵀ W + b
///
/// - Shape: x [inputs], W [inputs, outputs] row by row, b [outputs].
package struct AffineMap: Sendable, Hashable {
  package let weights: [Double]
  package let bias: [Double]

  package var outputs: Int { bias.count }
  package var inputs: Int { weights.count / bias.count }

  package init(weights: [Double], bias: [Double]) {
    precondition(
      !bias.isEmpty && weights.count % bias.count == 0,
      "AffineMap: \(weights.count) weights for \(bias.count) outputs")
    self.weights = weights
    self.bias = bias
  }

  /// The outputs of one row, summed in the order of its inputs.
  package func callAsFunction(_ x: [Double]) -> [Double] {
    precondition(x.count == inputs, "AffineMap: \(x.count) inputs for \(inputs)")
    var y = bias
    for (i, value) in x.enumerated() {
      for j in 0..<outputs { y[j] += value * weights[i * outputs + j] }
    }
    return y
  }
}
