import MartletEvaluation
import MartletForecasting
import MartletPanels
import MartletTables
import MartletTestSupport
import Testing

/// Folds inside what is known at a cutoff.
struct FoldsWithinTests {
  private func known(_ series: [Series]) -> AsOfPanel {
    Panel(series: series).asOf(rowsBeforeEnd: 0)
  }

  @Test(
    "Folds fill the later half, and a single one needs four rows before it",
    arguments: [(60, 3, 10), (61, 3, 10), (66, 3, 11), (9, 5, 1), (8, 5, 0)])
  func counts(rows: Int, horizon: Int, count: Int) {
    let panel = known([series(walk(rows, seed: 1))])
    #expect(FoldLayout(within: panel, horizon: horizon, most: 50).folds.count == count)
    #expect(FoldLayout(within: panel, horizon: horizon, most: 2).folds.count == min(count, 2))
  }

  @Test("Folds within known rows stand where those of an evaluation do, with one fit")
  func sameAsAnEvaluation() {
    let all = Panel(series: [
      datedSeries("a", walk(50, seed: 1)), datedSeries("b", walk(48, seed: 2)),
    ])
    let within = FoldLayout(within: all.asOf(rowsBeforeEnd: 0), horizon: 3, most: 5)
    let outer = FoldLayout(FoldPlan(horizon: 3, Folds(count: 5)), of: all, needed: 1)
    #expect(within.folds == outer.folds)
    #expect(within.plan.fits() == [0..<5])
    for fold in 0..<5 {
      for place in 0..<2 {
        #expect(
          within.cutoff(series: place, fold: fold) == outer.cutoff(series: place, fold: fold))
      }
      #expect(
        within.trainingRows(of: 0..<2, fold: fold) == outer.trainingRows(of: 0..<2, fold: fold))
    }
    // 'b' ends two days earlier, and so stops what 'a' may teach.
    #expect(within.learnt(by: 0..<2, fold: 0).map(\.count) == [33, 33])
    #expect(within.learnt(by: 0..<1, fold: 0).map(\.count) == [35])
    #expect(within.panel(0).histories.map(\.count) == [35, 33])
  }

  @Test("Rows are counted from the first of a rolling window")
  func rollingWindow() {
    let history = datedSeries("a", walk(80, seed: 1)).asOf(row: 69, start: 20)
    let layout = FoldLayout(within: AsOfPanel(histories: [history]), horizon: 5, most: 3)
    #expect(layout.panel(0).histories.map(\.rows) == [20..<55])
    #expect(layout.happened(series: 0, fold: 0) == Array(history.target[55..<60]))
    #expect(layout.cutoff(series: 0, fold: 0).label == history.label(row: 54))
  }

  @Test("A series that had ended takes no part, nor do the shortest of the others")
  func whoTakesPart() {
    let long = (1...10).map { datedSeries("\($0)", walk(60, seed: UInt64($0))) }
    let ended = datedSeries("ended", walk(40, seed: 11))
    let young = datedSeries("young", walk(10, seed: 12), from: 17582)
    let layout = FoldLayout(within: known([ended] + long + [young]), horizon: 3, most: 50)
    #expect(layout.series.map(\.id) == long.map(\.id))
    #expect(layout.folds.count == 10)
  }

  @Test("Fewer folds leave more rows before the first of them")
  func room() {
    let panel = known([datedSeries("a", walk(60, seed: 1)), datedSeries("b", walk(58, seed: 2))])
    let layout = FoldLayout(within: panel, horizon: 3, most: 50)
    #expect(layout.folds.count == 9)
    // 58 - 3 n rows are left of both: nothing later than the first cutoff of 'b'.
    #expect(layout.withRoom(each: 40, longest: 40).folds.count == 6)
    #expect(layout.withRoom(each: 1, longest: 41).folds.count == 5)
    #expect(layout.withRoom(each: 1, longest: 1).folds == layout.folds)
    #expect(layout.withRoom(each: 99, longest: 99).folds.isEmpty)
  }

  @Test("A filled row in a fold has no actual value")
  func filledRows() throws {
    let rows = (0..<20).map { "\($0),\($0 == 15 ? "" : "\($0 * $0)")\n" }
    let text = "ds,y\n" + rows.joined()
    let reader = PanelReader(files: ["a.csv"], target: "y", missing: .forwardFill)
    let panel = try reader.panel(of: [CSVTable(bytes: Array(text.utf8), name: "a.csv")])
    let layout = FoldLayout(within: panel.asOf(rowsBeforeEnd: 1), horizon: 4, most: 1)
    let happened = layout.happened(series: 0, fold: 0)
    #expect(happened[0].isNaN)
    #expect(Array(happened.dropFirst()) == [256, 289, 324])
  }
}
