import MartletCatalog
import MartletEvaluation
import MartletForecasting
import MartletPanels
import MartletTestSupport
import Testing

/// Nothing after a cutoff may change a bit of what is forecast there.
struct LeakTests {
  private static let rows = 48
  private let count = 3

  /// Every transform and every scaler, the simple transforms with each.
  private static let combinations: [(Transform, WindowScaler)] =
    Transform.simple.flatMap { transform in WindowScaler.allCases.map { (transform, $0) } }
    + Transform.examples.dropFirst().map { ($0, .last) }

  private func makePanel(
    target change: (Int, Double) -> Double = { $1 },
    covariate changeCovariate: (Int, Double) -> Double = { $1 }
  ) -> Panel {
    let columns = (1...3 as ClosedRange<UInt64>).map { walk(Self.rows, seed: $0) }
    return Panel(series: [
      series(
        columns[0].enumerated().map(change),
        covariates: columns.dropFirst().map { $0.enumerated().map(changeCovariate) })
    ])
  }

  private func makeBacktest(_ transform: Transform, _ scaler: WindowScaler) throws -> Backtest {
    Backtest(
      task: try smallBacktestTask(transform: transform, scaler: scaler),
      folds: Folds(count: count, step: 2), seeds: 1)
  }

  /// Irregular, above 0, and as large as training on it in later folds stays finite.
  private static func garbage(_ row: Int, _ transform: Transform) -> Double {
    let large = (row * row) % 7 < 3
    return transform.steps != [] && transform != .difference
      ? (large ? 300 : 30) + Double(row) : (large ? 1e6 : 0.01) * (1 + Double(row))
  }

  private func expectNoLeak(_ backtest: Backtest, _ models: [Model]? = nil) async throws {
    let models = try models ?? everyModel()
    let clean = try await backtest.run(models, on: makePanel())
    for fold in clean.folds {
      let cutoff = fold.lastRow(of: Self.rows)
      let poison = { (row: Int, value: Double) in
        row > cutoff ? Self.garbage(row, backtest.task.transform) : value
      }
      let poisoned = try await backtest.run(
        models, on: makePanel(target: poison, covariate: poison))
      for model in models {
        let before = clean.bits(model.label, through: fold.index)
        #expect(before.allSatisfy { $0.count == backtest.task.horizon })
        #expect(
          before == poisoned.bits(model.label, through: fold.index),
          "\(model.label) at the cutoff of fold \(fold.index + 1)")
      }
    }
  }

  @Test(
    "Garbage after a cutoff changes no bit of any model's forecasts there",
    arguments: Self.combinations)
  func garbageAfterACutoffIsNotSeen(transform: Transform, scaler: WindowScaler) async throws {
    try await expectNoLeak(makeBacktest(transform, scaler))
  }

  @Test("Garbage after a cutoff changes no bit of forecasts by models of demand")
  func norByModelsOfDemand() async throws {
    try await expectNoLeak(
      makeBacktest(.none, .last), Model.list(parsing: ["croston", "sba", "tsb"]))
  }

  @Test(
    "Garbage after a cutoff changes no bit under any refit, gap and window",
    arguments: [Folds.Refit.never, .every(2), .everyFold], [nil, 24])
  func norInOtherLayouts(refit: Folds.Refit, trainSize: Int?) async throws {
    var backtest = try makeBacktest(.log, .standard)
    backtest.folds.refit = refit
    backtest.folds.gap = 2
    if let trainSize { backtest.folds.window = .rolling(trainSize) }
    try await expectNoLeak(backtest)
  }

  /// The control: the last two values known are seen by every model, in the fold and later where a
  /// model looks back at all, and by networks in the covariates too.
  @Test(
    "The last known values change every model's forecast, covariates those of networks",
    arguments: Self.combinations)
  func whatIsKnownIsSeen(transform: Transform, scaler: WindowScaler) async throws {
    let backtest = try makeBacktest(transform, scaler)
    let models = try everyModel()
    let clean = try await backtest.run(models, on: makePanel())
    let cutoff = clean.folds[1].lastRow(of: Self.rows)
    let change = { (factor: Double) in
      { (row: Int, value: Double) in
        row == cutoff || row == cutoff - 1 ? value * factor : value
      }
    }

    let target = try await backtest.run(models, on: makePanel(target: change(1.01)))
    for model in models {
      let (before, after) = (
        clean.bits(model.label, through: 2), target.bits(model.label, through: 2)
      )
      #expect(before[0] == after[0])
      #expect(before[1] != after[1], "\(model.label)")
      // The last value, and the line from the first to the last, pass over what lies between; so does
      // the ARIMA model of a random walk, which this is, and a choice that keeps the last value.
      let passOver = ["Naive", "RandomWalkWithDrift", "AutoARIMA", "Auto", "weighted"]
      if !passOver.contains(model.label) {
        #expect(before[2] != after[2], "\(model.label)")
      }
    }
    // By more: a few steps of training leave the weights of covariates small.
    let covariate = try await backtest.run(models, on: makePanel(covariate: change(1.5)))
    // A choice, and weights that may be 0, need not take a network.
    for model in models where !(model.forecaster is Auto) && model.label != "stack" {
      let (before, after) = (
        clean.bits(model.label, through: 2), covariate.bits(model.label, through: 2)
      )
      #expect(before[0] == after[0])
      #expect((before[1] != after[1]) == model.forecaster.learnsAcrossSeries, "\(model.label)")
    }
  }

  @Test("A row in the gap is known to the forecast and trained on by no model")
  func theGapIsNotTrainedOn() async throws {
    var backtest = Backtest(horizon: 1, folds: Folds(count: 1), seeds: 1)
    backtest.folds.gap = 2
    let values = (0..<20).map { $0 < 17 ? Double($0) : 100 }  // cutoff 18, trained up to 16
    let result = try await backtest.run(
      [.randomWalkWithDrift, .historicAverage], on: panel(values))
    #expect(result.models[1].nested[0][0] == [[101]])
    #expect(result.models[2].nested[0][0] == [[8]])
  }
}
