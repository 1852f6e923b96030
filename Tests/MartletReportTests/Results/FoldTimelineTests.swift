import MartletEvaluation
import MartletForecasting
import MartletModels
import MartletPanels
import MartletReport
import MartletTime
import Testing

/// The folds as a picture against time.
struct FoldTimelineTests {
  private func lines(
    rows: Int = 40, width: Int = 65, _ configure: (inout Backtest) throws -> Void
  ) throws -> [String] {
    var backtest = Backtest(horizon: 4, folds: Folds(count: 3), seeds: 1)
    try configure(&backtest)
    let axis = TimeAxis(
      kind: .date, ticks: (0..<Int64(rows)).map { 17532 + $0 }, frequency: .everyDay)
    let values = (0..<rows).map { Double($0 * $0 % 7) }
    let panel = Panel(series: [
      Series(id: "a", axis: axis, target: Column(name: "y", role: .target, values: values))
    ])
    return try FoldTimeline.lines(backtest, [.historicAverage], panel, width: width)
  }

  @Test("Each fold shows what is trained on, what is not, and what is forecast")
  func picture() throws {
    #expect(
      try lines(rows: 15) {
        $0.folds.gap = 2
        $0.task.horizon = 2
        $0.folds.step = 4
      } == [
        "        2018-01-01                    2018-01-15",
        "     1  ======------>>>>>>",
        "     2  ==================----->>>>>>",
        "     3  =============================------>>>>>",
        "        = trained on, - known and not trained on, > forecast",
      ])
  }

  @Test("Folds that share a fit show it, and which one it is")
  func sharedFits() throws {
    #expect(
      try lines { $0.folds.refit = .never } == [
        "        2018-01-24                    2018-02-09",
        "     1  <==========>>>>>>>>>>",
        "     2  <==========---------->>>>>>>>>>           fit of fold 1",
        "     3  <==========-------------------->>>>>>>>>  fit of fold 1",
        "        = trained on, - known and not trained on, > forecast, < from earlier on",
      ])
  }

  @Test("Folds that a filter leaves out are not shown")
  func filtered() throws {
    #expect(
      try lines { $0.filter = try FoldFilter(parsing: ["weekday=Mon"]) } == [
        "        2018-02-04                    2018-02-09",
        "     3  <========>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>",
        "        = trained on, - known and not trained on, > forecast, < from earlier on",
      ])
  }

  @Test("Of many folds four are shown, and one fold has no picture")
  func many() throws {
    let shown = try lines(rows: 400) { $0.folds = Folds(count: 60, step: 1) }
    #expect(shown.count == 6)
    #expect(shown[1].hasPrefix("     1  <=") && shown[4].hasPrefix("    60  <="))
    #expect(shown.dropLast().allSatisfy { $0.count <= 65 })
    #expect(try lines { $0.folds = Folds(count: 1) } == [])
  }
}
