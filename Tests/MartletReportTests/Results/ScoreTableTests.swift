import MartletEvaluation
import MartletForecasting
import MartletModels
import MartletPanels
import MartletReport
import Testing

/// What stands below the leaderboard where it was asked for.
struct ScoreTableTests {
  /// Naive misses by 1, 2 and 2, 4; the seeds by .5, 1 and 1, 2, and by .5, 0 and 0, 1; their mean by 0, .5 and
  /// .5, .5.
  @Test("The scores of each seed and of their mean are those by hand") func seeds() {
    #expect(
      smallResult().scoreTable(by: .seed) == """
          MAE by seed           MLP
          seed 1                1.13
          seed 2                 .375
          -----------------------------------
          mean of these          .750 +- .530
          of the mean forecast   .375
        """)
    let one = smallResult(network: [[[10.5, 11], [13, 14]]])
    #expect(one.scoreTable(by: .seed) == "no scores by seed: no model has several")
  }

  @Test("Losses by step and fold stand beside the skill, and above those of all points")
  func groups() {
    #expect(
      smallResult().scoreTable(by: .step) == """
          MAE by step  points  MLP (2 seeds)  Naive  skill, MLP
          1                 2   .500          1.50   +66.7 %
          2                 2  1.00           3.00   +66.7 %
          -----------------------------------------------------
          all points        4   .750          2.25
        """)
    #expect(
      smallResult().scoreTable(by: .fold) == """
          MAE by fold    points  MLP (2 seeds)  Naive  skill, MLP
          1, 2018-12-24       2   .500          1.50   +66.7 %
          2, 2018-12-26       2  1.00           3.00   +66.7 %
          -------------------------------------------------------
          all points          4   .750          2.25
        """)
  }

  /// Series n has a naive error of 1 at each step, and the model one of n / 10.
  private func panelResult(series count: Int) -> BacktestResult {
    let backtest = Backtest(task: ForecastTask(horizon: 1), folds: Folds(count: 1), seeds: 1)
    let panel = Panel(
      series: (1...count).map { dailySeries([1, 3, 2, 5, 4, 5], id: "s\($0)") })
    let forecasts = { (model: Model, paths: [[[Double]]]) in
      ModelForecasts(
        model: model, task: backtest.task, paths: PathTable([paths]), meanFitSeconds: 0)
    }
    return BacktestResult(
      backtest: backtest, panel: panel,
      models: [
        forecasts(.naive, (1...count).map { _ in [[4]] }),
        forecasts(.mlp(), (1...count).map { [[5 + Double($0) / 10]] }),
      ])
  }

  @Test("Of many series the twenty worst are shown, with the means over points and series")
  func worstSeriesFirst() {
    let words = { (line: Substring) in line.split(separator: " ").joined(separator: " ") }
    let lines = panelResult(series: 30).scoreTable(by: .series).split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(words(lines[1]) == "s30 1 1.00 3.00 -200.0 %")
    #expect(lines[20].hasPrefix("  s11 "))
    #expect(words(lines[22]) == "all points 30 1.00 1.55")
    #expect(words(lines[23]) == "mean of the series 1.00 1.55")
    #expect(
      lines.suffix(1) == [
        "the worst first, by the skill of MLP; 20 of 30 are shown, --json has all"
      ])
  }

  @Test("A grouping of one's own is a table, and empty groups are no rows") func ownGrouping() {
    let grouping = ScoreGrouping("regime", ["calm", "wild", "never"]) { _, fold, _ in fold }
    let table = smallResult().scoreTable(by: grouping)
    #expect(table.contains("MAE by regime") && table.contains("  calm") && !table.contains("never"))
  }

  @Test("Intervals of few folds are told as counts, and of many with the interval of their share")
  func bands() {
    #expect(
      smallResult(levels: [0.5]).bandTable == """
          50 % interval  inside, 95 %  folds  width  Winkler  MSIS
          MLP (2 seeds)  1 of 2        1       .500  1.50     1.25
          Naive          0 of 2        1      3.00   9.00     7.50
        """)
    var backtest = Backtest(task: ForecastTask(horizon: 1), folds: Folds(count: 24), seeds: 1)
    (backtest.levels, backtest.quantiles) = ([0.5], [0.2, 0.5, 0.8])
    let values = (0..<40).map { Double(($0 * 7919) % 31) }
    let result = BacktestResult(
      backtest: backtest, panel: Panel(series: [dailySeries(values)]),
      models: [
        ModelForecasts(
          model: .naive, task: backtest.task,
          paths: PathTable([[values.dropLast().suffix(24).map { [$0] }]]), meanFitSeconds: 0)
      ])
    let lines = result.bandTable.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 8 && lines.allSatisfy { $0.count <= 80 })
    #expect(lines[1].contains(" % [") && lines[1].contains("23 "))
    #expect(lines[3] == "  quantiles  CRPS  WQL %  SQL   folds" && lines[4].contains("20"))
    #expect(lines[6] == "  at or below quantile  .2    .5    .8")
  }
}
