import MartletEvaluation
import MartletModels
import MartletReport
import MartletSeries
import Testing

@Suite struct VerdictTextTests {
  /// The verdict where naive is always 1 off, and the model as far as given for each fold and step.
  private func sentence(_ errors: [[Double]]) -> String {
    let horizon = errors[0].count
    // The last value of a fold is 0, and what follows 1.
    let count = errors.count
    var values: [Double] = [5, 6, 5, 6]
    for _ in 0..<count { values += [0] + Array(repeating: 1, count: horizon) }
    let backtest = Backtest(
      task: ForecastTask(horizon: horizon), folds: Folds(count: count, step: horizon + 1), seeds: 1)
    let forecasts = { (model: Model, paths: [[Double]]) in
      ModelForecasts(model: model, task: backtest.task, paths: [[paths]], meanFitSeconds: 0)
    }
    let result = BacktestResult(
      backtest: backtest, panel: Panel(series: [dailySeries(values)]),
      models: [
        forecasts(.naive, errors.map { $0.map { _ in 0 } }),
        forecasts(.mlp(), errors.map { $0.map { 1 + $0 } }),
      ])
    return result.verdict
  }

  /// So many folds, by turns with the first and the second errors.
  private func alternating(_ first: [Double], _ second: [Double], count: Int = 12) -> String {
    sentence((0..<count).map { $0.isMultiple(of: 2) ? first : second })
  }

  /// One fold of many series, naive 1 off and the model half of that, or in some series none.
  @Test func overSeries() {
    let columns = (0..<12).map { _ in dailySeries([5, 6, 5, 6, 0, 1, 1]) }
    let backtest = Backtest(task: ForecastTask(horizon: 2), folds: Folds(count: 1), seeds: 1)
    let forecasts = { (model: Model, paths: [[[Double]]]) in
      ModelForecasts(model: model, task: backtest.task, paths: [paths], meanFitSeconds: 0)
    }
    let result = BacktestResult(
      backtest: backtest, panel: Panel(series: columns),
      models: [
        forecasts(.naive, columns.map { _ in [[0, 0]] }),
        forecasts(.mlp(), columns.indices.map { [[0.5, $0.isMultiple(of: 2) ? 0.5 : 1]] }),
      ])
    #expect(
      result.verdict
        == "MLP beats the last value here: its error is 62.5 % smaller (95 % interval of the skill "
        + "+56.3 % to +68.8 %, p <.001). It is better at every step of the horizon. The test is over "
        + "12 series and not over time: what moves them all at once is not in it. Take more folds "
        + "with --n-windows.")
    #expect(
      Leaderboard(result).lines().contains {
        $0.contains("skill vs naive, 95 %  p (t, over series)")
      })
  }

  @Test func beats() {
    #expect(
      alternating([0.5, 0.4], [0.4, 0.6])
        == "MLP beats the last value here: its error is 52.5 % smaller (95 % interval of the skill "
        + "+51.3 % to +53.7 %, p <.001). It is better at every step of the horizon.")
  }

  @Test func loses() {
    #expect(
      alternating([1.5, 0.4], [1.4, 3.6])
        == "MLP loses to the last value here: its error is 72.5 % larger (95 % interval of the skill "
        + "-111.3 % to -33.7 %, p = .010). It is better at no step of the horizon.")
  }

  @Test func ties() {
    #expect(
      alternating([0.5], [1.6])
        == "MLP does not beat the last value here: its error is 5.0 % larger, which may be chance "
        + "(95 % interval of the skill -32.5 % to +22.5 %, p = .769).")
  }

  @Test func untested() {
    #expect(
      sentence([[0.5, 1], [0.5, 1]])
        == "Whether MLP beats the last value cannot be told from 2 folds; its error is 25.0 % "
        + "smaller. It is better at step 1 of 2.")
    #expect(
      sentence([[0.5]])
        == "Whether MLP beats the last value cannot be told from 1 fold; its error is 50.0 % "
        + "smaller.")
  }

  @Test func echoes() {
    #expect(
      alternating([-1, -1], [-1, -1])
        == "MLP does not beat the last value here: the errors are the same. Its 2-step forecasts lie "
        + "nearest to the value 2 steps before: it follows the last value.")
    #expect(
      alternating([-1.01, -1.02], [-1.01, -0.995])
        == "MLP loses to the last value here: its error is 0.9 % larger (95 % interval of the skill "
        + "-1.2 % to -0.6 %, p <.001). It is better at no step of the horizon. Its 2-step forecasts "
        + "lie nearest to the value 2 steps before: it follows the last value.")
  }

  /// At the first step the errors are equal: to say "worse at every step" would be false.
  @Test func equalStepsAreNotWorse() {
    #expect(
      alternating([1, 1.5], [1, 1.75])
        == "MLP loses to the last value here: its error is 31.3 % larger (95 % interval of the skill "
        + "-34.4 % to -28.1 %, p <.001). It is better at no step of the horizon.")
  }

  @Test func stepsAreGatheredAndFewFoldsAreWeak() {
    #expect(
      alternating([0.5, 1.5, 0.5, 0.5, 1.5, 0.25], [0.5, 1.5, 0.5, 0.75, 1.5, 0.5], count: 5)
        == "MLP beats the last value here: its error is 17.5 % smaller (95 % interval of the skill "
        + "+14.2 % to +20.8 %, p = .001). It is better at steps 1, 3-4, 6 of 6. With 5 folds this is "
        + "weak evidence: take more with --n-windows.")
    let everySecond = (0..<12).map { $0.isMultiple(of: 2) ? 0.25 : 1.5 }
    #expect(
      alternating(everySecond, everySecond.map { $0 + 0.125 })
        .contains("It is better at steps 1, 3, 5, 7 and others of 12."))
  }

  @Test func aConstantDifferenceHasNoPValue() {
    #expect(
      alternating([0.5], [0.5])
        == "MLP beats the last value here: its error is 50.0 % smaller (95 % interval of the skill "
        + "+50.0 % to +50.0 %).")
  }
}
