import MartletEvaluation
import MartletFiles
import MartletForecasting
import MartletModels
import MartletPanels
import MartletTestSupport
import MartletTime
import Testing

struct ForecastingTests {
  private let values = walk(60, seed: 1)

  private func makeBacktest(count: Int = 6, seeds: Int = 2) throws -> Backtest {
    var backtest = Backtest(task: try smallBacktestTask(), folds: Folds(count: count), seeds: seeds)
    backtest.levels = [0.5, 0.8, 0.95]
    return backtest
  }

  @Test("A forecast is the fold that stands at the last row")
  func aForecastIsTheNextFold() async throws {
    let backtest = try makeBacktest()
    let models = try everyModel()
    let forecast = try await Forecasting(calibratedBy: backtest).run(models, on: panel(values))
    let later = try await makeBacktest(count: 1).run(models, on: panel(values + [0.1, 9, 1]))
    #expect(forecast.models.map(\.label) == models.map(\.label))
    for (model, mean) in zip(forecast.models, later.models) {
      #expect(model.series[0].path.count == 3)
      #expect(
        zip(model.series[0].path, mean.meanPath(series: 0, fold: 0)).allSatisfy { isClose($0, $1) },
        "\(model.label)")
    }
  }

  @Test("Intervals of a forecast come from the errors of all folds, if enough")
  func intervalsComeFromAllFolds() async throws {
    let line = (0..<60).map(Double.init)
    let forecast = try await Forecasting(calibratedBy: makeBacktest()).run(
      [.naive], on: panel(line))
    let naive = forecast.models[0].series[0]
    #expect(naive.path == [59, 59, 59])
    // Naive on a straight line is h behind; six errors make intervals at 0.5 and 0.8, not at 0.95.
    #expect(forecast.levels == [0.5, 0.8, 0.95])
    for place in 0..<2 {
      #expect(naive.intervals[place]?.map(\.lower) == [58, 57, 56])
      #expect(naive.intervals[place]?.map(\.upper) == [60, 61, 62])
    }
    #expect(naive.intervals[2] == nil)
  }

  @Test("Intervals of a forecast widen with the level and begin below the path")
  func intervalsWidenWithTheLevel() async throws {
    let forecast = try await Forecasting(calibratedBy: makeBacktest(count: 20)).run(
      [.mlp(hidden: 8)], on: panel(walk(120, seed: 3)))
    let network = forecast.models[0].series[0]
    let widths = network.intervals.map { $0?.map { $0.upper - $0.lower } ?? [] }
    #expect(widths.map(\.count) == [3, 3, 3])
    for step in 0..<3 {
      #expect(widths[0][step] <= widths[1][step] && widths[1][step] <= widths[2][step])
      #expect(network.intervals[0].map { $0[step].lower < network.path[step] } == true)
    }
  }

  @Test("A forecast is calibrated by the bits of the backtest, with Naive added")
  func theCalibrationIsTheBacktest() async throws {
    let backtest = try makeBacktest()
    let forecast = try await Forecasting(calibratedBy: backtest).run(
      [.mlp(hidden: 8)], on: panel(values))
    let alone = try await backtest.run([.mlp(hidden: 8)], on: panel(values))
    #expect(forecast.calibration?.bits == alone.bits)
    #expect(forecast.calibration?.models.map(\.label) == ["Naive", "MLP"])
    #expect(forecast.models.map(\.label) == ["MLP", "Naive"])
    #expect(forecast.models.map(\.isAdded) == [false, true])
  }

  @Test("A forecast has the same bits for one job and four")
  func sameBitsForAnyJobs() async throws {
    var backtest = try makeBacktest()
    let models = try everyModel()
    let two = panel(values, walk(50, seed: 2))
    let first = try await Forecasting(calibratedBy: backtest).run(models, on: two)
    backtest.jobs = 4
    let second = try await Forecasting(calibratedBy: backtest).run(models, on: two)
    for (a, b) in zip(first.models, second.models) {
      #expect(
        a.series.map { $0.path.map(\.bitPattern) } == b.series.map { $0.path.map(\.bitPattern) })
      #expect(a.series.map(\.intervals) == b.series.map(\.intervals))
    }
    #expect(first.models[0].series.count == 2)
    #expect(first.models[0].series[0].path != first.models[0].series[1].path)
  }

  @Test("Forecast dates follow the time axis of each series")
  func datesFollowTheAxisOfEachSeries() async throws {
    func dated(_ id: String, _ last: Int64, _ frequency: Frequency) -> Series {
      let ticks =
        frequency == .weekdays
        ? (0...400).map { last - 400 + $0 }.filter { ($0 + 3) % 7 < 5 }  // day 0 was a Thursday
        : (0...60).map { last - 60 + $0 }
      return Series(
        id: id, axis: TimeAxis(kind: .date, ticks: ticks, frequency: frequency),
        target: Column(name: "y", role: .target, values: walk(ticks.count, seed: 1)))
    }
    // 2018-12-28 was a Friday, day 17,893.
    let forecast = try await Forecasting(calibratedBy: makeBacktest()).run(
      [.naive],
      on: Panel(series: [dated("a", 17893, .weekdays), dated("b", 17893, .everyDay)]))
    let labels = zip(forecast.panel.series, forecast.times).map { series, times in
      times.map { series.axis.label($0) }
    }
    #expect(labels[0] == ["2018-12-31", "2019-01-01", "2019-01-02"])
    #expect(labels[1] == ["2018-12-29", "2018-12-30", "2018-12-31"])
  }

  @Test("A forecast on an irregular axis is an error before any fit")
  func anIrregularAxisHasNoFuture() async throws {
    let ticks = (0..<60).map { Int64($0 * $0) }
    let irregular = Series(
      id: "a", axis: TimeAxis(kind: .integer, ticks: ticks, frequency: .irregular),
      target: Column(name: "y", role: .target, values: values))
    var cells = 0
    await #expect(throws: DataError.self) {
      _ = try await Forecasting(calibratedBy: makeBacktest()).run(
        [.naive], on: Panel(series: [irregular])
      ) { _ in cells += 1 }
    }
    #expect(cells == 0)
  }

  @Test("Progress counts the cells of the folds and of the forecast")
  func progressGoesOnToTheForecasts() async throws {
    var seen: [Int] = []
    _ = try await Forecasting(calibratedBy: makeBacktest()).run(
      [.mlp(hidden: 8), .historicAverage], on: panel(values)
    ) { progress in
      seen.append(progress.done)
      #expect(progress.total == 6 * 4 + 4)  // naive, the average, two seeds
    }
    #expect(seen == Array(1...28))
  }

  @Test("A forecast is fitted on the rolling window of its folds")
  func aRollingWindowHoldsForTheForecast() async throws {
    var backtest = try makeBacktest()
    backtest.folds.window = .rolling(4)
    let forecast = try await Forecasting(calibratedBy: backtest).run(
      [.historicAverage], on: panel((0..<60).map(Double.init)))
    #expect(forecast.models[0].series[0].path == [57.5, 57.5, 57.5])
  }

  /// The last value is trained on in no fold, but by the forecast itself: found before anything is.
  @Test("A zero in the last row under a logarithm is an error with a remedy")
  func aValueThatTheTransformDoesNotTakeIsAnErrorAtTheLastRowToo() async throws {
    var zeroAtTheEnd = values
    zeroAtTheEnd[59] = 0
    let error = await message { [zeroAtTheEnd] in
      var backtest = try makeBacktest()
      backtest.task.transform = .log
      _ = try await Forecasting(calibratedBy: backtest).run(
        [.historicAverage], on: panel(zeroAtTheEnd))
    }
    #expect(
      error == "error: 'log' needs values above 0, but series 'a' is 0.0 at 59; "
        + "hint: --transform none or --transform diff")
  }

  @Test("A forecast leaves out the gap that its folds leave out")
  func aGapHoldsForTheForecast() async throws {
    var backtest = try makeBacktest()
    backtest.folds.gap = 10
    let forecast = try await Forecasting(calibratedBy: backtest).run(
      [.historicAverage], on: panel((0..<60).map(Double.init)))
    #expect(forecast.models[0].series[0].path == [24.5, 24.5, 24.5])
  }
}
