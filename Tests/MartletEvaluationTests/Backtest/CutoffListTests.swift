import MartletModels
import MartletEvaluation
import MartletForecasting
import MartletPanels
import MartletTestSupport
import MartletTime
import Testing

/// Cutoffs that are given one by one.
struct CutoffListTests {
  /// Mondays to Fridays from Monday 2018-01-01 on.
  private static let weekdays = (0..<Int64(400)).filter { $0 % 7 < 5 }.map { 17532 + $0 }

  private func makePanel(_ ticks: [Int64] = weekdays, kind: TimeKind = .date) -> Panel {
    Panel(series: [
      Series(
        id: "a", axis: TimeAxis(kind: kind, ticks: ticks),
        target: Column(name: "y", role: .target, values: walk(ticks.count, seed: 3)))
    ])
  }

  private func labels(_ texts: [String], _ panel: Panel, horizon: Int = 3) throws -> [String] {
    try #require(try Folds.at(texts, in: panel, horizon: horizon).times).map {
      panel.series[0].axis.label($0)
    }
  }

  @Test(
    "A cutoff is the last row that is not later than a time, or a row by its number",
    arguments: [
      ("2018-01-10", "2018-01-10"), ("2018-01-14", "2018-01-12"), ("2018-02", "2018-02-28"),
      ("2018-03", "2018-03-30"), ("2018", "2018-12-31"), ("1", "2018-01-01"),
      ("25", "2018-02-02"), ("-4", "2019-01-30"), ("-286", "2018-01-01"),
    ])
  func meaning(text: String, label: String) throws {
    #expect(try labels([text], makePanel()) == [label])
  }

  @Test("Times with a clock are of the moment, a day of its last row")
  func clocks() throws {
    let hours = makePanel((0..<72).map { 17532 * 86_400 + $0 * 3600 }, kind: .dateTime)
    #expect(
      try labels(["2018-01-01", "2018-01-02 05:30", "2018-01-02T23:00", "-5"], hours) == [
        "2018-01-01 23:00:00", "2018-01-02 05:00:00", "2018-01-02 23:00:00", "2018-01-03 19:00:00",
      ])
  }

  @Test("Where times are whole numbers, a number is a time, and one below 0 a row from the end")
  func wholeNumbers() throws {
    let panel = makePanel((0..<50).map { 100 + 2 * $0 }, kind: .integer)
    #expect(try labels(["101", "120", "-5"], panel) == ["100", "120", "190"])
    let below = makePanel((0..<50).map { $0 - 60 }, kind: .integer)
    #expect(try labels(["-55", "-20"], below) == ["-55", "-20"])
  }

  @Test(
    "Times are read as the file writes them",
    arguments: [
      (["03/04/2018", "13/04/2018"], "04/04/2018", "2018-04-04"),
      (["04/03/2018", "04/13/2018"], "04/09/2018", "2018-04-09"),
      (["2018Q1", "2018Q2"], "2018Q3", "2018-07-01"),
      (["Mar 2018", "Apr 2018"], "Jun 2018", "2018-06-01"),
    ])
  func ownFormats(first: [String], text: String, label: String) throws {
    let isDays = label.hasPrefix("2018-04")
    let more =
      isDays
      ? (14...28).map { first[0].hasPrefix("03") ? "\($0)/04/2018" : "04/\($0)/2018" }
      : text.contains("Q")
        ? ["2018Q3", "2018Q4"] + (1...4).map { "2019Q\($0)" }
        : ["May 2018", "Jun 2018", "Jul 2018", "Aug 2018", "Sep 2018", "Oct 2018"]
    let days = (4...12).map { day -> String in
      let two = day < 10 ? "0\(day)" : "\(day)"
      return first[0].hasPrefix("03") ? "\(two)/04/2018" : "04/\(two)/2018"
    }
    let cells = first.prefix(1) + (isDays ? days : []) + first.dropFirst() + more
    let panel = try panel("t,y\n" + cells.map { "\($0),1\n" }.joined())
    #expect(try labels([text], panel) == [label])
  }

  @Test(
    "What is no cutoff, or has no horizon after it, is an error that says what there is",
    arguments: [
      (
        ["soon1"],
        "cutoff 'soon1' is neither a time nor a row; hint: give times from 2018-01-01 to 2019-02-04, or rows from 1 to "
          + "286, from the end from -1 to -286"
      ),
      (
        ["2017-12-31"],
        "cutoff 2017-12-31 lies outside the rows, which are of 2018-01-01 to 2019-02-04; hint: give times from "
          + "2018-01-01 to 2019-02-04, or rows from 1 to 286, from the end from -1 to -286"
      ),
      (
        ["2019-02-03"],
        "after cutoff 2019-02-03 there is 1 row, and the horizon is 3; hint: the last cutoff that has enough is "
          + "2019-01-30; or shorten --horizon"
      ),
      (
        ["2018-05", "2018-04"],
        "cutoff 2018-04 is earlier than 2018-05 before it; hint: give cutoffs from the earliest to the latest"
      ),
      (
        ["2018-04-06", "2018-04-08"],
        "cutoffs 2018-04-06 and 2018-04-08 are the same: the last row known is 2018-04-06; hint: leave one of them out"
      ),
    ])
  func errors(texts: [String], words: String) async {
    let error = message { _ = try Folds.at(texts, in: makePanel(), horizon: 3) }
    #expect(error == "error: " + words)
  }

  @Test("A number that is a row and a year is an error that names both")
  func ambiguous() async {
    // Days from 2015-01-01: row 2018 is of 2020.
    let days = makePanel((0..<3000).map { 16436 + $0 })
    let error = message { _ = try Folds.at(["2018"], in: days, horizon: 3) }
    #expect(
      error
        == "error: cutoff 2018 can be row 2018, of 2020-07-10, or the end of the year 2018, 2018-12-31; "
        + "hint: --cutoffs 2020-07-10 for the row, --cutoffs 2018-12-31 for the year")
    #expect((try? labels(["2400"], days)) == ["2021-07-27"])
  }

  @Test("Forecasts start from the cutoffs, and nothing after them changes one")
  func forecasts() async throws {
    let texts = ["2018-03", "2018-06-10", "200"]
    let panel = makePanel()
    var backtest = Backtest(
      task: try smallBacktestTask(), folds: try .at(texts, in: panel, horizon: 3), seeds: 1)
    backtest.folds.gap = 2
    let result = try await backtest.run([.mlp(hidden: 8)], on: panel)
    let rows = result.folds.map { result.cutoff(series: 0, fold: $0.index).row }
    #expect(rows == [64, 114, 199])
    for (fold, row) in rows.enumerated() {
      #expect(
        result.models[0].path(seed: 0, series: 0, fold: fold)
          == [Double](repeating: panel.series[0].target.values[row], count: 3))
    }
    // The last cutoff stays, and all after the second is noise.
    let values = panel.series[0].target.values.enumerated().map { $0 > 114 ? 1e6 * $1 : $1 }
    let other = Panel(series: [
      Series(
        id: "a", axis: panel.series[0].axis,
        target: Column(name: "y", role: .target, values: values))
    ])
    let again = try await backtest.run([.mlp(hidden: 8)], on: other)
    for fold in 0..<2 {
      #expect(
        result.models[1].path(seed: 0, series: 0, fold: fold)
          == again.models[1].path(seed: 0, series: 0, fold: fold))
    }
  }

  @Test(
    "In a panel a series is forecast from the cutoffs that it reaches, and learnt from after it ended"
  )
  func panels() async throws {
    let panel = Panel(series: [
      datedSeries("live", walk(90, seed: 1)), datedSeries("gone", walk(50, seed: 2)),
    ])
    let folds = try Folds.at(["2018-02-09", "2018-03-10"], in: panel, horizon: 3)
    let backtest = Backtest(task: try smallBacktestTask(), folds: folds, seeds: 1)
    let result = try await backtest.run([.ridge()], on: panel)
    #expect((0..<2).map { result.takesPart(series: 0, fold: $0) } == [true, true])
    #expect((0..<2).map { result.takesPart(series: 1, fold: $0) } == [true, false])
    #expect(result.layout.onlyLearntFrom(fold: 1) == [1])
  }

  @Test("A cutoff with too few rows before it is an error about that cutoff")
  func tooEarly() async throws {
    let panel = makePanel()
    let backtest = Backtest(
      task: try smallBacktestTask(), folds: try .at(["4"], in: panel, horizon: 3), seeds: 1)
    let error = message { try backtest.check([.ridge()], on: panel) }
    #expect(
      error.hasPrefix("error: cutoff 2018-01-04 leaves 4 rows to train on, and Ridge needs "))
    #expect(error.contains("; hint: give later ones (--cutoffs), or shorten --horizon"))
  }
}
