package import MartletLayers

/// Examples to train on: input and target rows, gathered a batch at a time.
package protocol ExampleSource {
  var count: Int { get }
  var inputWidth: Int { get }
  var targetWidth: Int { get }

  /// Writes the examples with these indices, one a row, in their order.
  ///
  /// - Shape: inputs [indices.count, inputWidth], targets [indices.count, targetWidth].
  func gather(_ indices: ArraySlice<Int>, inputs: Matrix, targets: Matrix)
}
