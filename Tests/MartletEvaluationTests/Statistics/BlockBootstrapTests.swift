import MartletEvaluation
import MartletTestSupport
import Testing

struct BlockBootstrapTests {
  private func resamples(
    of count: Int, blockLength: Int, number: Int, seed: UInt64 = 1
  ) -> [[Int]] {
    var generator = SeededGenerator(seed: seed)
    return BlockBootstrap.resamples(
      count: count, blockLength: blockLength, number: number, using: &generator)
  }

  @Test("Blocks are of folds that follow each other around the end, and the last one is cut")
  func blocks() {
    for drawn in resamples(of: 7, blockLength: 3, number: 50) {
      #expect(drawn.count == 7)
      for start in [0, 3] {
        #expect(drawn[start + 1] == (drawn[start] + 1) % 7)
        #expect(drawn[start + 2] == (drawn[start] + 2) % 7)
      }
    }
    for drawn in resamples(of: 5, blockLength: 99, number: 20) {
      #expect(Set(drawn) == [0, 1, 2, 3, 4])
    }
  }

  @Test("Every fold is drawn equally often", arguments: [1, 4])
  func everyFoldIsDrawn(blockLength: Int) {
    var counts = [Int](repeating: 0, count: 9)
    for place in resamples(of: 9, blockLength: blockLength, number: 4000).joined() {
      counts[place] += 1
    }
    #expect(counts.allSatisfy { (3600...4400).contains($0) })
  }

  @Test("The same seed draws the same resamples, another seed others")
  func sameSeedSameBits() {
    let first = resamples(of: 12, blockLength: 2, number: 5)
    #expect(first == resamples(of: 12, blockLength: 2, number: 5))
    #expect(first != resamples(of: 12, blockLength: 2, number: 5, seed: 2))
  }
}
