import MartletEvaluation
import MartletPanels
import MartletTestSupport
import Testing

/// What one time says of many series: how many, and nothing of chance.
struct PanelVerdictTests {
  /// Every second series in its own unit.
  private func made(series count: Int, folds: Int = 1, unit: Double = 1) -> BacktestResult {
    let golden = PanelVerdictGolden.self
    func scaled(_ columns: ArraySlice<[Double]>) -> [[Double]] {
      columns.enumerated().map { place, values in
        place.isMultiple(of: 2) ? values : values.map { $0 * unit }
      }
    }
    let columns = scaled(golden.values.prefix(count))
    let panel = Panel(series: columns.enumerated().map { series($1, id: "s\($0)") })
    let backtest = Backtest(horizon: 4, folds: Folds(count: folds), seeds: 1)
    let paths = scaled(golden.forecasts.prefix(count)).map { path in
      (0..<folds).map { _ in path }
    }
    return result(panel, backtest, [("M", [Array(paths)])])
  }

  @Test("Skill and better series of forty series at one time are those of NumPy")
  func agreesWithNumpy() throws {
    let made = made(series: 40)
    let comparison = made.comparison(of: 1, against: 0)
    #expect(isClose(comparison.skill, PanelVerdictGolden.skill, relative: 1e-9))
    #expect(comparison.betterSeries == PanelVerdictGolden.better && comparison.seriesCount == 40)
    #expect(made.unscaledSeries.count == PanelVerdictGolden.left && made.unscaledSeries == [39])
    let verdict = made.verdict(model: 1)
    #expect(verdict.seriesCount == 40 && verdict.foldCount == 1 && verdict.isScaled)
    #expect(verdict.unscaled == ["s39"])
  }

  @Test(
    "From one time there is no test, interval or win, however many series", arguments: [9, 10, 40])
  func seriesAreNoObservations(count: Int) {
    let made = made(series: count)
    let comparison = made.comparison(of: 1, against: 0)
    #expect(comparison.pValue == nil && comparison.interval == nil && !comparison.isSignificant)
    #expect(comparison.foldCount == 1)
    #expect(made.verdict(model: 1).outcome == .untested)
    #expect(self.made(series: count, folds: 3).comparison(of: 1, against: 0).foldCount == 3)
  }

  /// Fifty series whose errors have shocks in common, and a model that is no better than naive but by what
  /// one time gave all of them: a t test over series called it better or worse in 12, 30 and 59 % of draws.
  @Test(
    "Fifty correlated series at one time are untested, without an interval",
    arguments: [0.1, 0.3, 0.6])
  func correlatedSeriesSayNothingOfChance(rho: Double) {
    for seed in 1...20 as ClosedRange<UInt64> {
      var generator = SeededGenerator(seed: seed)
      let common = generator.bell(count: 2)
      var columns: [[Double]] = []
      var paths: [[[Double]]] = []
      for _ in 0..<50 {
        let own = generator.bell(count: 32)
        var level = 0.0
        let walk = own.prefix(30).map { step in
          level += step
          return level
        }
        let shock = rho.squareRoot() * common[0] + (1 - rho).squareRoot() * own[30]
        // It goes one way on all series, a coin for each draw.
        paths.append([[level + 0.3 * common[1]]])
        columns.append(walk + [level + shock])
      }
      let panel = Panel(series: columns.enumerated().map { series($1, id: "s\($0)") })
      let backtest = Backtest(horizon: 1, folds: Folds(count: 1), seeds: 1)
      let verdict = result(panel, backtest, [("M", [paths])]).verdict(model: 1)
      #expect(verdict.outcome == .untested && verdict.comparison.pValue == nil)
      #expect(verdict.comparison.interval == nil && verdict.comparison.seriesCount == 50)
    }
  }

  @Test("A factor on every second series changes no loss and no ranking") func unitsPlayNoPart() {
    let losses = made(series: 40).seriesLosses(model: 1)
    #expect(losses.count == 39 && losses.allSatisfy { $0 < 100 })
    let other = made(series: 40, unit: 1024)
    #expect(areClose(other.seriesLosses(model: 1), losses, relative: 1e-9))
    #expect(other.ranking == [1, 0] && made(series: 40).ranking == [1, 0])
  }

  @Test("A model compared with itself has skill 0 and no better series")
  func twiceTheSameModel() throws {
    let made = made(series: 40)
    #expect(made.comparison(of: 1, against: 1).skill == 0)
    #expect(made.comparison(of: 1, against: 1).betterSeries == 0)
  }
}
