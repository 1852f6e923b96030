import MartletLayers

/// The order in which examples are seen: a new permutation each epoch, cut into batches.
struct BatchOrder: Sendable {
  private var indices: [Int] = []
  private var position = 0
  private var seen = 0
  private var generator: SplitMix64
  private let batchSize: Int

  init(batchSize: Int, _ generator: SplitMix64) {
    precondition(batchSize > 0, "BatchOrder: a batch of \(batchSize)")
    self.batchSize = batchSize
    self.generator = generator
  }

  /// Says how many examples there are, before the first batch or again.
  mutating func start(on count: Int) {
    if indices.isEmpty { indices = Array(0..<count) }
    precondition(indices.count == count, "BatchOrder: \(count) examples, before \(indices.count)")
  }

  var epochs: Double { Double(seen) / Double(indices.count) }

  mutating func next() -> ArraySlice<Int> {
    if position == 0 { shuffle() }
    let end = min(position + batchSize, indices.count)
    let batch = indices[position..<end]
    seen += batch.count
    position = end == indices.count ? 0 : end
    return batch
  }

  /// Fisher and Yates.
  private mutating func shuffle() {
    for last in stride(from: indices.count - 1, to: 0, by: -1) {
      indices.swapAt(last, generator.integer(below: last + 1))
    }
  }
}

extension BatchOrder: Codable {}
