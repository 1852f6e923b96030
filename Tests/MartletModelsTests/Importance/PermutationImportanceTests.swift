import MartletForecasting
import MartletModels
import MartletNumerics
import MartletPanels
import MartletTestSupport
import MartletTime
import MartletTraining
import Testing

/// Fitted models on series of known rules.
@Suite("Permutation importance") struct PermutationImportanceTests {
  private static func absolute(_ value: Double, _ forecast: Double) -> Double {
    abs(value - forecast)
  }

  /// y follows x1 of so many rows before; x2 is not used.
  private static func panel(lag: Int, rows: Int = 400) -> AsOfPanel {
    let (x1, x2, e) = (noise(rows, seed: 1), noise(rows, seed: 2), noise(rows, seed: 3))
    let y = (0..<rows).map { ($0 < lag ? 0 : x1[$0 - lag]) + 0.2 * e[$0] }
    return known(y, covariates: [x1, x2])
  }

  private static func task(horizon: Int = 1, lookback: Int = 16) -> ForecastTask {
    ForecastTask(horizon: horizon, inputSize: lookback, scaler: .none)
  }

  /// Fitted to all but the last rows: on rows of the fit also noise has a use.
  private static func ridge(
    _ panel: AsOfPanel, _ task: ForecastTask, without rows: Int = 120
  ) throws -> FittedRidge {
    let history = panel.histories[0]
    let before = AsOfPanel(histories: [history.asOf(row: history.count - rows - 1)])
    return try Ridge(form: .linear).fit(before, task, randomness: SplitMix64(seed: 1))
  }

  @Test("The loss without mixing is that of the forecasts from these cutoffs, one by one")
  func plainLoss() throws {
    let panel = Self.panel(lag: 5)
    let history = panel.histories[0]
    let fitted = try Self.ridge(panel, Self.task(horizon: 3))
    let found = try #require(
      try PermutationImportance(of: [fitted], on: panel, lastRows: 50, loss: Self.absolute))
    var losses: [Double] = []
    for cutoff in 350...397 {
      let path = try fitted.predict(AsOfPanel(histories: [history.asOf(row: cutoff - 1)]))[0]
      for (step, forecast) in path.enumerated() {
        losses.append(abs(history.target[cutoff + step] - forecast))
      }
    }
    #expect(found.windows == 48)
    #expect(abs(found.loss / Descriptive.mean(losses) - 1) < 1e-12)
    let few = try #require(
      try PermutationImportance(
        of: [fitted], on: panel, lastRows: 50, limit: 7, loss: Self.absolute))
    #expect(few.windows == 7)
  }

  @Test("The column and the lag that a series follows are found", arguments: [1, 2, 5, 12])
  func theRuleIsFound(lag: Int) throws {
    let panel = Self.panel(lag: lag)
    let fitted = try Self.ridge(panel, Self.task())
    let found = try #require(
      try PermutationImportance(of: [fitted], on: panel, lastRows: 120, loss: Self.absolute))
    #expect(found.columns.map(\.name) == ["y", "x1", "x2"])
    #expect(
      found.lags.map(\.name) == ["lag 1", "lags 2 to 3", "lags 4 to 7", "lags 8 to 15", "lag 16"])
    let (own, used, unused) = (found.columns[0], found.columns[1], found.columns[2])
    #expect(used.value > 10 * used.standardError && used.value > 0.5)
    for part in [own, unused] { #expect(abs(part.value) < 3 * part.standardError + 0.01) }
    let most = found.lags.max { $0.value < $1.value }
    #expect(
      most?.name == [1: "lag 1", 2: "lags 2 to 3", 5: "lags 4 to 7", 12: "lags 8 to 15"][lag])
    #expect(found.effectiveLookback == lag)
    #expect(abs(found.past.value / used.value - 1) < 0.1)
  }

  @Test("The past of noise is worth nothing, and has no lookback")
  func nothingToLearn() throws {
    let panel = known(noise(300, seed: 7))
    let found = try #require(
      try PermutationImportance(
        of: [try Self.ridge(panel, Self.task())], on: panel, lastRows: 100, loss: Self.absolute))
    #expect(found.past.value < 0.05 && found.effectiveLookback == nil)
  }

  @Test("Networks of several seeds have an error over seeds, and give the same bits again")
  func networks() throws {
    let panel = Self.panel(lag: 2, rows: 200)
    var task = smallTask(horizon: 2, scaler: .none, maxSteps: 150)
    task.training.learningRate = 0.01
    let fits = try (1...3).map {
      try MLP(hidden: 8, layers: 1).fit(panel, task, randomness: SplitMix64(seed: $0))
    }
    func found() throws -> PermutationImportance? {
      try PermutationImportance(of: fits, on: panel, lastRows: 60, repeats: 3, loss: Self.absolute)
    }
    let first = try #require(try found())
    #expect(first.models == 3 && first.repeats == 3)
    #expect(first.columns[1].value > first.columns[0].value)
    #expect(first.columns[1].value > first.columns[2].value)
    for part in first.columns { #expect(try #require(part.seedError) > 0) }
    #expect(try found() == first)
    // A network forecasts from Float rows; its loss is that of its own forecasts.
    let history = panel.histories[0]
    var losses: [Double] = []
    for cutoff in 140...198 {
      for fitted in fits {
        let path = try fitted.predict(AsOfPanel(histories: [history.asOf(row: cutoff - 1)]))[0]
        losses += zip(history.target[cutoff...], path).map { Self.absolute($0, $1) }
      }
    }
    #expect(abs(first.loss / Descriptive.mean(losses) - 1) < 1e-5)
  }

  @Test("A plan that is known ahead is a column with its values through the horizon")
  func knownAhead() throws {
    let rows = 300
    let plan = (0..<rows).map { Double($0 * 7919 % 13 < 3 ? 1 : 0) }
    let y = zip(plan, noise(rows, seed: 4)).map { 10 * $0 + 0.1 * $1 }
    let series = Series(
      id: "a", axis: TimeAxis(kind: .integer, ticks: (0..<Int64(rows)).map { $0 }),
      target: Column(name: "y", role: .target, values: y), covariates: [],
      futureCovariates: [Column(name: "plan", role: .futureCovariate, values: plan)])
    let panel = AsOfPanel(histories: [series.asOf(row: rows - 1)])
    let found = try #require(
      try PermutationImportance(
        of: [try Self.ridge(panel, Self.task(horizon: 2, lookback: 4))], on: panel, lastRows: 100,
        loss: Self.absolute))
    #expect(found.columns.map(\.name) == ["y", "plan"])
    #expect(found.columns[1].value > 1 && found.columns[0].value < 0.5)
  }

  @Test("Windows are needed, and a model that reads them")
  func edges() throws {
    let panel = Self.panel(lag: 1)
    let fitted = try Self.ridge(panel, Self.task(horizon: 3))
    func found(_ model: any FittedForecaster, rows: Int) throws -> PermutationImportance? {
      try PermutationImportance(of: [model], on: panel, lastRows: rows, loss: Self.absolute)
    }
    #expect(try found(fitted, rows: 2) == nil)
    #expect(try found(fitted, rows: 3) == nil)
    #expect(try found(fitted, rows: 4)?.windows == 2)
    #expect(try found(fitted, rows: 10_000)?.windows == 256)
    let naive = try Naive().fit(panel, Self.task(horizon: 3), randomness: SplitMix64(seed: 1))
    #expect(try found(naive, rows: 50) == nil)
    #expect(try PermutationImportance(of: [], on: panel, lastRows: 50, loss: Self.absolute) == nil)
  }
}
