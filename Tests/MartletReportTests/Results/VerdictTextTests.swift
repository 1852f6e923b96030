import MartletEvaluation
import MartletForecasting
import MartletModels
import MartletPanels
import MartletReport
import MartletTime
import Testing

@Suite struct VerdictTextTests {
  /// The verdict where naive is always 1 off, and the model as far as given for each fold and step.
  private func sentence(_ errors: [[Double]]) -> String { result(errors).verdict }

  private func result(_ errors: [[Double]]) -> BacktestResult {
    let horizon = errors[0].count
    // The last value of a fold is 0, and what follows 1.
    let count = errors.count
    var values: [Double] = [5, 6, 5, 6]
    for _ in 0..<count { values += [0] + Array(repeating: 1, count: horizon) }
    let backtest = Backtest(
      task: ForecastTask(horizon: horizon), folds: Folds(count: count, step: horizon + 1), seeds: 1)
    let forecasts = { (model: Model, paths: [[Double]]) in
      ModelForecasts(
        model: model, task: backtest.task, paths: PathTable([[paths]]), meanFitSeconds: 0)
    }
    return BacktestResult(
      backtest: backtest, panel: Panel(series: [dailySeries(values)]),
      models: [
        forecasts(.naive, errors.map { $0.map { _ in 0 } }),
        forecasts(.mlp(), errors.map { $0.map { 1 + $0 } }),
      ])
  }

  /// So many folds, by turns with the first and the second errors.
  private func alternating(_ first: [Double], _ second: [Double], count: Int = 12) -> String {
    sentence((0..<count).map { $0.isMultiple(of: 2) ? first : second })
  }

  /// One fold of many series, naive 1 off and the model half of that, or in some series none.
  @Test("With one fold of twelve series the verdict counts series and claims no significance")
  func overSeries() {
    let columns = (0..<12).map { _ in dailySeries([5, 6, 5, 6, 0, 1, 1]) }
    let backtest = Backtest(task: ForecastTask(horizon: 2), folds: Folds(count: 1), seeds: 1)
    let forecasts = { (model: Model, paths: [[[Double]]]) in
      ModelForecasts(
        model: model, task: backtest.task, paths: PathTable([paths]), meanFitSeconds: 0)
    }
    let result = BacktestResult(
      backtest: backtest, panel: Panel(series: columns),
      models: [
        forecasts(.naive, columns.map { _ in [[0, 0]] }),
        forecasts(.mlp(), columns.indices.map { [[0.5, $0.isMultiple(of: 2) ? 0.5 : 1]] }),
      ])
    #expect(
      result.verdict
        == "MLP was better than the last value on 12 of 12 series, at this one time: its scaled error is 62.5 % "
        + "smaller. Series move together, and fewer than 10 folds cannot tell whether that is chance: take more with "
        + "--n-windows.")
    let table = Leaderboard(result).lines().joined(separator: "\n")
    #expect(table.contains(/skill vs naive \(scaled\), 95 % +p +better on/))
    #expect(table.contains(/MLP +\+62.5 % +- +12 of 12 series/))
  }

  @Test("Shares are shown from ten folds on, with the number they are of", arguments: [9, 10])
  func sharesOfFewFolds(count: Int) {
    let lines = Leaderboard(result((0..<count).map { _ in [0.5, 1.5] })).lines()
    #expect(lines.contains { $0.contains("% of \(2 * count)") } == (count > 9))
    #expect(lines.contains("no direction: a share is told from 10 folds on") == (count < 10))
    #expect(!lines.contains { $0.contains(/[0-9] % \([1-9] fold/) })
  }

  @Test(
    "Verdict and leaderboard name the metric that the skill is of",
    arguments: [
      (Metric.mae, "its error is 50.0 % smaller", "skill vs naive, 95 %"),
      (.mse, "its squared error is 75.0 % smaller", "skill vs naive (MSE), 95 %"),
      (.qlike, "its QLIKE is 100.0 % smaller", "skill vs naive (QLIKE), 95 %"),
    ])
  func theMetricIsNamed(metric: Metric, words: String, title: String) throws {
    var backtest = Backtest(task: ForecastTask(horizon: 1), folds: Folds(count: 12), seeds: 1)
    backtest.metric = metric
    let levels = (0..<40).map { Double(10 + $0 * 7 % 5) }
    let forecasts = { (model: Model, error: Double) in
      ModelForecasts(
        model: model, task: backtest.task,
        paths: PathTable([[levels.suffix(12).map { [$0 - error] }]]), meanFitSeconds: 0)
    }
    let panel = Panel(series: [dailySeries(levels)])
    let result = BacktestResult(
      backtest: backtest,
      panel: metric == .qlike ? try panel.forecasting(VolatilityTarget(.given)) : panel,
      models: [forecasts(.naive, 1), forecasts(.mlp(), metric == .qlike ? 0.001 : 0.5)])
    #expect(result.verdict.hasPrefix("MLP beats the last value here: \(words)"))
    #expect(Leaderboard(result).lines().contains { $0.contains(title) })
  }

  @Test("A significantly smaller error reads as beating the last value, with interval and p-value")
  func beats() {
    #expect(
      alternating([0.5, 0.4], [0.4, 0.6])
        == "MLP beats the last value here: its error is 52.5 % smaller (95 % interval of the skill "
        + "+50.8 % to +54.2 %, p <.001). It is better at every step of the horizon.")
  }

  @Test("A significantly larger error reads as losing to the last value") func loses() {
    #expect(
      alternating([1.5, 0.4], [1.4, 3.6])
        == "MLP loses to the last value here: its error is 72.5 % larger (95 % interval of the skill "
        + "-123.9 % to -21.1 %, p = .010). It is better at no step of the horizon.")
  }

  @Test("A difference that is not significant reads as possible chance") func ties() {
    #expect(
      alternating([0.5], [1.6])
        == "MLP does not beat the last value here: its error is 5.0 % larger, which may be chance "
        + "(95 % interval of the skill -41.5 % to +31.5 %, p = .769). Folds like these would show a skill "
        + "of 51 % in most cases.")
  }

  @Test("Fewer than ten folds get a plain comparison and the advice to take more") func untested() {
    #expect(
      sentence([[0.5, 1], [0.5, 1]])
        == "MLP was better than the last value in these 2 folds: its error is 25.0 % smaller. "
        + few)
    #expect(
      sentence([[0.5]])
        == "MLP was better than the last value in this 1 fold: its error is 50.0 % smaller. " + few)
    #expect(
      sentence([[1.5, 1], [0.5, 1.5]])
        == "MLP was worse than the last value in these 2 folds: its error is 12.5 % larger. " + few)
    #expect(
      sentence([[-1, 1], [1, 1]])
        == "MLP was no better than the last value in these 2 folds: the errors are the same. " + few
    )
  }

  private let few =
    "Fewer than 10 folds cannot tell whether that is chance: take more with --n-windows."

  @Test("With nine folds a small p-value claims nothing, with ten it does", arguments: [3, 9, 10])
  func fewFoldsAreSpokenOfAlone(count: Int) {
    let text = alternating([0.5, 0.4], [0.4, 0.6], count: count)
    let isFew = count < 10
    #expect(text.contains("MLP beats") != isFew)
    #expect(text.contains("p <.001") != isFew)
    #expect(text.contains("interval") != isFew)
    #expect(text.hasPrefix("MLP was better than the last value in these \(count) folds:") == isFew)
  }

  @Test("Twelve folds that share nearly all their steps leave the verdict untested")
  func foldsThatOverlapTooMuch() {
    let backtest = Backtest(
      task: ForecastTask(horizon: 12), folds: Folds(count: 12, step: 1), seeds: 1)
    let values = (0..<40).map { Double($0 % 3) }
    let paths = (0..<12).map { fold in (0..<12).map { values[fold + 17 + $0] + 0.5 } }
    let forecasts = { (model: Model, paths: [[Double]]) in
      ModelForecasts(
        model: model, task: backtest.task, paths: PathTable([[paths]]), meanFitSeconds: 0)
    }
    let result = BacktestResult(
      backtest: backtest, panel: Panel(series: [dailySeries(values)]),
      models: [
        forecasts(.naive, paths.map { $0.map { $0 + 1 } }), forecasts(.mlp(), paths),
      ])
    #expect(result.verdict(model: 1).outcome == .untested)
    #expect(
      result.verdict.hasSuffix(
        "Folds that overlap so much cannot tell whether that is chance: take more with --n-windows, or "
          + "a larger --step-size."))
  }

  // MARK: - The size of a win

  /// 0.04 % and 0.4 % less are significant in a thousand folds and still the same number.
  @Test(
    "Errors that agree to three digits are neither a win nor a loss",
    arguments: [(0.9996, true), (1.004, true), (0.9889, false), (0.98, false), (1.02, false)])
  func whatIsTheSameToThreeDigitsIsNoWin(error: Double, isSame: Bool) {
    let text = alternating([error - 0.0001], [error + 0.0001])
    #expect(
      (text == "MLP does not beat the last value here: the errors are the same to three digits.")
        == isSame)
    #expect(text.contains("MLP beats") == (!isSame && error < 1))
    #expect(text.contains("MLP loses") == (!isSame && error > 1))
    #expect(!text.contains(" 0.0 %"))
  }

  @Test("A difference below the smallest that matters is no win, however sure")
  func aSmallDifferenceIsNoWin() {
    #expect(
      alternating([0.994], [0.992]).hasPrefix(
        "MLP does not beat the last value here: its error is 0.7 % smaller, less than the 1 % that "
          + "matters (95 % interval of the skill +0.6 % to +0.8 %, p <.001)."))
  }

  // MARK: - Test and interval

  /// One very good fold of twelve.
  @Test("Where the test sees chance, the interval holds 0, and the skill that would show is named")
  func chanceIsQuotedWithItsInterval() {
    let errors = [0.98, 0.97, 0.99, 0.98, 0.97, 0.99, 0.98, 0.97, 0.99, 0.98, 0.97, 0.01]
    let text = sentence(errors.map { [$0] })
    #expect(
      text
        == "MLP does not beat the last value here: its error is 10.2 % smaller, which may be chance "
        + "(95 % interval of the skill -7.6 % to +27.9 %, p = .234). Folds like these would show a skill "
        + "of 25 % in most cases.")
  }

  private func luck(_ result: BacktestResult, tried: Int) -> String? {
    KeptText.luck(KeptText.outcomes(result), tried: tried)
  }

  @Test("With all that was tried on a file, a win is worth as many times its p-value")
  func luckOfAllThatWasTried() throws {
    let errors = (0..<12).map { [$0.isMultiple(of: 3) ? 1.3 : 0.4] }
    let tested = result(errors)
    let p = try #require(tested.comparison(of: 1, against: 0).pValue)
    #expect((0.01...0.05).contains(p))
    #expect(
      luck(tested, tried: 9)
        == "of 9 configurations without skill, one would look as good as MLP in up to "
        + "\(NumberFormat.percent(9 * p)) of cases")
    #expect(luck(tested, tried: 500)?.contains("up to 100 %") == true)
    #expect(luck(tested, tried: 1) == nil)
    #expect(luck(result(errors.map { [2 - $0[0]] }), tried: 9) == nil)
    let sure = result((0..<12).map { [$0.isMultiple(of: 2) ? 0.1 : 0.11] })
    #expect(luck(sure, tried: 9)?.contains("in less than 1 % of cases") == true)
  }

  // MARK: - A series that does not move

  /// Naive forecasts by hand, all exact; the model as far off as given.
  private func still(_ errors: [Double], series: Int = 1) -> BacktestResult {
    let backtest = Backtest(
      task: ForecastTask(horizon: 2), folds: Folds(count: errors.count), seeds: 1)
    let values = [1, 2, 1, 3] + [Double](repeating: 1.75, count: 2 * errors.count + 1)
    let forecasts = { (model: Model, errors: [Double]) in
      ModelForecasts(
        model: model, task: backtest.task,
        paths: PathTable([(0..<series).map { _ in errors.map { [1.75 + $0, 1.75 - $0] } }]),
        meanFitSeconds: 0)
    }
    return BacktestResult(
      backtest: backtest,
      panel: Panel(series: (0..<series).map { dailySeries(values, id: "s\($0)") }),
      models: [forecasts(.naive, errors.map { _ in 0 }), forecasts(.mlp(), errors)])
  }

  @Test("Where the last value is exact, the verdict gives the model's absolute error")
  func anExactLastValueHasNoRelativeError() {
    let result = still((0..<10).map { $0.isMultiple(of: 2) ? 0.15 : 0.17 })
    #expect(
      result.verdict
        == "The last value was exact in all 10 folds, so no relative error exists; MLP was off by .160 "
        + "on average.")
    #expect(!"\(result)".contains("inf") && !"\(result)".contains("nan"))
    #expect(
      still([0.5, 0.5], series: 3).verdict
        == "The last value was exact in all 2 folds of all 3 series, so no relative error exists; MLP was "
        + "not exact.")
  }

  @Test("Where last value and model are both exact, the verdict says so") func soIsTheModel() {
    #expect(
      still([0, 0, 0, 0]).verdict
        == "The last value was exact in all 4 folds, and so was MLP: no relative error exists.")
    #expect(
      still([4e-16, 0, 0, 0]).verdict
        == "The last value was exact in all 4 folds, and so was MLP: no relative error exists.")
  }

  /// It moved in one fold of twelve: nothing is known of how large the naive error is.
  @Test("Where naive errs in a single fold, a loss is sure, and its size has no lower end")
  func aShareOfOneErrorHasNoLowerEnd() {
    let backtest = Backtest(horizon: 1, folds: Folds(count: 12), seeds: 1)
    let values = [1, 2] + [Double](repeating: 3, count: 9) + [Double](repeating: 4, count: 5)
    let forecasts = { (model: Model, paths: [[Double]]) in
      ModelForecasts(
        model: model, task: backtest.task, paths: PathTable([[paths]]), meanFitSeconds: 0)
    }
    let naive = (0..<12).map { [values[$0 + 3]] }
    let result = BacktestResult(
      backtest: backtest, panel: Panel(series: [dailySeries(values)]),
      models: [
        forecasts(.naive, naive), forecasts(.mlp(), naive.map { [$0[0] + 0.25] }),
      ])
    #expect(
      result.verdict
        == "MLP loses to the last value here: its error is 250.0 % larger (95 % interval of the skill "
        + "below -43.7 %, p <.001).")
    #expect(!"\(result)".contains("inf"))
  }

  @Test("Forecasts nearest to the value a horizon earlier are said to follow the last value")
  func echoes() {
    #expect(
      alternating([-1, -1], [-1, -1])
        == "MLP does not beat the last value here: the errors are the same. Its 2-step forecasts lie "
        + "nearest to the value 2 steps before: it follows the last value.")
    #expect(
      alternating([-1.01, -1.02], [-1.01, -0.995])
        == "MLP does not beat the last value here: its error is 0.9 % larger, less than the 1 % that "
        + "matters (95 % interval of the skill -1.3 % to -0.5 %, p <.001). It is better at no step of "
        + "the horizon. Its 2-step forecasts lie nearest to the value 2 steps before: it follows the "
        + "last value.")
  }

  /// At the first step the errors are equal: to say "worse at every step" would be false.
  @Test("A model equal at one step and worse at another is better at no step")
  func equalStepsAreNotWorse() {
    #expect(
      alternating([1, 1.5], [1, 1.75])
        == "MLP loses to the last value here: its error is 31.3 % larger (95 % interval of the skill "
        + "-35.4 % to -27.1 %, p <.001). It is better at no step of the horizon.")
  }

  @Test("Steps where a model is better are gathered into ranges, and cut where too many")
  func stepsAreGathered() {
    #expect(
      alternating([0.5, 1.5, 0.5, 0.5, 1.5, 0.25], [0.5, 1.5, 0.5, 0.75, 1.5, 0.5])
        .hasSuffix("It is better at steps 1, 3-4, 6 of 6."))
    let everySecond = (0..<12).map { $0.isMultiple(of: 2) ? 0.25 : 1.5 }
    #expect(
      alternating(everySecond, everySecond.map { $0 + 0.125 })
        .contains("It is better at steps 1, 3, 5, 7 and others of 12."))
  }

  @Test("A constant difference of errors reads as a win without a p-value")
  func aConstantDifferenceHasNoPValue() {
    #expect(
      alternating([0.5], [0.5])
        == "MLP beats the last value here: its error is 50.0 % smaller.")
  }
}
