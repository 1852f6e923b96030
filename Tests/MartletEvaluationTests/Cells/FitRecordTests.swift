import MartletCatalog
import MartletEvaluation
import MartletForecasting
import MartletModels
import MartletPanels
import MartletTraining
import Testing

/// How networks were trained comes with the forecasts, whatever runs beside them.
struct FitRecordTests {
  private let values = walk(60, seed: 1)

  private func backtest(
    jobs: Int = 1, folds: Folds = Folds(count: 3, step: 2), _ options: [(String, String)] = []
  ) throws -> Backtest {
    var backtest = Backtest(task: try smallBacktestTask(options), folds: folds, seeds: 2)
    backtest.jobs = jobs
    return backtest
  }

  @Test("Each fit of a network has its fold, seed and cutoff, and other models have none")
  func eachFit() async throws {
    let result = try await backtest().run(
      Model.list(parsing: ["theta", "mlp:hidden=8", "linear"]), on: panel(values))
    #expect(result.models.map(\.fits.count) == [0, 0, 6, 6])
    #expect(
      result.fits.map(\.label) == Array(repeating: "MLP", count: 6)
        + Array(repeating: "Linear", count: 6))
    let own = result.models[2].fits
    #expect(own.map(\.fold) == [1, 1, 2, 2, 3, 3] && own.map(\.seed) == [1, 2, 1, 2, 1, 2])
    #expect(own.map(\.cutoff) == ["52", "52", "54", "54", "56", "56"])
    #expect(own.allSatisfy { $0.series == "a" && $0.seriesCount == 1 && $0.foldCount == 1 })
    #expect(own.allSatisfy { $0.member == nil && $0.curve?.steps == 20 })
    #expect(Set(own.map { $0.curve?.checks.last?.trainingLoss }).count == 6)
  }

  /// 53 rows before the first cutoff, of which 6 are for validation: a window of 8 values before each of
  /// the 39 others, the last two with fewer steps.
  @Test("A fit knows its windows, batches, budget and weights, and its epochs follow from them")
  func setting() async throws {
    let result = try await backtest([
      ("val-size", "6"), ("patience", "2"), ("val-check-steps", "5"),
    ])
    .run([.mlp(hidden: 8, layers: 1)], on: panel(values))
    let curve = try #require(result.models[1].fits.first?.curve)
    let setting = try #require(curve.setting)
    #expect(setting.windows == 53 - 6 - 8)
    #expect(setting.validationWindows == 6 - 3 + 1)
    #expect(setting.batchSize == 16 && setting.accumulation == 1)
    #expect(setting.maxSteps == 20 && setting.patience == 2)
    #expect(setting.parameters == 8 * 8 + 8 + 8 * 3 + 3)
    // Batches of 16, 16 and 7 of 39 windows.
    let (whole, rest) = curve.steps.quotientAndRemainder(dividingBy: 3)
    #expect(abs(curve.epochs - (Double(whole) + Double(16 * rest) / 39)) < 1e-12)
    let losses = curve.checks.compactMap(\.validationLoss)
    let best = try #require(losses.firstIndex { $0 == losses.min() })
    #expect(curve.bestStep == curve.checks[best].step)
    #expect(curve.end == (curve.stoppedEarly ? .patience : .budget))
  }

  @Test("Neither the number of jobs nor what runs beside a network changes its records")
  func sameForAnyJobs() async throws {
    let models = try Model.list(parsing: [
      "mlp:hidden=8", "ensemble:models=theta+mlp(hidden=8),seeds=2",
      "auto:models=ridge+mlp(hidden=8)",
    ])
    let two = panel(values, walk(50, seed: 2))
    let one = try await backtest().run(models, on: two).fits
    #expect(try await backtest(jobs: 4).run(models, on: two).fits == one)
    let alone = try await backtest().run([models[0]], on: two).fits
    #expect(alone == one.filter { $0.label == "MLP" } && alone.count == 6)
  }

  @Test("One fit for several folds is one record")
  func sharedFits() async throws {
    var folds = Folds(count: 3, step: 2)
    folds.refit = .never
    let result = try await backtest(folds: folds).run([.mlp(hidden: 8)], on: panel(values))
    #expect(result.fits.map(\.fold) == [1, 1] && result.fits.map(\.foldCount) == [3, 3])
  }

  @Test(
    "Networks of an ensemble are recorded by member and seed, those of a choice where they are taken"
  )
  func members() async throws {
    let result = try await backtest().run(
      Model.list(parsing: ["ensemble:models=theta+mlp(hidden=8)+linear,seeds=2"]),
      on: panel(values))
    let fits = result.fits
    #expect(fits.count == 3 * 2 * 4)
    #expect(fits.prefix(4).map(\.member) == ["mlp(hidden=8)", "mlp(hidden=8)", "linear", "linear"])
    #expect(fits.prefix(8).map(\.seed) == [1, 2, 1, 2, 3, 4, 3, 4])
    #expect(fits.allSatisfy { $0.label == "Ensemble" && $0.curve?.setting?.maxSteps == 20 })
    #expect(fits[0].network == "Ensemble/mlp(hidden=8)")
    // The same fit by itself has another stream of chance, but the same windows and weights.
    let plain = try await backtest().run([.mlp(hidden: 8)], on: panel(values)).fits
    #expect(plain[0].curve?.setting == fits[0].curve?.setting)
  }

  @Test("A network that learns from each series by itself has a record of each, in an ensemble too")
  func localFits() async throws {
    let two = panel(values, walk(50, seed: 2))
    let result = try await backtest([("scope", "local")]).run(
      Model.list(parsing: ["mlp:hidden=8", "ensemble:models=theta+mlp(hidden=8)"]), on: two)
    for model in result.models.dropFirst() {
      #expect(Set(model.fits.map(\.series)) == ["a", "b"], "\(model.label)")
      #expect(model.fits.count == 12 && model.fits.allSatisfy { $0.seriesCount == 1 })
    }
  }

  @Test("A forecast has the fits beyond the last row first, and those of its folds behind them")
  func forecast() async throws {
    let result = try await Forecasting(calibratedBy: backtest()).run(
      [.mlp(hidden: 8)], on: panel(values))
    #expect(result.fits.map(\.fold) == [nil, nil, 1, 1, 2, 2, 3, 3])
    #expect(result.fits.prefix(2).map(\.cutoff) == ["59", "59"])
    #expect(result.models[0].fits.map(\.seed) == [1, 2])
    let past = try await backtest().run([.mlp(hidden: 8)], on: panel(values))
    #expect(Array(result.fits.dropFirst(2)) == past.fits)
  }

  @Test("A model that fails in some fold keeps the records of those before, for any number of jobs")
  func failures() async throws {
    // The rate is so large that the training of some fit leaves the finite numbers.
    var kept: [[FitRecord]] = []
    for jobs in [1, 4] {
      let result = try await backtest(
        jobs: jobs, [("learning-rate", "1e30"), ("optimizer", "sgd")]
      )
      .run(Model.list(parsing: ["mlp:hidden=8", "drift"]), on: panel(values))
      #expect(result.failures.map(\.label) == ["MLP"])
      kept.append(result.fits)
    }
    #expect(kept[0] == kept[1])
  }
}
