import MartletEvaluation
import MartletForecasting
import MartletModels
import MartletPanels
import MartletTestSupport
import Testing

/// A whole evaluation, scored by other programs on the same numbers.
struct EvaluationGoldenTests {
  private typealias Golden = EvaluationGolden

  private func made(seeds: Int = 1) -> BacktestResult {
    let task = ForecastTask(horizon: Golden.horizon, seasonLength: Golden.seasonLength)
    var backtest = Backtest(task: task, folds: Folds(count: Golden.folds), seeds: seeds)
    backtest.intervals = .native
    (backtest.levels, backtest.quantiles) = ([0.8], Golden.levels)
    let panel = Panel(
      series: Golden.values.enumerated().map { series($1, id: "s\($0)") })
    let naive = Golden.values.map { values in
      (0..<Golden.folds).map { fold in
        [Double](
          repeating: values[values.count - Golden.horizon * (Golden.folds - fold) - 1],
          count: Golden.horizon)
      }
    }
    let quantiles = Golden.levels.indices.map { level in
      PathTable([Golden.quantiles.map { $0.map { $0[level] } }])
    }
    return BacktestResult(
      backtest: backtest, panel: panel,
      models: [
        ModelForecasts(
          model: .naive, task: task, paths: PathTable([naive]), meanFitSeconds: 0),
        ModelForecasts(
          model: Model(MLP(), label: "M"), task: task, paths: PathTable([Golden.forecasts]),
          quantiles: quantiles, meanFitSeconds: 0),
      ])
  }

  @Test(
    "Scores by series are those of utilsforecast, to 1e-9", arguments: Golden.scores.keys.sorted())
  func bySeries(name: String) throws {
    let made = made()
    let path = try #require(Scores.all.first { $0.name == name }?.value)
    let grouping = try #require(made.grouping(.series))
    let own = made.scores(model: 1, by: grouping).map { $0.spread(of: path).mean }
    let expected = try #require(Golden.scores[name])
    for (value, golden) in zip(own, expected) {
      #expect(isClose(value, golden, relative: 1e-9), "\(name): \(own)")
    }
    #expect(own.count == expected.count)
    let mean = expected.reduce(0, +) / Double(expected.count)
    #expect(isClose(made.seriesMeans(model: 1)[keyPath: path], mean, relative: 1e-9))
  }

  @Test("Scores of all points are of all points, and not means of the series")
  func pooled() {
    let scores = made().scores(model: 1, seed: 0)
    #expect(isClose(scores.mae, Golden.mae, relative: 1e-9))
    #expect(isClose(scores.wape, Golden.wape, relative: 1e-9))
    #expect(abs(scores.wape - made().seriesMeans(model: 1).wape) > 20)
  }

  @Test("Coverage with its interval, width, Winkler score and MSIS are those of other programs")
  func intervals() throws {
    let score = try #require(made().coverage(model: 1, level: 0.8))
    for (name, value) in [
      ("share", score.share), ("width", score.width), ("winkler", score.winkler),
      ("winkler_library", score.winkler), ("msis", score.msis),
    ] {
      #expect(isClose(value, try #require(Golden.interval[name]), relative: 1e-9), "\(name)")
    }
    let range = try #require(score.shareRange)
    #expect(isClose(range.lowerBound, Golden.shareRange.lowerBound, relative: 1e-9))
    #expect(isClose(range.upperBound, Golden.shareRange.upperBound, relative: 1e-9))
    #expect(score.separateFolds == Golden.folds && score.folds == Golden.folds)
    #expect(made().coverage(model: 0, level: 0.8) == nil)
  }

  @Test("CRPS, WQL, SQL and PIT of quantiles are those of other programs")
  func distribution() throws {
    let scores = try #require(made().distributionScores(model: 1))
    for (name, value) in [
      ("crps", scores.crps), ("crps_library", scores.crps), ("wql", scores.wql),
      ("sql", scores.sql),
    ] {
      #expect(isClose(value, try #require(Golden.distribution[name]), relative: 1e-9), "\(name)")
    }
    #expect(zip(scores.pit, Golden.pit).allSatisfy { isClose($0.share, $1) })
    #expect(scores.pit.map(\.from) == [0] + Golden.levels)
    #expect(scores.pit.map(\.to) == Golden.levels + [1])
    for (level, share) in zip(Golden.levels, Golden.shares) {
      let own = try #require(made().quantileScore(model: 1, level: level))
      #expect(isClose(own.share, share))
    }
    #expect(made().distributionScores(model: 0) == nil)
  }

  @Test("CRPS and PIT of a sample are those of scoringrules, properscoring and SciPy")
  func samples() {
    for (place, value) in Golden.observed.enumerated() {
      #expect(isClose(crps(value, sample: Golden.sample), Golden.sampleCRPS[place], relative: 1e-9))
      #expect(isClose(pit(value, sample: Golden.sample), Golden.samplePIT[place]))
    }
    #expect(crps(3, sample: [5]) == 2)
    #expect(crps(3, sample: []).isNaN && pit(3, sample: []).isNaN)
    #expect(crps(.nan, sample: [1]).isNaN && pit(.nan, sample: [1]).isNaN)
    #expect(crps(1, sample: [.nan]).isNaN && pit(1, sample: [.nan]).isNaN)
    #expect(crps(1, quantiles: [], levels: []).isNaN)
  }

  @Test("The interval of a share is Wilson's of statsmodels") func wilson() throws {
    for golden in Golden.wilson {
      let range = try #require(CoverageRange.wilson(golden[0], of: Int(golden[1])))
      #expect(abs(range.lowerBound - golden[2]) < 1e-12)
      #expect(abs(range.upperBound - golden[3]) < 1e-12)
      #expect(range.contains(golden[0]))
    }
    #expect(CoverageRange.wilson(.nan, of: 5) == nil)
    #expect(CoverageRange.wilson(0.5, of: 0) == nil)
  }
}
