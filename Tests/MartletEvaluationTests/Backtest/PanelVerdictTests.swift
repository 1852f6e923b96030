import MartletEvaluation
import MartletModels
import MartletSeries
import Testing

/// With a single fold many series speak.
struct PanelVerdictTests {
  private func made(series count: Int, folds: Int = 1) -> BacktestResult {
    let golden = PanelVerdictGolden.self
    let columns = golden.values.prefix(count)
    let panel = Panel(series: columns.enumerated().map { series($1, id: "s\($0)") })
    let backtest = Backtest(horizon: 4, folds: Folds(count: folds), seeds: 1)
    let paths = golden.forecasts.prefix(count).map { path in
      (0..<folds).map { _ in path }
    }
    return result(panel, backtest, [("M", [Array(paths)])])
  }

  @Test func agreesWithScipy() throws {
    let made = made(series: 40)
    let comparison = made.comparison(of: 1, against: 0)
    #expect(comparison.observation == .series)
    #expect(isClose(comparison.skill, PanelVerdictGolden.skill, relative: 1e-9))
    guard case .tested(let test) = comparison.test else {
      Issue.record("not tested")
      return
    }
    #expect(isClose(test.statistic, PanelVerdictGolden.statistic, relative: 1e-9))
    #expect(isClose(test.pValue, PanelVerdictGolden.pValue, relative: 1e-8))
    let (interval, expected) = (try #require(comparison.interval), PanelVerdictGolden.interval)
    #expect(abs(interval.lowerBound - expected.lowerBound) < 0.02)
    #expect(abs(interval.upperBound - expected.upperBound) < 0.02)
    let verdict = made.verdict(model: 1)
    #expect(verdict.outcome == .beats)
    #expect(verdict.seriesCount == 40 && verdict.foldCount == 1)
  }

  /// Nine series are too few, and enough folds are tested over as before.
  @Test func seriesAreTheSecondChoice() {
    #expect(made(series: 9).verdict(model: 1).outcome == .untested)
    #expect(made(series: 10).comparison(of: 1, against: 0).observation == .series)
    #expect(made(series: 40, folds: 2).comparison(of: 1, against: 0).observation == .series)
    let folds = made(series: 40, folds: 3)
    #expect(folds.comparison(of: 1, against: 0).observation == .fold)
    #expect(folds.observation == .fold)
  }

  /// A factor on a series changes nothing.
  @Test func unitsPlayNoPart() {
    let losses = made(series: 40).seriesLosses(model: 1)
    #expect(losses.allSatisfy { $0 < 100 })
    #expect(made(series: 40).ranking == [1, 0])
  }

  @Test func twiceTheSameModel() throws {
    let made = made(series: 40)
    #expect(made.comparison(of: 1, against: 1).test == .identical)
    #expect(made.comparison(of: 1, against: 1).skill == 0)
  }
}
