import MartletEvaluation
import MartletForecasting
import MartletTestSupport
import RealModule
import Testing

/// Intervals and quantiles from errors of folds that overlap, of noise that is not symmetric, and along the
/// horizon.
struct OverlapTests {
  private func backtest(
    _ horizon: Int, folds: Int, step: Int? = nil, season: Int = 1, levels: [Double] = [0.8]
  ) -> Backtest {
    var backtest = Backtest(
      task: ForecastTask(horizon: horizon, seasonLength: season),
      folds: Folds(count: folds, step: step), seeds: 1)
    backtest.levels = levels
    backtest.intervals = .conformal
    return backtest
  }

  private func path(_ count: Int, _ generator: inout SeededGenerator) -> [Double] {
    var level = 0.0
    return generator.bell(count: count).map { step in
      level += step
      return level
    }
  }

  /// The last fold by its definition.
  @Test("Intervals and quantiles from overlapping errors are those of Python")
  func agreesWithPython() async throws {
    func check(_ result: BacktestResult, _ halves: [Double], _ offsets: [[Double]]) throws {
      let fold = result.folds.count - 1
      let last = result.last(series: 0, fold: fold)
      let intervals = try #require(
        result.intervals(model: 0, series: 0, fold: fold, level: 0.8))
      for (interval, half) in zip(intervals, halves) {
        #expect(isClose(interval.upper - last, half, relative: 1e-9))
        #expect(isClose(last - interval.lower, half, relative: 1e-9))
      }
      for (level, expected) in zip([0.1, 0.5, 0.75], offsets) {
        let quantile = try #require(result.quantile(level, model: 0, series: 0, fold: fold))
        for (own, offset) in zip(quantile, expected) {
          #expect(isClose(own, last + offset, relative: 1e-11), "\(level)")
        }
      }
    }
    let walk = panel(ConformalGolden.walk)
    try check(
      try await backtest(3, folds: 14).run([], on: walk), ConformalGolden.apartHalves,
      ConformalGolden.apartOffsets)
    try check(
      try await backtest(6, folds: 32, step: 2).run([], on: walk), ConformalGolden.nearHalves,
      ConformalGolden.nearOffsets)
    // A later step may be surer where the season says so.
    let loud = backtest(3, folds: 20, step: 4, season: 4)
    try check(
      try await loud.run([], on: panel(ConformalGolden.loud)), ConformalGolden.loudHalves, [])
  }

  /// Twenty folds of 20 steps that stand a row apart are hardly more than one.
  @Test(
    "Folds that overlap give a band only where enough of them do not",
    arguments: [
      (1, 20, 0.8, false), (1, 20, 0.95, false), (20, 20, 0.8, true), (20, 20, 0.95, true),
      (1, 61, 0.8, true), (1, 60, 0.8, false), (1, 361, 0.95, true), (1, 360, 0.95, false),
      (15, 7, 0.8, true), (15, 6, 0.8, false),
    ])
  func foldsThatOverlapCountOnce(step: Int, folds: Int, level: Double, hasBand: Bool) async throws {
    let backtest = backtest(20, folds: folds, step: step, levels: [level])
    let forecast = try await Forecasting(calibratedBy: backtest).run(
      [.naive], on: panel(walk(500, seed: 3)))
    #expect((forecast.models[0].series[0].intervals[0] != nil) == hasBand)
  }

  /// Coverage of the last fold at 80 %, by 41 folds of 10 steps of which four do not overlap, over 200
  /// random walks. With all errors of ten such folds counted as if none overlapped it was 70 % at the last step.
  @Test("Intervals from overlapping folds cover near 80 % at every step")
  func coverageOfFoldsThatOverlap() async throws {
    var generator = SeededGenerator(seed: 8)
    let draws = 200
    var inside = [Int](repeating: 0, count: 10)
    for _ in 0..<draws {
      let values = path(65, &generator)
      let result = try await backtest(10, folds: 41, step: 1).run([], on: panel(values))
      let intervals = try #require(
        result.intervals(model: 0, series: 0, fold: 40, level: 0.8))
      for (step, value) in result.actual(series: 0, fold: 40).enumerated()
      where intervals[step].lower <= value && value <= intervals[step].upper { inside[step] += 1 }
    }
    let shares = inside.map { Double($0) / Double(draws) }
    #expect(shares.reduce(0, +) / 10 > 0.78, "\(shares)")
    // Two points below, less two standard errors of 200 draws.
    #expect((shares.min() ?? 0) > 0.78 - 0.057, "\(shares)")
  }

  /// Of exponential noise the quantiles hold what they say, at 38 folds too, where a place among the errors
  /// is rarely a whole number: as the ends of intervals around the forecast those at 5 and 90 % held .4 and 86 %.
  @Test("Quantiles of exponential noise hold the share that they say")
  func quantilesOfSkewedNoise() async throws {
    var generator = SeededGenerator(seed: 7)
    let draws = 1000
    let levels = [0.05, 0.5, 0.9]
    var below = [Int](repeating: 0, count: levels.count)
    for _ in 0..<draws {
      let noise = (0..<60).map { _ in -Double.log(Double.random(in: 0.0...1, using: &generator)) }
      var backtest = backtest(1, folds: 39)
      (backtest.levels, backtest.quantiles) = ([], levels)
      let result = try await backtest.run([.historicAverage], on: panel(noise))
      for (place, level) in levels.enumerated() {
        let quantile = try #require(result.quantile(level, model: 1, series: 0, fold: 38))
        if noise[59] <= quantile[0] { below[place] += 1 }
      }
    }
    for (count, range) in zip(below, [0.03...0.07, 0.46...0.54, 0.88...0.92]) {
      #expect(range.contains(Double(count) / Double(draws)), "\(below) of \(draws)")
    }
  }

  @Test("Intervals do not narrow along the horizon of a random walk")
  func widthsDoNotFall() async throws {
    var generator = SeededGenerator(seed: 4)
    var falls = 0
    for _ in 0..<20 {
      let values = path(130, &generator)
      let forecast = try await Forecasting(
        calibratedBy: backtest(5, folds: 20, season: 5, levels: [0.8, 0.95])
      ).run([.naive], on: panel(values))
      let series = forecast.models[0].series[0]
      let widths = try series.intervals.map { level in
        try #require(level).map { $0.upper - $0.lower }
      }
      for own in widths { falls += zip(own, own.dropFirst()).count { $0 > $1 + 1e-9 } }
      #expect(zip(widths[0], widths[1]).allSatisfy { $0 <= $1 })
    }
    #expect(falls == 0)
  }
}
