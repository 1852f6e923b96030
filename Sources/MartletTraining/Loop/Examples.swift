package import MartletLayers

/// Examples held in memory: input rows, the target rows that belong to them, and their weights.
public struct Examples: Sendable, ExampleSource {
  /// The number of examples.
  public let count: Int
  /// Numbers in each input row; 0 without examples.
  public let inputWidth: Int
  /// Numbers in each target row; 0 without examples.
  public let targetWidth: Int
  public let lookback: Int
  private let inputs: [Float]
  private let targets: [Float]
  private let weights: [Float]?

  /// - Shape: `inputs` [count, inputWidth], `targets` and `weights` [count, targetWidth], row by row.
  /// - Parameters:
  ///   - weights: Finite numbers from 0, one for each target; all 1 when nil. A target of weight 0
  ///     plays no part and may be NaN.
  ///   - lookback: For MASE, how many numbers of an input row are past values of the target, the
  ///     oldest first; all of them when nil.
  public init(
    inputs: [[Float]], targets: [[Float]], weights: [[Float]]? = nil, lookback: Int? = nil
  ) {
    precondition(inputs.count == targets.count, "as many targets as inputs")
    count = inputs.count
    inputWidth = inputs.first?.count ?? 0
    targetWidth = targets.first?.count ?? 0
    self.lookback = lookback ?? inputWidth
    precondition(self.lookback <= inputWidth, "a lookback within the inputs")
    precondition(
      inputs.allSatisfy { $0.count == inputs[0].count }
        && targets.allSatisfy { $0.count == targets[0].count }, "rows of one length")
    self.inputs = inputs.flatMap { $0 }
    self.targets = targets.flatMap { $0 }
    self.weights = weights?.flatMap { $0 }
    precondition(
      weights.map { $0.map(\.count) == targets.map(\.count) } ?? true
        && (self.weights ?? []).allSatisfy { $0 >= 0 && $0.isFinite },
      "a weight for each target, finite and not negative")
  }

  public var hasWeights: Bool { weights != nil }

  package func gather(
    _ indices: ArraySlice<Int>, inputs: Matrix, targets: Matrix, weights: Matrix?
  ) {
    copy(self.inputs, width: inputWidth, indices, to: inputs)
    copy(self.targets, width: targetWidth, indices, to: targets)
    if let weights { copy(self.weights ?? [], width: targetWidth, indices, to: weights) }
  }

  private func copy(_ rows: [Float], width: Int, _ indices: ArraySlice<Int>, to batch: Matrix) {
    for (row, index) in indices.enumerated() {
      batch.row(row).copy(from: rows, at: index * width)
    }
  }
}
