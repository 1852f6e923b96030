package import MartletLayers

/// Examples held in memory: input rows and the target rows that belong to them.
public struct Examples: Sendable, ExampleSource {
  public let count: Int
  public let inputWidth: Int
  public let targetWidth: Int
  private let inputs: [Float]
  private let targets: [Float]

  /// - Shape: `inputs` [count, inputWidth] and `targets` [count, targetWidth], row by row.
  public init(inputs: [[Float]], targets: [[Float]]) {
    precondition(inputs.count == targets.count, "as many targets as inputs")
    count = inputs.count
    inputWidth = inputs.first?.count ?? 0
    targetWidth = targets.first?.count ?? 0
    precondition(
      inputs.allSatisfy { $0.count == inputs[0].count }
        && targets.allSatisfy { $0.count == targets[0].count }, "rows of one length")
    self.inputs = inputs.flatMap { $0 }
    self.targets = targets.flatMap { $0 }
  }

  package func gather(_ indices: ArraySlice<Int>, inputs: Matrix, targets: Matrix) {
    copy(self.inputs, width: inputWidth, indices, to: inputs)
    copy(self.targets, width: targetWidth, indices, to: targets)
  }

  private func copy(_ rows: [Float], width: Int, _ indices: ArraySlice<Int>, to batch: Matrix) {
    rows.withUnsafeBufferPointer { source in
      guard let base = source.baseAddress else { return }
      for (row, index) in indices.enumerated() {
        (batch.base + row * width).update(from: base + index * width, count: width)
      }
    }
  }
}
