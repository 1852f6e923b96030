import MartletLayers
import MartletNumerics
import MartletTestSupport
import MartletTraining

/// Examples in arrays, one a row.
struct Examples: ExampleSource {
  let inputWidth: Int
  let targetWidth: Int
  let inputs: [Float]
  let targets: [Float]

  init(_ inputs: [Float], width inputWidth: Int = 1, targets: [Float], targetWidth: Int = 1) {
    self.inputs = inputs
    self.inputWidth = inputWidth
    self.targets = targets
    self.targetWidth = targetWidth
  }

  /// Random inputs in ±1, each number of the target a function of the row and of noise in ±1.
  init(
    _ count: Int, width: Int = 1, seed: UInt64, _ target: (_ row: [Float], _ noise: Float) -> Float
  ) {
    var generator = SplitMix64(seed: seed)
    let rows = (0..<count).map { _ in generator.floats(width, in: -1...1) }
    self.init(
      rows.flatMap { $0 }, width: width,
      targets: rows.map { target($0, generator.float(in: -1...1)) })
  }

  var count: Int { targets.count / targetWidth }

  func gather(_ indices: ArraySlice<Int>, inputs: Matrix, targets: Matrix, weights: Matrix?) {
    for (row, index) in indices.enumerated() {
      for column in 0..<inputWidth {
        inputs[row, column] = self.inputs[index * inputWidth + column]
      }
      for column in 0..<targetWidth {
        targets[row, column] = self.targets[index * targetWidth + column]
      }
    }
  }
}

/// A source that remembers what it was asked for.
final class Recorder: ExampleSource {
  let examples: Examples
  /// Of every target; nil for none.
  let weight: Float?
  private(set) var batches: [[Int]] = []
  /// Bytes in use when each batch was asked for.
  private(set) var heap: [Int?] = []

  init(_ examples: Examples, batches count: Int = 0, weight: Float? = nil) {
    self.examples = examples
    self.weight = weight
    heap.reserveCapacity(count)
  }

  var count: Int { examples.count }
  var inputWidth: Int { examples.inputWidth }
  var targetWidth: Int { examples.targetWidth }
  var hasWeights: Bool { weight != nil }

  func gather(_ indices: ArraySlice<Int>, inputs: Matrix, targets: Matrix, weights: Matrix?) {
    if heap.capacity > heap.count {
      heap.append(heapBytesInUse())
    } else {
      batches.append(Array(indices))
    }
    examples.gather(indices, inputs: inputs, targets: targets, weights: nil)
    weights?.fill(with: weight ?? 1)
  }
}

extension Trainer {
  /// Trains without validation.
  func train(
    on examples: some ExampleSource, seed: UInt64 = 1
  ) throws -> (parameters: Parameters, record: TrainingRecord) {
    try train(on: examples, validation: nil as Examples?, randomness: SplitMix64(seed: seed))
  }
}

extension TrainingOptions {
  /// The defaults with some changes.
  static func with(_ change: (inout TrainingOptions) -> Void) -> TrainingOptions {
    var options = TrainingOptions()
    change(&options)
    return options
  }
}
