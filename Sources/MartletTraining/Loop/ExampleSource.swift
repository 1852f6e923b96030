package import MartletLayers

/// Examples to train on: input and target rows, gathered a batch at a time.
package protocol ExampleSource {
  var count: Int { get }
  var inputWidth: Int { get }
  var targetWidth: Int { get }
  /// How many numbers of an input row are past values of the target, the oldest first.
  var lookback: Int { get }
  /// Whether some numbers count more than others, or not at all.
  var hasWeights: Bool { get }

  /// The examples of each series, in their order.
  var groups: [Range<Int>] { get }

  /// Writes the examples with these indices, one a row, in their order, with the weights of their targets,
  /// finite numbers from 0. Where one is 0 the target may be NaN.
  ///
  /// - Parameter weights: nil where there are none.
  /// - Shape: inputs [indices.count, inputWidth], targets and weights [indices.count, targetWidth].
  func gather(_ indices: ArraySlice<Int>, inputs: Matrix, targets: Matrix, weights: Matrix?)
}

extension ExampleSource {
  package var lookback: Int { inputWidth }
  package var hasWeights: Bool { false }
  package var groups: [Range<Int>] { [0..<count] }

  /// The examples with these indices, in the tape.
  func batch(_ indices: ArraySlice<Int>, _ tape: inout Tape) -> Batch {
    let inputs = tape.matrix(indices.count, inputWidth)
    let targets = tape.matrix(indices.count, targetWidth)
    let weights = hasWeights ? tape.matrix(indices.count, targetWidth) : nil
    gather(indices, inputs: inputs, targets: targets, weights: weights)
    return Batch(inputs: inputs, targets: targets, weights: weights, lookback: lookback)
  }
}
