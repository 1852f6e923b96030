import MartletNumerics
import Testing

@Suite struct FallingTrendTests {
  /// `scipy.stats.kendalltau(range(n), values, method="exact", alternative="less")` of SciPy 1.17.1.
  @Test(
    "The p-value is that of Kendall's exact test in SciPy",
    arguments: [
      ([5, 4, 3, 2], 1 / 24.0), ([5, 4, 3, 2, 1], 1 / 120.0), ([3, 5, 4, 1, 2, 0], 49 / 720.0),
      ([0.9, 0.7, 0.8, 0.5, 0.6, 0.4, 0.3], 0.005357142857142857), ([1, 2, 3, 4, 5], 1),
      (
        [0.51, 0.50, 0.505, 0.49, 0.495, 0.48, 0.485, 0.47, 0.475, 0.46], 0.00017884700176366844
      ),
    ] as [([Double], Double)])
  func likeSciPy(values: [Double], pValue: Double) {
    #expect(abs(FallingTrend(values).pValue - pValue) < 1e-12)
  }

  @Test("Over all orders of five numbers at most one in twenty has a p-value below .05")
  func size() {
    func orders(_ left: [Double]) -> [[Double]] {
      left.isEmpty
        ? [[]]
        : left.indices.flatMap { place in
          var rest = left
          let value = rest.remove(at: place)
          return orders(rest).map { [value] + $0 }
        }
    }
    let all = orders([1, 2, 3, 4, 5])
    #expect(all.count == 120)
    #expect(all.count { FallingTrend($0).pValue < 0.05 } <= 6)
    #expect(all.count { FallingTrend($0).pValue < 0.05 } > 0)
  }

  @Test("Equal numbers, too few, and what is no number do not fall")
  func edges() {
    #expect(FallingTrend([]).pValue == 1)
    #expect(FallingTrend([2]).pValue == 1)
    #expect(FallingTrend([2, 2, 2, 2, 2, 2]).pValue > 0.999999)
    #expect(FallingTrend([3, 2, 1]).pValue > 0.05)
    #expect(FallingTrend([5, 4, 3, .nan, 1, 0]).pValue == 1)
  }

  @Test("Long lists by the normal approximation have nearly the exact p-value")
  func approximation() {
    var generator = SplitMix64(seed: 3)
    let noise = (0..<61).map { 0.02 * Double($0) + Double.random(in: -1...1, using: &generator) }
    let (exact, approximate) = (
      FallingTrend(Array(noise.reversed().prefix(60))).pValue,
      FallingTrend(Array(noise.reversed())).pValue
    )
    #expect(exact < 0.05 && approximate < 0.05)
    #expect(abs(exact - approximate) < 0.01)
  }
}
