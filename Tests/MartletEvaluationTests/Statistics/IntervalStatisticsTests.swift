import MartletEvaluation
import MartletNumerics
import MartletTestSupport
import Testing

/// What intervals from past errors are made with, and what they are judged by, against scipy.
struct IntervalStatisticsTests {
  @Test("Rising means are those of isotonic regression in SciPy") func risingMeans() {
    let rising = RisingMeans.of(ConformalGolden.values)
    for (own, expected) in zip(rising, ConformalGolden.rising) { #expect(isClose(own, expected)) }
    #expect(rising.count == ConformalGolden.rising.count)
    #expect(RisingMeans.of([]) == [])
    #expect(RisingMeans.of([1, 2, 2, 7]) == [1, 2, 2, 7])
    #expect(RisingMeans.of([4, 3, 2, 7, 5]) == [3, 3, 3, 6, 6])
  }

  @Test("The p-value of seasonal movement is that of SciPy, or none for few rows")
  func movementByTheSeason() throws {
    for (season, expected) in [(2, ConformalGolden.movement2), (7, ConformalGolden.movement7)] {
      let own = try #require(SeasonalMovement.pValue(ConformalGolden.steps, seasonLength: season))
      #expect(isClose(own, expected, relative: 1e-9))
    }
    #expect(SeasonalMovement.pValue(ConformalGolden.loud, seasonLength: 4) ?? 1 < 1e-9)
    #expect(SeasonalMovement.pValue([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], seasonLength: 2) == nil)
    #expect(SeasonalMovement.pValue(ConformalGolden.steps, seasonLength: 1) == nil)
    #expect(SeasonalMovement.pValue(ConformalGolden.steps, seasonLength: 18) == nil)
    #expect(
      SeasonalMovement.pValue(ConformalGolden.steps + [Double.nan], seasonLength: 2) == nil)
  }

  @Test("The p-value of shares below a level is that of SciPy, and needs ten")
  func sharesBelowALevel() throws {
    let own = try #require(CoverageTest.pValue(ConformalGolden.shares.map { $0 - 0.8 }))
    #expect(isClose(own, ConformalGolden.shortfall, relative: 1e-9))
    #expect(CoverageTest.pValue([Double](repeating: -0.1, count: 9)) == nil)
    #expect(CoverageTest.pValue([Double](repeating: -0.1, count: 10)) == 0)
    #expect(CoverageTest.pValue([Double](repeating: 0.1, count: 10)) == 1)
  }
}
