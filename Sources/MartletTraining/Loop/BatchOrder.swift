package import MartletNumerics

/// The order in which examples are seen, cut into batches: a new permutation of all of them each epoch,
/// or of their groups, with a random example of each.
package struct BatchOrder: Sendable {
  /// The permutation: of examples, or of groups where there are any.
  private var indices: [Int] = []
  private var position = 0
  private var seen = 0
  private var exampleCount = 0
  private var generator: SplitMix64
  private let batchSize: Int
  /// Examples of which each group comes up equally often; none where each example does.
  private var groups: [Range<Int>] = []
  /// The examples of a batch that were drawn from groups.
  private var drawn: [Int] = []

  package init(batchSize: Int, _ generator: SplitMix64) {
    precondition(batchSize > 0, "BatchOrder: a batch of \(batchSize)")
    self.batchSize = batchSize
    self.generator = generator
  }

  /// Says how many examples there are, before the first batch or again.
  /// - Parameter groups: To draw from equally often; empty to see every example once an epoch.
  package mutating func start(on count: Int, groups: [Range<Int>] = []) {
    let units = groups.isEmpty ? count : groups.count
    if indices.isEmpty {
      indices = Array(0..<units)
      (exampleCount, self.groups) = (count, groups)
    }
    precondition(
      exampleCount == count && self.groups == groups,
      "BatchOrder: \(count) examples, before \(exampleCount)")
  }

  package var epochs: Double { Double(seen) / Double(exampleCount) }

  package mutating func next() -> ArraySlice<Int> {
    groups.isEmpty ? nextOfExamples() : nextOfGroups()
  }

  private mutating func nextOfExamples() -> ArraySlice<Int> {
    if position == 0 { shuffle() }
    let end = min(position + batchSize, indices.count)
    let batch = indices[position..<end]
    seen += batch.count
    position = end == indices.count ? 0 : end
    return batch
  }

  /// A batch is full, and may go on from one permutation of the groups to the next.
  private mutating func nextOfGroups() -> ArraySlice<Int> {
    let size = min(batchSize, exampleCount)
    drawn.removeAll(keepingCapacity: true)
    while drawn.count < size {
      if position == 0 { shuffle() }
      let group = groups[indices[position]]
      drawn.append(group.lowerBound + generator.integer(below: group.count))
      position = (position + 1) % indices.count
    }
    seen += size
    return drawn[...]
  }

  /// Fisher and Yates.
  private mutating func shuffle() {
    for last in stride(from: indices.count - 1, to: 0, by: -1) {
      indices.swapAt(last, generator.integer(below: last + 1))
    }
  }
}

extension BatchOrder: Codable {}
