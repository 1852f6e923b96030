import MartletEvaluation
import MartletModels
import MartletReport
import MartletSeries
import Testing

@Suite struct LeaderboardTests {
  /// MAE by hand: naive (1 + 2 + 2 + 4) / 4; the seeds (0.5 + 1 + 1 + 2) / 4 and
  /// (0.5 + 0 + 0 + 1) / 4. In the second fold the mean of the seeds is 0.5 off at each step, where
  /// the first one calibrates with 0 and 0.5.
  @Test func asGiven() {
    #expect(
      Leaderboard(smallResult(levels: [0.5, 0.8])).lines().joined(separator: "\n") == """
                         MAE            RMSE           MAPE %         sMAPE          MASE           R2 oos  direction  fit
          Naive          2.25           2.50           16.3           17.9           1.81           .000      -        -
          MLP (2 seeds)   .750 +- .530   .905 +- .489   5.41 +- 3.84   5.57 +- 4.17   .604 +- .427  .850    100 %       .31 s

                         skill vs naive, 95 %  p (DM-HLN)  in 50 % interval  in 80 % interval
          Naive            -                   -            0 % (1 fold)     too few folds
          MLP (2 seeds)  +66.7 % [66.7, 66.7]  -           50 % (1 fold)     too few folds

          MAE at step    1      2
          Naive          1.50   3.00
          MLP (2 seeds)   .500  1.00
        """)
  }

  /// A drift that misses by 0.5, 0.5 and 1, 2, and an average far off.
  @Test func bestFirst() {
    let small = smallResult(levels: [0.8])
    let forecasts = { (model: Model, paths: [[Double]]) in
      ModelForecasts(
        model: model, task: small.backtest.task, paths: [[paths]], meanFitSeconds: 0.001)
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
          MLP (2 seeds)         .750 +- .530   .905 +- .489   5.41 +- 3.84   5.57 +- 4.17   .604 +- .427    .850  100 %       .31 s
          RandomWalkWithDrift  1.00           1.17            7.09           7.41           .813            .780  100 %      -
          Naive                2.25           2.50           16.3           17.9           1.81             .000    -        -
          HistoricAverage      4.75           4.97           35.0           42.8           3.81           -2.960    0 %      -

                               skill vs naive, 95 %       p (DM-HLN)  vs best   p (DM-HLN)  in 80 % interval
          MLP (2 seeds)         +66.7 % [66.7, 66.7]      -              -      -           too few folds
          RandomWalkWithDrift   +55.6 % [50.0, 66.7]      -            -33.3 %  -           too few folds
          Naive                   -                       -           -200.0 %  -           too few folds
          HistoricAverage      -111.1 % [-133.3, -100.0]  -           -533.3 %  -           too few folds

          MAE at step          1      2
          MLP (2 seeds)         .500  1.00
          RandomWalkWithDrift   .750  1.25
          Naive                1.50   3.00
          HistoricAverage      4.00   5.50
        """)
    // The average is far below all of the last values: it follows nothing.
    #expect(
      result.verdict == """
        Whether MLP beats the last value cannot be told from 2 folds; its error is 66.7 % smaller. \
        It is better at every step of the horizon.

        Whether HistoricAverage beats the last value cannot be told from 2 folds; its error is \
        111.1 % larger. It is better at no step of the horizon.

        Whether RandomWalkWithDrift beats the last value cannot be told from 2 folds; its error is \
        55.6 % smaller. It is better at every step of the horizon.
        """)
    #expect("\(result)" == result.leaderboard + "\n\n" + result.verdict)
  }

  @Test func oneModelAndOneStep() {
    let backtest = Backtest(horizon: 1, folds: Folds(count: 2), seeds: 1)
    let result = BacktestResult(
      backtest: backtest, panel: Panel(series: [dailySeries([1, 2, 4, 6])]),
      models: [
        ModelForecasts(
          model: .naive, task: backtest.task, paths: [[[[2], [4]]]], meanFitSeconds: 0.001)
      ])
    #expect(
      result.leaderboard == """
                 MAE   RMSE  MAPE %  sMAPE  MASE  R2 oos  direction  fit
          Naive  2.00  2.00  41.7    53.3   1.67  .000    -          -
        """)
    #expect(result.verdict == "")
  }

  /// At most eight steps of the horizon, the first and the last among them.
  @Test(arguments: [
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
          model: .naive, task: backtest.task, paths: [[[Array(values.prefix(horizon))]]],
          meanFitSeconds: 0)
      ])
    let header = try #require(
      Leaderboard(result).lines().first { $0.contains("MAE at step") })
    #expect(
      header.split(separator: " ").joined(separator: " ") == "MAE at step \(steps)")
  }
}
