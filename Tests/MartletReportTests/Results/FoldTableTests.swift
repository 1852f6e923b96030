import MartletEvaluation
import MartletForecasting
import MartletModels
import MartletPanels
import MartletReport
import MartletTime
import Testing

@Suite struct FoldTableTests {
  private let panel = Panel(series: [dailySeries((1...40).map(Double.init))])

  private func lines(_ models: [Model], _ configure: (inout Backtest) -> Void) throws -> [String] {
    var backtest = Backtest(horizon: 2, folds: Folds(count: 3), seeds: 2)
    configure(&backtest)
    return try FoldTable.lines(backtest, models, panel)
  }

  @Test("Three folds are all listed with training rows, cutoff and forecast dates")
  func threeFolds() throws {
    #expect(
      try lines([.naive, .mlp()]) { $0.jobs = 2 } == [
        "3 folds of 2 steps, cutoffs 2018-12-20 to 2018-12-26, expanding, cold refit in each; "
          + "2 seeds; 2 models -> 9 cells on 2 cores",
        "  fold  trained on                rows  cutoff      forecasts",
        "     1  2018-11-05 to 2018-12-20    34  2018-12-20  2018-12-21 to 2018-12-24",
        "     2  2018-11-05 to 2018-12-24    36  2018-12-24  2018-12-25 to 2018-12-26",
        "     3  2018-11-05 to 2018-12-26    38  2018-12-26  2018-12-27 to 2018-12-28",
      ])
  }

  /// More than four folds: the first two and the last. Naive counts without being asked for.
  @Test("Of five folds the first two and last are listed, and naive is counted")
  func manyFolds() throws {
    #expect(
      try lines([.historicAverage]) {
        $0.folds = .rolling(trainSize: 10, count: 5, step: 1)
        $0.folds.gap = 1
        $0.folds.refit = .every(2)
      } == [
        "5 folds of 2 steps, cutoffs 2018-12-20 to 2018-12-26, rolling over 10 rows, "
          + "cold refit in every second, gap of 1 row; 2 models -> 6 cells on 1 core",
        "  fold  trained on                rows  cutoff      forecasts",
        "     1  2018-12-06 to 2018-12-19    10  2018-12-20  2018-12-21 to 2018-12-24",
        "     2  2018-12-06 to 2018-12-19    10  2018-12-21  2018-12-24 to 2018-12-25",
        "   ...",
        "     5  2018-12-12 to 2018-12-25    10  2018-12-26  2018-12-27 to 2018-12-28",
      ])
  }

  @Test("A plan of one fold of one step is worded in the singular") func oneFold() throws {
    #expect(
      try lines([]) {
        $0.folds = Folds(count: 1)
        $0.task.horizon = 1
        $0.folds.refit = .never
      } == [
        "1 fold of 1 step, cutoffs 2018-12-27, expanding, fitted once, in the first; "
          + "1 model -> 1 cell on 1 core",
        "  fold  trained on                rows  cutoff      forecasts",
        "     1  2018-11-05 to 2018-12-27    39  2018-12-27  2018-12-28 to 2018-12-28",
      ])
  }

  @Test("Learning from all series is named only where a model of the run does so")
  func oneNetworkForAllSeries() throws {
    let series = dailySeries((1...40).map(Double.init))
    let two = Panel(series: [series, series])
    func summary(_ models: [Model], _ scope: ForecastTask.Scope) throws -> String {
      var backtest = Backtest(horizon: 2, folds: Folds(count: 3), seeds: 2)
      backtest.task.scope = scope
      return try FoldTable.lines(backtest, models, two)[0]
    }
    let words = "cold refit in each, networks learn from all 2 series; 2 seeds"
    #expect(try summary([.mlp()], .global).contains(words))
    #expect(try !summary([.mlp()], .local).contains("learn"))
    #expect(try !summary([.historicAverage], .global).contains("learn"))
  }

  @Test(
    "The interval of refits is worded with its ordinal number",
    arguments: [
      (1, "cold refit in each"), (2, "cold refit in every second"),
      (3, "cold refit in every third"),
      (4, "cold refit in every 4th"), (11, "cold refit in every 11th"),
      (12, "cold refit in every 12th"), (13, "cold refit in every 13th"),
      (21, "cold refit in every 21st"), (22, "cold refit in every 22nd"),
      (23, "cold refit in every 23rd"), (101, "cold refit in every 101st"),
      (111, "cold refit in every 111th"),
    ])
  func refits(count: Int, text: String) throws {
    let summary = try lines([]) { $0.folds.refit = .every(count) }[0]
    #expect(summary.contains("expanding, \(text); 1 model"), "\(summary)")
  }

  @Test(
    "A count is followed by its noun in the singular or plural",
    arguments: [
      (0, "fold", "0 folds"), (1, "fold", "1 fold"), (5031, "row", "5,031 rows"),
      (1, "series", "1 series"), (3, "series", "3 series"),
    ])
  func plurals(count: Int, noun: String, text: String) {
    #expect(plural(count, noun) == text)
  }
}

/// Fold tables of panels whose series differ.
struct PanelFoldTableTests {
  /// Business days that end so many days before the others.
  private func series(_ id: String, _ rows: Int, before end: Int) -> Series {
    let axis = dailySeries([Double](repeating: 1, count: rows + end)).axis
    return Series(
      id: id,
      axis: TimeAxis(kind: .date, ticks: Array(axis.ticks.prefix(rows)), frequency: .weekdays),
      target: Column(name: "y", role: .target, values: (0..<rows).map(Double.init)))
  }

  private func lines(_ models: [Model], calendar: Bool = false) throws -> [String] {
    var backtest = Backtest(horizon: 2, folds: Folds(count: 2), seeds: 1)
    backtest.task.inputSize = 4
    if calendar { backtest.folds.cutoffs = .calendar }
    return try FoldTable.lines(
      backtest, models, Panel(series: [series("a", 40, before: 0), series("b", 30, before: 15)]))
  }

  @Test("For series of different ends each fold shows the first and last cutoff")
  func cutoffsAreThoseOfAllSeries() throws {
    #expect(
      try lines([.historicAverage]) == [
        "2 folds of 2 steps, cutoffs 2018-12-03 to 2018-12-26 (each series has its own, counted from its end), "
          + "expanding, cold refit in each; 2 models -> 8 cells on 1 core",
        "  fold  trained on                    rows  cutoff                    forecasts",
        "     1  2018-10-29 to 2018-12-24  26 to 36  2018-12-03 to 2018-12-24  2018-12-04 to 2018-12-26",
        "     2  2018-10-29 to 2018-12-26  28 to 38  2018-12-05 to 2018-12-26  2018-12-06 to 2018-12-28",
      ])
  }

  @Test("A model across series learns nothing after the earliest cutoff, and the table says so")
  func whatIsReallyLearntFrom() throws {
    let lines = try lines([.ridge()])
    #expect(
      lines[2...] == [
        "     1  2018-10-29 to 2018-12-03  21 to 26  2018-12-03 to 2018-12-24  2018-12-04 to 2018-12-26",
        "     2  2018-10-29 to 2018-12-05  23 to 28  2018-12-05 to 2018-12-26  2018-12-06 to 2018-12-28",
        "series end at different times: Ridge learns from nothing later than the earliest cutoff, that of b, which "
          + "ends 2018-12-07: 23 of the 38 rows of a in the last fold. --cutoffs calendar learns from series that "
          + "had ended without forecasting them.",
      ])
  }

  @Test("With calendar cutoffs each fold counts its series, and one never forecast is named")
  func byTheCalendar() throws {
    #expect(
      try lines([.ridge()], calendar: true) == [
        "2 folds of 2 steps, cutoffs 2018-12-24 to 2018-12-26 by the calendar, expanding, cold refit in each, "
          + "networks learn from all 2 series; 2 models -> 4 cells on 1 core",
        "  fold  series  trained on                    rows  cutoff      forecasts",
        "     1   1 + 1  2018-10-29 to 2018-12-24  30 to 36  2018-12-24  2018-12-25 to 2018-12-26",
        "     2   1 + 1  2018-10-29 to 2018-12-26  30 to 38  2018-12-26  2018-12-27 to 2018-12-28",
        "forecast in no fold: b (30 rows, to 2018-12-07)",
      ])
  }
}
