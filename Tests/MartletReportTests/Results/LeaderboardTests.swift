import MartletEvaluation
import MartletForecasting
import MartletModels
import MartletPanels
import MartletReport
import Testing

@Suite struct LeaderboardTests {
  /// MAE by hand: naive (1 + 2 + 2 + 4) / 4; the seeds (0.5 + 1 + 1 + 2) / 4 and
  /// (0.5 + 0 + 0 + 1) / 4. In the second fold the mean of the seeds is 0.5 off at each step, where
  /// the first one calibrates with 0 and 0.5.
  @Test("The leaderboard of two models has the scores computed by hand, in the given order")
  func asGiven() {
    #expect(
      Leaderboard(smallResult(levels: [0.5, 0.8])).lines().joined(separator: "\n") == """
                         MAE            RMSE           MAPE %         sMAPE          MASE           R2 oos  direction  fit
          Naive          2.25           2.50           16.3           17.9           1.81           .000    -          -
          MLP (2 seeds)   .750 +- .530   .905 +- .489   5.41 +- 3.84   5.57 +- 4.17   .604 +- .427  .850    -           .31 s

                         skill vs naive, 95 %  p  in 50 % interval  in 80 % interval
          Naive            -                   -  too few folds     too few folds
          MLP (2 seeds)  +66.7 %               -  too few folds     too few folds

          MAE at step    1      2
          Naive          1.50   3.00
          MLP (2 seeds)   .500  1.00

        no direction: a share is told from 10 folds on
        """)
  }

  /// A drift that misses by 0.5, 0.5 and 1, 2, and an average far off.
  @Test("A result of several models lists them by error, with verdicts against naive")
  func bestFirst() {
    let small = smallResult(levels: [0.8])
    let forecasts = { (model: Model, paths: [[Double]]) in
      ModelForecasts(
        model: model, task: small.backtest.task, paths: PathTable([[paths]]), meanFitSeconds: 0.001)
    }
    let result = BacktestResult(
      backtest: small.backtest, panel: small.panel,
      models: small.models + [
        forecasts(.historicAverage, [[8, 8], [9, 9]]),
        forecasts(.randomWalkWithDrift, [[10.5, 11.5], [13, 14]]),
      ])
    #expect(
      result.leaderboard == """
                               MAE            RMSE           MAPE %         sMAPE          MASE           R2 oos  direction  fit
          MLP (2 seeds)         .750 +- .530   .905 +- .489   5.41 +- 3.84   5.57 +- 4.17   .604 +- .427    .850  -           .31 s
          RandomWalkWithDrift  1.00           1.17            7.09           7.41           .813            .780  -          -
          Naive                2.25           2.50           16.3           17.9           1.81             .000  -          -
          HistoricAverage      4.75           4.97           35.0           42.8           3.81           -2.960  -          -

                               skill vs naive, 95 %  p  p, all models  vs best   in 80 % interval
          MLP (2 seeds)         +66.7 %              -  -                 -      too few folds
          RandomWalkWithDrift   +55.6 %              -  -               -33.3 %  too few folds
          Naive                   -                  -  -              -200.0 %  too few folds
          HistoricAverage      -111.1 %              -  -              -533.3 %  too few folds

          MAE at step          1      2
          MLP (2 seeds)         .500  1.00
          RandomWalkWithDrift   .750  1.25
          Naive                1.50   3.00
          HistoricAverage      4.00   5.50

        no direction: a share is told from 10 folds on
        """)
    // The average is far below all of the last values: it follows nothing.
    #expect(
      result.verdict == """
        MLP was better than the last value in these 2 folds: its error is 66.7 % smaller. Fewer than \
        10 folds cannot tell whether that is chance: take more with --n-windows.

        HistoricAverage was worse than the last value in these 2 folds: its error is 111.1 % larger. \
        Fewer than 10 folds cannot tell whether that is chance: take more with --n-windows.

        RandomWalkWithDrift was better than the last value in these 2 folds: its error is 55.6 % \
        smaller. Fewer than 10 folds cannot tell whether that is chance: take more with --n-windows.
        """)
    #expect("\(result)" == result.leaderboard + "\n\n" + result.verdict)
  }

  // MARK: - Ratios to nothing

  private func made(_ values: [Double], _ errors: [Double], season: Int = 1) -> BacktestResult {
    let backtest = Backtest(
      task: ForecastTask(horizon: 1, seasonLength: season), folds: Folds(count: errors.count),
      seeds: 1)
    let last = values.suffix(errors.count + 1).map { $0 }
    let forecasts = { (model: Model, paths: [[Double]]) in
      ModelForecasts(
        model: model, task: backtest.task, paths: PathTable([[paths]]), meanFitSeconds: 0)
    }
    return BacktestResult(
      backtest: backtest, panel: Panel(series: [dailySeries(values)]),
      models: [
        forecasts(.naive, errors.indices.map { [last[$0]] }),
        forecasts(.mlp(), errors.indices.map { [last[$0 + 1] + errors[$0]] }),
      ])
  }

  @Test("A missing MAPE or MASE is explained below the leaderboard, without NaN")
  func emptyRatiosAreExplained() {
    let zeros = Leaderboard(made([0, 0, 0, 0, 0, 0], [1, 2, 1])).lines()
    #expect(zeros.contains("no MAPE: every value to forecast is 0"))
    #expect(zeros.contains("no MASE: the rows before the cutoffs hold one value"))
    #expect(zeros.contains { $0.contains("MLP    -                     -") })
    let still = Leaderboard(made([5, 5, 5, 5, 6], [1])).lines()
    #expect(!still.contains { $0.hasPrefix("no MAPE") })
    #expect(still.contains("no MASE: the rows before the cutoffs hold one value"))
    let seasonal = Leaderboard(made([5, 6, 5, 6, 8], [1], season: 2)).lines()
    #expect(
      seasonal.contains(
        "no MASE: before the cutoffs no value differs from that of a season (2 rows) before"
      ))
    for line in zeros + still + seasonal { #expect(!line.contains("inf") && !line.contains("nan")) }
  }

  @Test("A leaderboard with all its scores has no note on missing ones")
  func whatHasAllItsNumbersHasNoNotes() {
    #expect(!Leaderboard(smallResult()).lines().contains { $0.hasPrefix("no M") })
  }

  /// A straight line that the model forecasts exactly: nothing is a share of its error.
  @Test("Where the best model is exact, no error relative to it is shown") func theBestIsExact() {
    let small = made([1, 2, 3, 4, 5, 6], [0, 0, 0])
    let other = ModelForecasts(
      model: .randomWalkWithDrift, task: small.backtest.task,
      paths: PathTable([[[[4.5], [5.5], [6.5]]]]),
      meanFitSeconds: 0)
    let result = BacktestResult(
      backtest: small.backtest, panel: small.panel, models: small.models + [other])
    let lines = Leaderboard(result, .bestFirst).lines()
    #expect(lines.contains("no error relative to that of MLP, which was exact in all folds"))
    #expect(!lines.contains { $0.contains("inf") })
  }

  @Test("A failed model is a row of the leaderboard, with its reason in the verdict")
  func aFailedModelIsARow() {
    let small = smallResult(levels: [])
    struct Cause: Error, CustomStringConvertible { let description = "it went wrong" }
    let failure = ModelFailure(
      label: "Drift", place: 1, seedCount: 1,
      error: CellError(
        model: "Drift", series: "price", cutoff: "2018-12-26", seed: 1, cause: Cause()))
    let result = BacktestResult(
      backtest: small.backtest, panel: small.panel, models: small.models, failures: [failure])
    #expect(result.leaderboard.contains(/\n  Drift +failed\n/))
    #expect(
      result.verdict.hasSuffix(
        "\n\nDrift failed on 'price' at cutoff 2018-12-26, seed 1: it went wrong; it is in no comparison"
      ))
    #expect(
      BacktestCSV.text(result).split(separator: "\n").prefix(2) == [
        "unique_id,ds,cutoff,y,Naive,Drift,MLP,MLP-seed-1,MLP-seed-2,fold,horizon",
        "price,2018-12-25,2018-12-24,11,10,,11,10.5,11.5,1,1",
      ])
  }

  @Test("A leaderboard of naive alone with one step has only the scores")
  func oneModelAndOneStep() {
    let backtest = Backtest(horizon: 1, folds: Folds(count: 2), seeds: 1)
    let result = BacktestResult(
      backtest: backtest, panel: Panel(series: [dailySeries([1, 2, 4, 6])]),
      models: [
        ModelForecasts(
          model: .naive, task: backtest.task, paths: PathTable([[[[2], [4]]]]),
          meanFitSeconds: 0.001)
      ])
    #expect(
      result.leaderboard == """
                 MAE   RMSE  MAPE %  sMAPE  MASE  R2 oos  direction  fit
          Naive  2.00  2.00  41.7    53.3   1.67  .000    -          -
        """)
    #expect(result.verdict == "")
  }

  @Test(
    "Errors are shown at most at eight steps, among them the first and last",
    arguments: [
      (8, "1 2 3 4 5 6 7 8"), (9, "1 2 3 4 6 7 8 9"), (20, "1 4 6 9 12 15 17 20"),
      (250, "1 37 72 108 143 179 214 250"),
    ])
  func stepsShown(horizon: Int, steps: String) throws {
    let backtest = Backtest(horizon: horizon, folds: Folds(count: 1), seeds: 1)
    let values = (0..<(horizon + 9)).map(Double.init)
    let result = BacktestResult(
      backtest: backtest, panel: Panel(series: [dailySeries(values)]),
      models: [
        ModelForecasts(
          model: .naive, task: backtest.task, paths: PathTable([[[Array(values.prefix(horizon))]]]),
          meanFitSeconds: 0)
      ])
    let header = try #require(
      Leaderboard(result).lines().first { $0.contains("MAE at step") })
    #expect(
      header.split(separator: " ").joined(separator: " ") == "MAE at step \(steps)")
  }
}
