import MartletCatalog
import MartletEvaluation
import MartletForecasting
import MartletModels
import MartletPanels
import MartletTestSupport
import Testing

/// Intervals that models say themselves, in backtests and forecasts.
struct NativeIntervalTests {
  private func backtest(_ count: Int, seeds: Int = 1, loss: String = "gaussian") throws -> Backtest
  {
    var backtest = Backtest(
      task: try smallBacktestTask([("loss", loss)]), folds: Folds(count: count), seeds: seeds)
    backtest.intervals = .native
    backtest.levels = [0.8]
    backtest.quantiles = [0.1, 0.5]
    return backtest
  }

  @Test("Coverage, width and losses of native intervals are those of plain Python")
  func agreesWithPython() async throws {
    let result = try await backtest(8).run([], on: panel(NativeGolden.values))
    let coverage = try #require(result.coverage(model: 0, level: 0.8))
    #expect(coverage.folds == 8)
    #expect(isClose(coverage.share, NativeGolden.share))
    #expect(isClose(coverage.width, NativeGolden.width, relative: 1e-9))
    #expect(isClose(coverage.winkler, NativeGolden.winkler, relative: 1e-9))
    let quantile = try #require(result.quantileScore(model: 0, level: 0.1))
    #expect(isClose(quantile.share, NativeGolden.below))
    #expect(isClose(quantile.pinball, NativeGolden.pinball, relative: 1e-9))
    let last = try #require(result.intervals(model: 0, series: 0, fold: 7, level: 0.8))
    #expect(isClose(last[2].lower, NativeGolden.lastLower, relative: 1e-9))
  }

  @Test("Native quantiles are averaged over seeds, and every fold has them")
  func quantilesAreAveragedOverSeeds() async throws {
    let model = Model.mlp(hidden: 8)
    let both = try await backtest(3, seeds: 2).run([model], on: panel(walk(60, seed: 1)))
    let one = try await backtest(3, seeds: 1).run([model], on: panel(walk(60, seed: 1)))
    for fold in 0..<3 {
      let mean = try #require(both.intervals(model: 1, series: 0, fold: fold, level: 0.8))
      let first = try #require(one.intervals(model: 1, series: 0, fold: fold, level: 0.8))
      #expect(mean.map(\.lower) != first.map(\.lower))
      let path = both.models[1].meanPath(series: 0, fold: fold)
      for (interval, value) in zip(mean, path) {
        // The mean of symmetric intervals is around the mean.
        #expect(isClose(interval.upper - value, value - interval.lower, relative: 1e-6))
      }
      let median = try #require(both.quantile(0.5, model: 1, series: 0, fold: fold))
      #expect(zip(median, path).allSatisfy { isClose($0, $1, relative: 1e-12) })
    }
  }

  @Test("A model without native intervals has no coverage and no quantile score")
  func aModelWithoutThem() async throws {
    let result = try await backtest(3, loss: "mse").run(
      [.mlp(hidden: 8)], on: panel(walk(60, seed: 1)))
    #expect(result.coverage(model: 0, level: 0.8)?.folds == 3)
    #expect(result.coverage(model: 1, level: 0.8) == nil)
    #expect(result.quantileScore(model: 1, level: 0.5) == nil)
  }

  @Test("Native intervals of a forecast are those of a fold there, with folds or without")
  func aForecastNeedsNoFolds() async throws {
    let values = walk(60, seed: 1)
    let models: [Model] = [.naive, .mlp(hidden: 8), Model(AutoARIMA())]
    let later = try await backtest(1, seeds: 2).run(models, on: panel(values + [0.1, 9, 1]))
    for count in [0, 2] {
      let forecast = try await Forecasting(calibratedBy: backtest(count, seeds: 2)).run(
        models, on: panel(values))
      #expect((forecast.calibration == nil) == (count == 0))
      for (index, model) in forecast.models.enumerated() {
        let expected = try #require(later.intervals(model: index, series: 0, fold: 0, level: 0.8))
        let own = try #require(model.series[0].intervals[0])
        for (a, b) in zip(own, expected) {
          #expect(isClose(a.lower, b.lower) && isClose(a.upper, b.upper), "\(model.label)")
        }
        #expect(model.series[0].quantiles[0] == own.map(\.lower))
      }
    }
  }

  @Test("A backtest without folds is an error also with native intervals")
  func aBacktestWithoutFoldsIsAnError() async throws {
    let message = await message {
      _ = try await backtest(0).run([], on: panel(walk(60, seed: 1)))
    }
    #expect(message == "error: there are no folds; hint: --n-windows 1 or more")
  }

  @Test("Too few rows for a forecast without folds are an error with a remedy")
  func tooFewRows() async throws {
    let message = await message {
      _ = try await Forecasting(calibratedBy: backtest(0)).run(
        [.mlp(hidden: 8)], on: panel([1, 2, 3, 4, 5]))
    }
    #expect(
      message == "error: series 'a' has 5 rows, and MLP needs 8; "
        + "hint: look back less (--input-size 2)")
  }

  @Test(
    "Values after a cutoff change no native quantile of its forecasts", arguments: ["none", "diff"])
  func nothingLooksAhead(transform: String) async throws {
    let models = try ["mlp:hidden=8", "theta", "drift", "auto-arima"].map {
      try Model(parsing: $0)
    }
    var backtest = try backtest(4)
    backtest.task.transform = try Transform(parsing: transform)
    let values = walk(60, seed: 1)
    let poisoned = values.prefix(51) + [9e9, -7, 0.5, 3, 1e-9, 8, 1, 2, -4e12]
    let (own, other) = (
      try await backtest.run(models, on: panel(values)),
      try await backtest.run(models, on: panel(Array(poisoned)))
    )
    for model in 0..<5 {
      // The second fold stands at row 50, the last one before the poison.
      for level in [0.1, 0.5] {
        let quantile = own.quantile(level, model: model, series: 0, fold: 1)
        #expect(quantile != nil)
        #expect(quantile == other.quantile(level, model: model, series: 0, fold: 1))
      }
      #expect(
        own.quantile(0.1, model: model, series: 0, fold: 3)
          != other.quantile(0.1, model: model, series: 0, fold: 3))
    }
  }

  @Test("Sample paths differ by draw and are the same for any number of threads")
  func samplePaths() async throws {
    let models: [Model] = [.naive, .mlp(hidden: 8), try Model(parsing: "croston")]
    var made: [ForecastResult] = []
    for jobs in [1, 3] {
      var backtest = try backtest(0, seeds: 2)
      backtest.jobs = jobs
      var forecasting = Forecasting(calibratedBy: backtest)
      forecasting.pathCount = 5
      made.append(
        try await forecasting.run(models, on: panel(walk(60, seed: 1), walk(50, seed: 2))))
    }
    for series in 0..<2 {
      let paths = made[0].models.map { $0.series[series].paths }
      #expect(paths[0].count == 5 && paths[1].count == 5 && paths[2].isEmpty)
      #expect(Set(paths[1]).count == 5)
      #expect(paths[1].allSatisfy { $0.count == 3 })
      #expect(paths == made[1].models.map { $0.series[series].paths })
    }
  }
}
