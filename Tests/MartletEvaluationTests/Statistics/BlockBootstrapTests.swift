import MartletEvaluation
import MartletNumerics
import MartletTestSupport
import Testing

@Suite struct BlockBootstrapTests {
  private func interval(
    _ model: [Double], _ naive: [Double], blockLength: Int, level: Double = 0.95,
    resamples: Int = 2000, seed: UInt64 = 1
  ) -> ClosedRange<Double>? {
    var generator = SeededGenerator(seed: seed)
    return BlockBootstrap.skillInterval(
      model, naive: naive, blockLength: blockLength, level: level, resamples: resamples,
      using: &generator)
  }

  /// Every resample there is, one of each: 5 folds in blocks of 2 are 5³ choices of starts.
  @Test("The interval drawn is that of all 125 choices of blocks")
  func agreesWithEnumeration() throws {
    let model: [Double] = [1, 5, 2, 8, 3]
    let naive: [Double] = [2, 4, 4, 5, 7]
    var skills: [Double] = []
    for code in 0..<125 {
      let folds = [code / 25, code / 5 % 5, code % 5].flatMap { [$0, ($0 + 1) % 5] }.prefix(5)
      skills.append(1 - folds.map { model[$0] }.reduce(0, +) / folds.map { naive[$0] }.reduce(0, +))
    }
    let drawn = try #require(interval(model, naive, blockLength: 2, level: 0.8, resamples: 40_000))
    #expect((drawn.lowerBound - Descriptive.quantile(skills, 0.1)).magnitude < 0.01)
    #expect((drawn.upperBound - Descriptive.quantile(skills, 0.9)).magnitude < 0.01)
  }

  @Test("With many folds the interval is that of the delta method for a ratio")
  func agreesWithNormalTheory() throws {
    var generator = SeededGenerator(seed: 3)
    let n = 400
    let naive = generator.bell(count: n).map { 10 + $0 }
    let model = zip(generator.bell(count: n), naive).map { 0.9 * $1 + 0.5 * $0 }
    let ratio = model.reduce(0, +) / naive.reduce(0, +)
    let residuals = zip(model, naive).map { $0 - ratio * $1 }
    let error =
      Descriptive.standardDeviation(residuals) / Double(n).squareRoot() / Descriptive.mean(naive)
    let drawn = try #require(interval(model, naive, blockLength: 1, resamples: 4000))
    #expect((drawn.lowerBound - (1 - ratio - 1.96 * error)).magnitude < 0.2 * error)
    #expect((drawn.upperBound - (1 - ratio + 1.96 * error)).magnitude < 0.2 * error)
  }

  /// Losses in runs: independent draws of single folds are too sure of themselves.
  @Test("Blocks widen the interval of losses that come in runs")
  func blocksWidenTheIntervalOfDependentLosses() throws {
    let model = (0..<60).map { $0 / 10 % 2 == 0 ? 2.0 : 1.0 }
    let naive = Array(repeating: 1.5, count: 60)
    let single = try #require(interval(model, naive, blockLength: 1))
    let blocks = try #require(interval(model, naive, blockLength: 10))
    #expect(blocks.upperBound - blocks.lowerBound > 1.5 * (single.upperBound - single.lowerBound))
  }

  @Test("A block of all folds gives an interval of one point")
  func aBlockOfAllFoldsOnlyRotatesThem() throws {
    let drawn = try #require(interval([1, 2, 3], [2, 2, 4], blockLength: 3))
    #expect(drawn == 0.25...0.25)
    #expect(interval([1, 2, 3], [2, 2, 4], blockLength: 99) == drawn)
  }

  @Test("The same seed draws the same interval, another seed another") func sameSeedSameBits() {
    let model: [Double] = [1, 5, 2, 8, 3, 9, 4]
    let naive: [Double] = [2, 4, 4, 5, 7, 6, 3]
    let first = interval(model, naive, blockLength: 2)
    #expect(first == interval(model, naive, blockLength: 2))
    #expect(first != interval(model, naive, blockLength: 2, seed: 2))
  }

  @Test("One fold, or naive without loss, has no interval") func edges() {
    #expect(interval([1], [2], blockLength: 1) == nil)
    #expect(interval([], [], blockLength: 1) == nil)
    #expect(interval([0, 0], [0, 0], blockLength: 1) == 0...0)
    #expect(interval([1, 1], [0, 0], blockLength: 1) == nil)
  }
}
