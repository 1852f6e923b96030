import MartletNumerics
import MartletTraining
import Testing

/// The order of examples, by example and by group.
struct SamplingTests {
  @Test("Every example comes once an epoch, in batches of 4, 4 and 2")
  func everyExampleOnceAnEpoch() {
    var order = BatchOrder(batchSize: 4, SplitMix64(seed: 1))
    order.start(on: 10)
    for _ in 0..<3 {
      let epoch = [order.next(), order.next(), order.next()]
      #expect(epoch.map(\.count) == [4, 4, 2])
      #expect(epoch.joined().sorted() == Array(0..<10))
    }
    #expect(order.epochs == 3)
  }

  /// And each example of a group as often as its others.
  @Test("Groups of 1, 2 and 97 examples come up equally often") func groupsComeUpEquallyOften() {
    let groups = [0..<1, 1..<3, 3..<100]
    var order = BatchOrder(batchSize: 7, SplitMix64(seed: 1))
    order.start(on: 100, groups: groups)
    var counts = [Int](repeating: 0, count: 100)
    for _ in 0..<3000 { for example in order.next() { counts[example] += 1 } }
    #expect(counts.reduce(0, +) == 21_000)
    #expect(groups.map { counts[$0].reduce(0, +) } == [7000, 7000, 7000])
    #expect(counts[1..<3].allSatisfy { abs($0 - 3500) < 250 })
    #expect(counts[3...].allSatisfy { abs($0 - 72) < 45 })
  }

  @Test("A batch of 64 from three examples has three") func aBatchIsNoLargerThanAllExamples() {
    var order = BatchOrder(batchSize: 64, SplitMix64(seed: 1))
    order.start(on: 3, groups: [0..<1, 1..<3])
    #expect(order.next().count == 3)
  }
}
