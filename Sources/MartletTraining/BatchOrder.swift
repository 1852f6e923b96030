import MartletLayers

/// The order in which examples are seen: a new permutation each epoch, cut into batches.
struct BatchOrder {
  private var indices: [Int]
  private var position = 0
  private var generator: SplitMix64
  private let batchSize: Int
  private var seen = 0

  init(count: Int, batchSize: Int, _ generator: SplitMix64) {
    precondition(batchSize > 0, "BatchOrder: a batch of \(batchSize)")
    indices = Array(0..<count)
    self.batchSize = batchSize
    self.generator = generator
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
