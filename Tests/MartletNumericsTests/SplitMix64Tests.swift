import MartletNumerics
import Testing

@Suite struct SplitMix64Tests {
  @Test("Seed 1234567 gives the published outputs of the reference in C")
  func agreesWithTheReference() {
    var generator = SplitMix64(seed: 1_234_567)
    let expected: [UInt64] = [
      6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
      4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
    ]
    #expect(expected.map { _ in generator.next() } == expected)
  }

  @Test("Every seed and path gives a stream of its own, the same each time")
  func pathsGiveDifferentStreams() {
    let paths = [
      [], [""], ["", ""], ["a"], ["b"], ["ab"], ["a", "b"], ["b", "a"], ["a", ""], ["fold 1"],
      ["fold 2"],
    ]
    var seen: Set<UInt64> = []
    for seed: UInt64 in [0, 1, 2, .max] {
      for path in paths {
        var generator = SplitMix64(seed: seed, path: path)
        for _ in 0..<10 { seen.insert(generator.next()) }
      }
    }
    #expect(seen.count == 4 * paths.count * 10)
    #expect(SplitMix64(seed: 3, path: ["a", "b"]) == SplitMix64(seed: 3, path: ["a", "b"]))
  }

  /// The correlation of 10,000 pairs has deviation 0.01.
  @Test("Streams of neighbouring paths are not correlated") func streamsAreIndependent() {
    var first = SplitMix64(seed: 1, path: ["fold 1"])
    var second = SplitMix64(seed: 1, path: ["fold 2"])
    let products = (0..<10_000).map { _ in (first.uniform() - 0.5) * (second.uniform() - 0.5) * 12 }
    #expect(abs(products.reduce(0, +) / 10_000) < 0.04)
  }

  @Test("Uniform numbers lie in [0, 1) with mean 1/2 and variance 1/12")
  func uniformHasTheRightMoments() {
    var generator = SplitMix64(seed: 11)
    let values = (0..<20_000).map { _ in generator.uniform() }
    #expect(values.allSatisfy { (0..<1).contains($0) })
    let mean = values.reduce(0, +) / 20_000
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
    #expect(abs(mean - 0.5) < 4 * 0.002_04)  // deviation √(1/12 / n)
    #expect(abs(variance - 1 / 12.0) < 4 * 0.000_53)  // deviation √(1/180 / n)
  }

  @Test(
    "Integers below a bound are uniform by the chi-square test", arguments: [1, 2, 3, 7, 100, 1000])
  func integersAreUniform(bound: Int) {
    var generator = SplitMix64(seed: UInt64(bound))
    let draws = 20 * bound
    var counts = [Int](repeating: 0, count: bound)
    for _ in 0..<draws {
      let value = generator.integer(below: bound)
      guard counts.indices.contains(value) else {
        Issue.record("\(value) is not below \(bound)")
        return
      }
      counts[value] += 1
    }
    // χ² has mean and variance bound - 1 and 2 (bound - 1).
    let chiSquare = counts.reduce(0.0) { $0 + Double(($1 - 20) * ($1 - 20)) / 20 }
    let degrees = Double(bound - 1)
    #expect(abs(chiSquare - degrees) <= 4 * (2 * degrees).squareRoot())
  }

  @Test("Integers below Int.max are drawn within the bound") func integersBelowAHugeBound() {
    var generator = SplitMix64(seed: 1)
    for _ in 0..<100 { #expect((0..<Int.max).contains(generator.integer(below: .max))) }
  }
}
