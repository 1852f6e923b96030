import MartletEvaluation
import MartletTestSupport
import Testing

struct FoldsTests {
  /// As Nixtla lays cross-validation out: the test part holds horizon + step (n − 1) rows, window i
  /// starts i steps into it.
  @Test(
    "Cutoffs of folds are laid out as Nixtla lays out cross-validation", arguments: [1, 2, 7],
    [1, 3, 5])
  func cutoffs(count: Int, horizon: Int) {
    let rows = 60
    for step in [nil, 1, 2, horizon, 6] {
      let folds = FoldPlan(horizon: horizon, Folds(count: count, step: step)).folds
      let stride = step ?? horizon
      let testRows = horizon + stride * (count - 1)
      let expected = (0..<count).map { rows - testRows + $0 * stride - 1 }
      #expect(folds.map { $0.lastRow(of: rows) } == expected)
      #expect(folds.map(\.index) == Array(0..<count))
      // The last horizon ends with the series.
      #expect(folds.last.map { $0.lastRow(of: rows) + horizon } == rows - 1)
    }
  }

  @Test(
    "Training rows end at the cutoff less the gap and fill the window", arguments: [0, 1, 4],
    [nil, 1, 9, 30, 100])
  func trainingRowsEndAtTheCutoffLessTheGap(gap: Int, size: Int?) {
    var folds = size.map { Folds.rolling(trainSize: $0, count: 5, step: 2) } ?? .expanding(count: 5)
    folds.gap = gap
    let plan = FoldPlan(horizon: 3, folds)
    for rows in [12, 40] {
      for fold in plan.folds {
        let training = plan.trainingRows(in: fold, of: rows)
        let known = (0..<rows).filter { $0 <= fold.lastRow(of: rows) - gap }
        #expect(Array(training) == known.suffix(size ?? rows))
      }
    }
  }

  @Test("A fold that begins before the series trains on no row")
  func aFoldBeforeTheSeriesTrainsOnNothing() {
    let plan = FoldPlan(horizon: 5, Folds(count: 3))
    let first = plan.folds[0]
    #expect(first.rowsAfter == 15)
    for rows in [1, 14, 15] {
      #expect(plan.trainingRows(in: first, of: rows).isEmpty)
    }
    #expect(plan.trainingRows(in: first, of: 16) == 0..<1)
  }

  @Test(
    "The overlap is the number of folds whose horizons hold one row", arguments: [1, 2, 3, 5, 8],
    1...9)
  func overlap(horizon: Int, step: Int) {
    let backtest = Backtest(horizon: horizon, folds: Folds(count: 20, step: step))
    let rows = 200
    let values = (0..<rows).map(Double.init)
    let folds = backtest.foldPlan.folds
    let middle = folds[10].lastRow(of: rows) + horizon
    let holding = folds.count {
      $0.lastRow(of: rows) < middle && middle <= $0.lastRow(of: rows) + horizon
    }
    #expect(result(panel(values), backtest, []).overlap == holding)
  }

  @Test("Folds one horizon apart have an overlap of one") func overlapWithoutStepIsOne() {
    #expect(
      result(panel(walk(30, seed: 1)), Backtest(horizon: 4, folds: Folds(count: 3)), []).overlap
        == 1)
  }
}
