import MartletEvaluation
import MartletPanels
import MartletTestSupport
import Testing

/// Ratios to something that is 0, and numbers whose squares are none.
@Suite("Series that stand still") struct StillTests {
  private func made(_ columns: [[Double]], folds: Int, _ errors: [Double]) -> BacktestResult {
    let panel = Panel(series: columns.enumerated().map { series($1, id: "s\($0)") })
    let backtest = Backtest(horizon: 1, folds: Folds(count: folds), seeds: 1)
    let paths = zip(columns, errors).map { values, error in
      (0..<folds).map { [values[values.count - folds + $0] + error] }
    }
    return result(panel, backtest, [("M", [paths])])
  }

  @Test("A series that stopped moving is compared in units of how it had moved")
  func aSeriesThatStoppedHasTheScaleOfItsPast() {
    let moving = (0..<20).map { Double($0 % 2) }
    let stopped = [0.0, 2000] + [Double](repeating: 4000, count: 18)
    let scale = 4000.0 / 9  // of the ten rows before the first fold
    let made = made([moving, stopped], folds: 10, [0.5, 100])
    #expect(made.comparedSeries == [0, 1])
    for loss in made.foldLosses(model: 1) {
      #expect(isClose(loss, (0.5 + 100 / scale) / 2, relative: 1e-9))
    }
    // In its own units the error of 100 would be a hundred times that of naive on the other.
    #expect(made.comparison(of: 1, against: 0).skill > 0)
  }

  @Test("A series that never moved is left out of comparisons with others")
  func aSeriesThatNeverMovedIsLeftOut() {
    let moving = (0..<20).map { Double($0 % 2) }
    let constant = [Double](repeating: 7.8, count: 20)
    let made = made([moving, constant], folds: 10, [0.5, 1e6])
    #expect(made.comparedSeries == [0])
    #expect(made.verdict(model: 1).unscaled == ["s1"])
    #expect(made.comparison(of: 1, against: 0).skill == 0.5)
    // Alone, or among their like, they are all there is.
    #expect(self.made([constant, constant], folds: 10, [1, 2]).comparedSeries == [0, 1])
    #expect(self.made([constant], folds: 10, [1]).verdict(model: 1).unscaled == [])
  }

  @Test("Movement by rounding alone counts as none, so that naive is exact")
  func roundingIsNoMovement() {
    let values = (0..<20).map { $0.isMultiple(of: 2) ? 100 : 100.00000000000001 }
    let made = made([values], folds: 10, [0.5])
    #expect(made.isExact(model: 0))
    #expect(made.comparison(of: 1, against: 0).skill.isNaN)
    #expect(made.scores(model: 1, seed: 0).mase.isNaN)
    #expect(made.scores(model: 1, seed: 0).r2.isNaN)
    let small = (0..<20).map { $0.isMultiple(of: 2) ? 100 : 100.000000000001 }
    #expect(!self.made([small], folds: 10, [0.5]).isExact(model: 0))
  }

  @Test(
    "Ratios, skill and p-value are the same in units of 1e-200 and 1e140",
    arguments: [0x1p-660, 0x1p465])
  func ratiosHaveNoUnit(unit: Double) throws {
    let values = (0..<30).map { Double(($0 * 7) % 11) + 5 }
    let one = made([values], folds: 12, [2])
    let other = made([values.map { $0 * unit }], folds: 12, [2 * unit])
    let (a, b) = (one.scores(model: 1, seed: 0), other.scores(model: 1, seed: 0))
    for score in [\Scores.mape, \.smape, \.mase, \.r2] {
      #expect(isClose(a[keyPath: score], b[keyPath: score], relative: 1e-9))
    }
    #expect(isClose(b.rmse, a.rmse * unit, relative: 1e-9))
    let (first, second) = (one.comparison(of: 1, against: 0), other.comparison(of: 1, against: 0))
    #expect(isClose(first.skill, second.skill, relative: 1e-9))
    let p = try #require(first.pValue)
    #expect(isClose(second.pValue ?? .nan, p, relative: 1e-9))
  }

  @Test(
    "Losses that agree to three digits are called the same",
    arguments: [(0.4671, 0.4673, true), (9.99, 10, false), (9.996, 10, true), (1.004, 1, true)])
  func threeDigits(one: Double, other: Double, isSame: Bool) {
    let values = (0..<30).map { Double($0) * other }
    let backtest = Backtest(horizon: 1, folds: Folds(count: 12), seeds: 1)
    let paths = (0..<12).map { [values[18 + $0] + one] }
    let made = result(panel(values), backtest, [("M", [[paths]])])
    #expect(made.comparison(of: 1, against: 0).isSameToThreeDigits == isSame)
  }
}
