import MartletCatalog
import MartletEvaluation
import MartletFiles
import MartletForecasting
import MartletNumerics
import MartletPanels
import MartletTestSupport
import MartletTraining
import RealModule
import Testing

/// Every model there is, on series of which the truth is known.
struct KnownTruthTests {
  private static let names = Model.all.map(\.name)
  private static let networks = Model.all.filter(\.seesWindows).map(\.name)

  private func task(horizon: Int = 4, steps: Int = 40) -> ForecastTask {
    var task = ForecastTask(horizon: horizon, inputSize: 8, seasonLength: 4)
    task.training.maxSteps = steps
    task.training.batchSize = 32
    return task
  }

  private func bell(_ count: Int, seed: UInt64) -> [Double] {
    var generator = SeededGenerator(seed: seed)
    return generator.bell(count: count)
  }

  // MARK: - Whatever comes

  @Test(
    "Every model gives a finite forecast with ordered quantiles, or an error with a hint",
    arguments: names)
  func aFiniteForecastOrAnError(name: String) throws {
    let entry = try Model.entry(called: name)
    let model = try entry.small()
    for series in KnownSeries.all where !(series.isBeyondNetworks && entry.seesWindows) {
      let task = try model.task(from: task())
      // Too few rows are told before anything is fitted: the next test.
      guard series.values.count >= model.forecaster.minimumRows(for: task) else { continue }
      do {
        let known = AsOfPanel(histories: [
          MartletEvaluationTests.series(series.values).asOf(row: series.values.count - 1)
        ])
        let fitted = try model.forecaster.fit(known, task, randomness: SplitMix64(seed: 1))
        let path = try fitted.predict(known)[0]
        #expect(
          path.count == 4 && path.allSatisfy { $0.isFinite }, "\(name), \(series.name): \(path)")
        let levels = [0.025, 0.5, 0.975]
        if let quantiles = try fitted.quantiles([known], at: levels)?[0][0] {
          #expect(
            quantiles.joined().allSatisfy { $0.isFinite }, "\(name), \(series.name): \(quantiles)")
          for (lower, upper) in zip(quantiles, quantiles.dropFirst()) {
            #expect(zip(lower, upper).allSatisfy { $0 <= $1 }, "\(name), \(series.name)")
          }
        }
      } catch let error as ModelError {
        #expect(error.hint?.isEmpty == false)
        #expect(!series.isOrdinary, "\(name), \(series.name): \(error)")
      } catch {
        Issue.record("\(name), \(series.name): \(error)")
      }
    }
  }

  @Test("A series of 1 to 13 rows is forecast, or refused with the rows it takes", arguments: names)
  func shortSeries(name: String) async throws {
    let model = try Model.entry(called: name).small()
    for rows in 1...13 {
      let backtest = Backtest(task: task(steps: 5), folds: Folds(count: 1), seeds: 1)
      let values = Array(walk(20, seed: 3).prefix(rows + 4))
      do {
        let result = try await backtest.run([model], on: panel(values))
        let path = result.models.last?.meanPath(series: 0, fold: 0) ?? []
        #expect(path.count == 4 && path.allSatisfy { $0.isFinite }, "\(name), \(rows)")
      } catch let error as BacktestError {
        guard case .tooFewRows(_, _, _, _, let needed, let available, _, _) = error else {
          throw error
        }
        #expect(available == rows && needed > rows && needed <= 40)
      } catch let error as CellError {
        #expect(error.cause is ModelError, "\(name), \(rows): \(error)")
      }
    }
  }

  // MARK: - Nothing to learn

  /// On noise around a level nothing is better than the mean so far: the R2 out of sample against it is
  /// not significantly above 0.
  @Test("No network is significantly better than the mean on noise", arguments: networks)
  func noiseCannotBeForecast(name: String) async throws {
    let model = try Model.entry(called: name).small()
    var backtest = Backtest(task: task(horizon: 2, steps: 60), folds: Folds(count: 60), seeds: 1)
    backtest.folds.refit = .never
    backtest.levels = []
    let result = try await backtest.run(
      [.historicAverage, model], on: panel(bell(400, seed: 21).map { 10 + $0 }))
    let squares = [1, 2].map { model in
      result.folds.map { fold in
        zip(
          result.actual(series: 0, fold: fold.index),
          result.models[model].meanPath(series: 0, fold: fold.index)
        ).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      }
    }
    let r2 = 1 - squares[1].reduce(0, +) / squares[0].reduce(0, +)
    let test = DieboldMariano.test(zip(squares[1], squares[0]).map { $0 - $1 }, horizon: 1)
    guard case .tested(let outcome) = test else {
      Issue.record("not tested")
      return
    }
    #expect(r2 < 0 || outcome.pValue > 0.05, "\(name): R2 \(r2), p \(outcome.pValue)")
  }

  /// On a random walk naive wins or ties, and the verdict says so: chance lets one in twenty win on either
  /// side of a test at 5 %, and it is asked of all models together.
  @Test("Few models beat naive on random walks, and each on one at most")
  func naiveIsNotBeatenOnARandomWalk() async throws {
    var outcomes: [String: [Verdict.Outcome]] = [:]
    for seed in [31, 32, 33] as [UInt64] {
      var level = 0.0
      let values = bell(260, seed: seed).map { step in
        level += step
        return 1000 + level
      }
      var backtest = Backtest(task: task(horizon: 2), folds: Folds(count: 24), seeds: 1)
      backtest.folds.refit = .never
      backtest.levels = []
      backtest.jobs = 2
      // The variance of returns is no forecast of them.
      let models = try Model.all.filter { $0.name != "naive" && $0.name != "garch" }.map {
        try $0.small()
      }
      let result = try await backtest.run(models, on: panel(values))
      for index in result.models.indices.dropFirst() {
        let verdict = result.verdict(model: index)
        outcomes[result.models[index].label, default: []].append(verdict.outcome)
        #expect(
          (verdict.outcome == .beats)
            == (verdict.isSignificant && !verdict.comparison.isBelow(verdict.minimumSkill)
              && verdict.comparison.skill > 0))
      }
    }
    let beats = outcomes.filter { $0.value.contains(.beats) }.map(\.key)
    #expect(beats.count * 10 <= outcomes.count, "\(beats)")
    #expect(outcomes.values.allSatisfy { $0.count { $0 == .beats } <= 1 })
  }

  // MARK: - All to learn

  @Test(
    "A season on a trend leaves next to no error to models that can say it",
    arguments: [
      ("ridge", 1e-3), ("ar", 1e-3), ("auto-arima", 0.02), ("holt-winters", 0.02),
      ("auto-ets", 0.02),
      ("theta", 0.2), ("linear", 0.1), ("nlinear", 0.1), ("dlinear", 0.1), ("rlinear", 0.1),
      ("mlp", 0.2), ("resmlp", 0.2), ("nbeats", 0.2), ("nbeats-interpretable", 0.3), ("nhits", 0.2),
      ("tide:dropout=0", 0.2), ("tsmixer:dropout=0", 0.2), ("tsmixerx:dropout=0", 0.3),
    ])
  func aSeasonOnATrendIsForecast(name: String, share: Double) async throws {
    let hasWidth =
      !name.contains("linear")
      && !["ridge", "ar", "auto-arima", "holt-winters", "auto-ets", "theta"].contains(name)
    let text = hasWidth ? name + (name.contains(":") ? "," : ":") + "hidden=32" : name
    var task = task(steps: 400)
    task.training.learningRate = 5e-3
    task.training.schedule = Schedule(.cosine())
    var backtest = Backtest(task: task, folds: Folds(count: 10), seeds: 1)
    backtest.folds.refit = .never
    backtest.levels = []
    let values = (0..<200).map {
      50 + 0.05 * Double($0) + 5 * Double.sin(2 * .pi * Double($0) / 4 + 0.3)
    }
    let result = try await backtest.run([try Model(parsing: text)], on: panel(values))
    let errors = (0...1).map { result.foldLosses(model: $0).reduce(0, +) }
    #expect(errors[1] < share * errors[0], "\(name): \(errors[1] / errors[0])")
    #expect(result.verdict(model: 1).outcome == .beats)
  }

  @Test(
    "After a step the new level is forecast within a tenth of the step",
    arguments: [
      "naive", "seasonal-naive", "naive2", "ses", "holt", "damped-holt", "ets", "auto-ets", "theta",
      "optimised-theta", "auto-arima", "nlinear", "rlinear", "ridge", "mlp", "nbeats", "nhits",
    ])
  func aStepIsFollowed(name: String) throws {
    let model = try Model.entry(called: name).small()
    let values = zip(0..., bell(100, seed: 41)).map { ($0 < 60 ? 20.0 : 120) + $1 }
    let known = AsOfPanel(histories: [series(values).asOf(row: 99)])
    let task = try model.task(from: task(steps: 200))
    let path = try model.forecaster.fit(known, task, randomness: SplitMix64(seed: 1))
      .predict(known)[0]
    #expect(path.allSatisfy { abs($0 - 120) < 10 }, "\(name): \(path)")
  }

  @Test("A constant is forecast as that constant, or refused as one", arguments: names)
  func aConstantIsItself(name: String) throws {
    let model = try Model.entry(called: name).small()
    let known = AsOfPanel(histories: [
      series([Double](repeating: 250, count: 80)).asOf(row: 79)
    ])
    let task = try model.task(from: task())
    do {
      let path = try model.forecaster.fit(known, task, randomness: SplitMix64(seed: 1))
        .predict(known)[0]
      // The correction of SBA takes half a weight off.
      #expect(path.allSatisfy { abs($0 - 250) < (name == "sba" ? 30 : 1) }, "\(name): \(path)")
    } catch let error as ModelError {
      #expect(error == .constant(model: model.forecaster.name))
    }
  }
}
