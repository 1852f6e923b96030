import MartletCatalog
import MartletEvaluation
import MartletForecasting
import MartletModels
import MartletNumerics
import MartletPanels
import MartletTestSupport
import Testing

struct BacktestErrorTests {
  private func makeBacktest(
    count: Int = 3, _ options: [(String, String)] = [], transform: Transform = .none
  ) throws -> Backtest {
    Backtest(
      task: try smallBacktestTask(transform: transform, options), folds: Folds(count: count),
      seeds: 2)
  }

  /// 8 rows to look back, 3 to forecast, and 9 after the first cutoff.
  @Test(
    "A network runs on the fewest rows, and one row less is an error with remedies",
    arguments: [(Transform.none, 20), (.log, 20), (.difference, 21), (.logReturn, 21)])
  func theFewestRows(transform: Transform, rows: Int) async throws {
    let backtest = try makeBacktest(transform: transform)
    let models = [Model.mlp(hidden: 8)]
    let result = try await backtest.run(models, on: panel(walk(rows, seed: 1)))
    #expect(result.models[1].nested.joined().joined().joined().allSatisfy { $0.isFinite })

    let error = await message {
      _ = try await backtest.run(models, on: panel(walk(rows - 1, seed: 1)))
    }
    #expect(
      error == "error: series 'a' has \(rows - 1) rows; with 9 after the first cutoff, "
        + "\(rows - 10) are left to train on and MLP needs \(rows - 9); "
        + "hint: take at most 2 folds (--n-windows 2), shorten --horizon, or look back less (--input-size 7)"
    )
  }

  @Test("Too few rows in a panel are an error that names the shortest series")
  func theShortestSeriesOfAFileIsNamed() async throws {
    let backtest = try makeBacktest()
    let error = message {
      try backtest.check([.seasonalNaive], on: panel(walk(30, seed: 1), walk(12, seed: 2)))
    }
    #expect(
      error == "error: series 'b' has 12 rows; with 9 after the first cutoff, 3 are left to train "
        + "on and SeasonalNaive needs 4; "
        + "hint: take at most 2 folds (--n-windows 2), or shorten --horizon")
  }

  @Test("A gap, validation rows and a rolling window count towards the fewest rows")
  func aGapAndValidationRowsCount() async throws {
    var backtest = try makeBacktest([("val-size", "5")])
    backtest.folds.gap = 2
    try backtest.check([.mlp()], on: panel(walk(27, seed: 1)))
    #expect(throws: BacktestError.self) {
      try backtest.check([.mlp()], on: panel(walk(26, seed: 1)))
    }
    backtest.folds.gap = 0
    backtest.folds.window = .rolling(16)
    try backtest.check([.mlp()], on: panel(walk(90, seed: 1)))
    backtest.folds.window = .rolling(15)
    #expect(throws: BacktestError.self) {
      try backtest.check([.mlp()], on: panel(walk(90, seed: 1)))
    }
  }

  @Test("Folds that begin before the series are an error with the largest count")
  func foldsBeforeTheSeries() async throws {
    let error = await message {
      _ = try await makeBacktest(count: 50).run([], on: panel(walk(30, seed: 1)))
    }
    #expect(
      error == "error: series 'a' has 30 rows; with 150 after the first cutoff, 0 are left to "
        + "train on and Naive needs 1; hint: take at most 9 folds (--n-windows 9)")
  }

  @Test("A count of no folds is an error that asks for one or more") func noFolds() async throws {
    let error = await message {
      _ = try await makeBacktest(count: 0).run([.mlp()], on: panel(walk(30, seed: 1)))
    }
    #expect(error == "error: there are no folds; hint: --n-windows 1 or more")
  }

  @Test(
    "Two models with one label are an error that asks for other labels",
    arguments: [["mlp", "mlp"], ["mlp:label=Naive", "drift"]])
  func labelsAreUnique(texts: [String]) async throws {
    let models = try Model.list(parsing: texts)
    let error = await message {
      _ = try await makeBacktest().run(models, on: panel(walk(60, seed: 1)))
    }
    let label = texts[0] == "mlp" ? "MLP" : "Naive"
    #expect(
      error == "error: two models are called '\(label)'; "
        + "hint: tell them apart with label=NAME, for example mlp:label=wide,hidden=512")
  }

  @Test("Fewer validation rows than the horizon are an error of the check before training")
  func aBadTaskIsFoundBeforeTraining() async throws {
    let models = [try Model(parsing: "mlp:val-size=2")]
    let error = message { try makeBacktest().check(models, on: panel(walk(60, seed: 1))) }
    #expect(
      error == "error: val-size=2: a horizon of 3 steps needs as many validation rows; "
        + "hint: give 0 for none, or a whole number from 3")
  }

  // MARK: - Cells that fail

  @Test(
    "Divergence is an error that names the first cell, whichever fails first in time",
    arguments: [1, 2, 4])
  func divergence(jobs: Int) async throws {
    var backtest = try makeBacktest([("learning-rate", "1e30"), ("schedule", "constant")])
    backtest.jobs = jobs
    do {
      _ = try await backtest.run([.mlp(hidden: 8, dropout: 0)], on: panel(walk(60, seed: 1)))
      Issue.record("training with a learning rate of 1e30 went well")
    } catch let error as CellError {
      #expect(error.model == "MLP")
      #expect(error.series == "a")
      #expect(error.cutoff == "50")
      #expect(error.seed == 1)
      #expect(
        "\(error)" == "MLP on 'a' at cutoff 50, seed 1: training diverged: "
          + "the output of linear3 is not finite at step 2, learning rate 1e+30")
    }
  }

  /// Fails everywhere: in the first fold after a while, in later ones at once.
  private struct Failing: Forecaster {
    struct Failure: Error {}
    struct Fitted: FittedForecaster {
      func predict(_ panel: AsOfPanel) -> [[Double]] { [] }
    }

    var name: String { "Failing" }
    let rowsOfTheFirst: Int

    func minimumRows(for task: ForecastTask) -> Int { 1 }

    func fit(
      _ panel: AsOfPanel, _ task: ForecastTask, randomness: SplitMix64
    ) throws -> Fitted {
      let isFirst = panel.histories[0].count == rowsOfTheFirst
      let end = ContinuousClock.now + .milliseconds(isFirst ? 30 : 0)
      while ContinuousClock.now < end {}
      throw Failure()
    }
  }

  @Test(
    "The first of several cells that fail is named, also where it ends last", arguments: [1, 2, 4])
  func theFirstCellToFailIsNotTheFirstToEnd(jobs: Int) async throws {
    var backtest = try makeBacktest()
    backtest.jobs = jobs
    let error = await message {
      _ = try await backtest.run(
        [Model(Failing(rowsOfTheFirst: 51))], on: panel(walk(60, seed: 1)))
    }
    #expect(error == "Failing on 'a' at cutoff 50, seed 1: Failure()")
  }

  /// 0 would first be trained on in fold 3, by the models that take logarithms.
  @Test("A zero under a logarithm is an error that names series, row and remedy")
  func aValueThatTheTransformDoesNotTakeIsFoundBeforeTraining() async throws {
    let backtest = try makeBacktest(count: 4, transform: .log)
    var values = walk(60, seed: 1)
    values[52] = 0
    let error = await message { [values] in
      _ = try await backtest.run([.naive], on: panel(values))
    }
    #expect(
      error
        == "error: 'log' needs values above 0, but series 'a' is 0.0 at 52; "
        + "hint: --transform none or --transform diff")
  }
}
