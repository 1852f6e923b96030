import MartletEvaluation
import MartletForecasting
import MartletNumerics
import MartletPanels
import MartletTestSupport
import Testing

/// A model that fails takes no other with it.
struct FailureTests {
  /// Forecasts the last value, and fails where it is told to.
  private struct Failing: Forecaster {
    struct Failure: Error {}
    struct Fitted: FittedForecaster {
      let horizon: Int
      func predict(_ panel: AsOfPanel) -> [[Double]] {
        panel.histories.map { [Double](repeating: $0.target.last ?? 0, count: horizon) }
      }
    }

    var name: String { "Failing" }
    /// A fit on so many rows fails.
    var rows = -1
    /// A fit on a series that starts so fails.
    var start = -1.0
    /// The share of the fits that fail by chance.
    var share = 0.0
    var isRandom: Bool { share > 0 }

    func minimumRows(for task: ForecastTask) -> Int { 1 }

    func fit(
      _ panel: AsOfPanel, _ task: ForecastTask, randomness: SplitMix64
    ) throws -> Fitted {
      var randomness = randomness
      let history = panel.histories[0]
      if history.count == rows || history.target.first == start
        || Double.random(in: 0..<1, using: &randomness) < share
      {
        throw Failure()
      }
      return Fitted(horizon: task.horizon)
    }
  }

  private let values = walk(60, seed: 1)

  private func backtest(jobs: Int = 1, seeds: Int = 1) -> Backtest {
    var backtest = Backtest(horizon: 3, folds: Folds(count: 5), seeds: seeds)
    backtest.jobs = jobs
    backtest.levels = [0.5]
    return backtest
  }

  /// In the fourth of five folds.
  @Test(
    "A model that fails in one fold is a failure in its place, the others unchanged",
    arguments: [1, 2, 4])
  func oneFold(jobs: Int) async throws {
    let models = [Model(Failing(rows: 54)), .randomWalkWithDrift]
    let result = try await backtest(jobs: jobs).run(models, on: panel(values))
    #expect(result.models.map(\.label) == ["Naive", "RandomWalkWithDrift"])
    #expect(result.failures.map(\.place) == [1])
    #expect(
      result.failures.map { "\($0.error)" } == ["Failing on 'a' at cutoff 53, seed 1: Failure()"])
    let alone = try await backtest().run([.randomWalkWithDrift], on: panel(values))
    #expect(result.bits == alone.bits)
    guard case .failed(let failure) = result.places[1] else {
      Issue.record("it does not stand in the order that was asked for")
      return
    }
    #expect(failure.label == "Failing")
  }

  @Test("A model that fails on one series is a failure that names it", arguments: [1, 2, 4])
  func oneSeries(jobs: Int) async throws {
    let two = panel(values, [7] + values)
    let result = try await backtest(jobs: jobs).run(
      [.historicAverage, Model(Failing(start: 7))], on: two)
    #expect(result.models.map(\.label) == ["Naive", "HistoricAverage"])
    #expect(
      result.failures.map { "\($0.error)" } == ["Failing on 'b' at cutoff 45, seed 1: Failure()"])
  }

  /// A fifth of the fits of each seed fail, by chance.
  @Test("The failure named among random ones is the same for any number of jobs")
  func oneSeed() async throws {
    let models = [Model(Failing(share: 0.2)), .randomWalkWithDrift]
    var found: Set<String> = []
    for jobs in [1, 2, 3, 8] {
      let result = try await backtest(jobs: jobs, seeds: 6).run(models, on: panel(values))
      #expect(result.failures.map(\.seedCount) == [6])
      found.formUnion(result.failures.map { "\($0.error)" })
    }
    #expect(found.count == 1)
  }

  @Test("Forecasts from before the fold in which a model failed are kept", arguments: [1, 3])
  func whatCameBeforeStays(jobs: Int) async throws {
    let models = [Model(Failing(rows: 54)), .randomWalkWithDrift]
    let result = try await backtest(jobs: jobs).run(models, on: panel(values))
    let whole = try await backtest().run(
      [Model(Failing()), .randomWalkWithDrift], on: panel(values))
    let failure = try #require(result.failures.first)
    let reached = result.folds.map { fold in
      result.forecasts(of: failure, series: 0, fold: fold.index)?
        .meanPath(series: 0, fold: fold.index)
    }
    let place = try #require(whole.models.firstIndex { $0.label == failure.label })
    for (fold, path) in zip(result.folds, reached) {
      let isBefore = fold.lastRow(of: values.count) < 53
      #expect(path == (isBefore ? whole.models[place].meanPath(series: 0, fold: fold.index) : nil))
    }
    #expect(reached.contains { $0 != nil })
  }

  @Test("A run in which every model asked for fails is an error: the earliest failure")
  func allThatWereAskedFor() async throws {
    let error = await message {
      _ = try await backtest().run(
        [Model(Failing(rows: 54)), Model(Failing(rows: 51), label: "Other")], on: panel(values))
    }
    #expect(error == "Other on 'a' at cutoff 50, seed 1: Failure()")
    let withNaive = try await backtest().run([.naive, Model(Failing(rows: 54))], on: panel(values))
    #expect(withNaive.failures.count == 1)
  }

  @Test("Progress reaches the total although a model fails")
  func progressReachesTheEnd() async throws {
    var seen: [Int] = []
    _ = try await backtest().run([Model(Failing(rows: 48)), .historicAverage], on: panel(values)) {
      seen.append($0.done)
      #expect($0.total == 15)
    }
    #expect(seen == Array(1...15))
  }

  @Test("A run in a cancelled task stops with a cancellation error")
  func cancellationStops() async throws {
    let task = Task { [values] in
      withUnsafeCurrentTask { $0?.cancel() }
      return try await backtest().run([.historicAverage], on: panel(values))
    }
    await #expect(throws: CancellationError.self) { _ = try await task.value }
  }

  // MARK: - Forecasts

  /// On the past, or beyond the last row.
  @Test(
    "A model that fails in a forecast leaves the others' paths and intervals unchanged",
    arguments: [54, 60])
  func aForecastGoesOn(rows: Int) async throws {
    let forecast = try await Forecasting(calibratedBy: backtest()).run(
      [Model(Failing(rows: rows)), .randomWalkWithDrift], on: panel(values))
    #expect(forecast.models.map(\.label) == ["RandomWalkWithDrift", "Naive"])
    #expect(forecast.models.map(\.isAdded) == [false, true])
    #expect(forecast.failures.map(\.place) == [0])
    let cutoff = rows - 1
    #expect(
      forecast.failures.map { "\($0.error)" } == [
        "Failing on 'a' at cutoff \(cutoff), seed 1: Failure()"
      ])
    let alone = try await Forecasting(calibratedBy: backtest()).run(
      [.randomWalkWithDrift], on: panel(values))
    #expect(forecast.models[0].series[0].path == alone.models[0].series[0].path)
    #expect(forecast.models[0].series[0].intervals == alone.models[0].series[0].intervals)
  }

  @Test("Where no model can be fitted on the past, the forecast is as without folds")
  func aForecastNeedsNoFolds() async throws {
    let failing = Model(Failing(rows: 54))
    let forecast = try await Forecasting(calibratedBy: backtest()).run([failing], on: panel(values))
    #expect(forecast.calibration == nil && forecast.failures.isEmpty)
    #expect(
      forecast.pastFailure.map { "\($0)" } == "Failing on 'a' at cutoff 53, seed 1: Failure()")
    var plain = backtest()
    plain.folds.count = 0
    let alone = try await Forecasting(calibratedBy: plain).run([failing], on: panel(values))
    #expect(forecast.models[0].series[0].path == alone.models[0].series[0].path)
    #expect(alone.pastFailure == nil)
  }

  @Test("A forecast in which every model fails is an error")
  func aForecastWithoutAModelIsAnError() async throws {
    let error = await message {
      _ = try await Forecasting(calibratedBy: backtest()).run(
        [Model(Failing(rows: 60)), Model(Failing(rows: 54), label: "Other")], on: panel(values))
    }
    #expect(error == "Failing on 'a' at cutoff 59, seed 1: Failure()")
  }
}
