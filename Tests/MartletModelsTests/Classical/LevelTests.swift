import MartletCatalog
import MartletForecasting
import MartletModels
import MartletNumerics
import MartletTestSupport
import Testing

/// What a level does to a forecast and its intervals: nothing.
struct LevelTests {
  /// Multiples of an eighth, so that large levels are added without rounding.
  private static let base: [Double] = noise(60, seed: 5).enumerated().map { row, error in
    let season = [0.0, 3, 8, 2][row % 4]
    return (8 * (season + error)).rounded() / 8
  }

  private func ranges(
    _ text: String, _ values: [Double], horizon: Int = 6
  ) throws -> [ClosedRange<Double>] {
    let forecaster = try Model(parsing: text).forecaster
    let task = ForecastTask(horizon: horizon, seasonLength: 4)
    let fitted = try #require(
      try forecaster.fit(known(values), task, randomness: SplitMix64(seed: 1)) as? FittedUnivariate)
    return try #require(try fitted.ranges(known(values), level: 0.8)[0])
  }

  @Test(
    "Intervals keep their width and place when up to 1e13 is added to the series",
    arguments: [
      "ses", "holt", "damped-holt", "holt-winters", "ets:form=ANA", "ar", "auto-arima", "theta",
      "optimised-theta", "optimised-theta:dynamic=false", "naive2",
    ])
  func intervalsAreAsWideAtEveryLevel(text: String) throws {
    let usual = try ranges(text, Self.base.map { $0 + 1000 })
    for level in [1e7, 1e9, 1e11, 1e13] {
      for (range, expected) in zip(try ranges(text, Self.base.map { $0 + level }), usual) {
        let (width, expectedWidth) = (
          range.upperBound - range.lowerBound, expected.upperBound - expected.lowerBound
        )
        #expect(expectedWidth > 1)
        #expect(
          isClose(width, expectedWidth, relative: 0.02),
          "\(text), \(level): \(width), \(expectedWidth)")
        // The last digit of 1e13 is 1/512.
        let centre = (range.lowerBound - level + range.upperBound - level) / 2
        let expectedCentre = (expected.lowerBound - 1000 + expected.upperBound - 1000) / 2
        #expect(
          abs(centre - expectedCentre) < 0.2, "\(text), \(level): \(centre), \(expectedCentre)")
      }
    }
  }

  @Test(
    "At a large level multiplicative forms have the intervals of additive ones",
    arguments: [
      ("holt-winters:season=multiplicative", "holt-winters"), ("ets:form=MNN", "ets:form=ANN"),
      ("ets:form=MAM", "ets:form=AAA"), ("ets:form=MAdN", "ets:form=AAdN"),
    ])
  func formsThatMultiplyHaveTheWidthsOfThoseThatAdd(multiplied: String, added: String) throws {
    for level in [1e6, 1e8, 1e10] {
      let values = Self.base.map { $0 + level }
      for (a, b) in zip(try ranges(multiplied, values), try ranges(added, values)) {
        let (width, expected) = (a.upperBound - a.lowerBound, b.upperBound - b.lowerBound)
        #expect(
          isClose(width, expected, relative: 0.05), "\(multiplied), \(level): \(width), \(expected)"
        )
      }
    }
  }

  @Test(
    "A steep trend at a large level leaves the interval its width",
    arguments: ["theta", "optimised-theta", "holt"])
  func aTrendAtALargeLevel(text: String) throws {
    let trend = Self.base.enumerated().map { $1 + 50 * Double($0) }
    let usual = try ranges(text, trend.map { $0 + 1e5 })[0]
    let range = try ranges(text, trend.map { $0 + 1e10 })[0]
    #expect(
      isClose(
        range.upperBound - range.lowerBound, usual.upperBound - usual.lowerBound, relative: 0.02))
  }

  @Test("Nelder-Mead ends near the minimum of a function with rounding noise")
  func aSearchAmongRoundingErrorsEnds() {
    // The last digits of a number of this size are noise beyond the tolerance.
    let function = { (point: [Double]) -> Double in
      let (x, y) = (point[0] - 0.3, point[1] + 0.2)
      return 1e9 + x * x + y * y
    }
    var search = NelderMead(lower: [-1, -1], upper: [1, 1])
    let noisy = { (point: [Double]) -> Double in
      let bits = (point[0] * 1e9).bitPattern ^ (point[1] * 1e9).bitPattern
      return function(point) + Double(bits % 1024) * 1e-6
    }
    search.minimise(from: [0.5, 0.5], tolerance: 1e-9, steps: 20_000, noisy)
    #expect(search.evaluations < 2000, "\(search.evaluations)")
    #expect(abs(search.best[0] - 0.3) < 0.1 && abs(search.best[1] + 0.2) < 0.1)
  }

  @Test("Nelder-Mead gives up early on a target out of reach, and otherwise ends as ever")
  func aHopelessSearchIsGivenUp() {
    let function = { (point: [Double]) -> Double in
      point.reduce(0) { $0 + ($1 - 0.5) * ($1 - 0.5) }
    }
    let start = (0..<4).map { Double($0) / 20 }
    let limits = ([Double](repeating: -1, count: 4), [Double](repeating: 1, count: 4))
    var (free, able, unable) = (
      NelderMead(lower: limits.0, upper: limits.1), NelderMead(lower: limits.0, upper: limits.1),
      NelderMead(lower: limits.0, upper: limits.1)
    )
    free.minimise(from: start, tolerance: 1e-12, steps: 1000, function)
    able.minimise(from: start, tolerance: 1e-12, steps: 1000, target: 1e-3, function)
    unable.minimise(from: start, tolerance: 1e-12, steps: 1000, target: -1000, function)
    #expect(able.best == free.best && able.value == free.value)
    #expect(unable.evaluations < free.evaluations / 2)
  }
}
