import MartletEvaluation
import MartletForecasting
import MartletPanels
import MartletReport
import Testing

/// Tables of panels of thousands of series. No time is asserted: with a pass over all series for each row
/// they would keep these tests for minutes.
struct ManySeriesTests {
  private static let count = 2_000

  private func forecast() async throws -> ForecastResult {
    let panel = Panel(
      series: (0..<Self.count).map { dailySeries([1, 2, Double($0)], id: "s\($0)") })
    var backtest = Backtest(task: ForecastTask(horizon: 3), folds: Folds(count: 0))
    backtest.intervals = .native
    return try await Forecasting(calibratedBy: backtest).run([.naive], on: panel)
  }

  @Test("Forecasts of 2,000 series are all in the file, and most are only counted on screen")
  func forecastsAreWritten() async throws {
    let result = try await forecast()
    let rows = ForecastCSV.text(result).split(separator: "\n")
    #expect(rows.count == 1 + 3 * Self.count)
    #expect(rows[0] == "unique_id,ds,Naive,Naive-lo-80,Naive-hi-80,Naive-lo-95,Naive-hi-95")
    #expect(rows[3 * 17 + 1].hasPrefix("s17,2018-12-31,17,"))
    #expect(rows[3 * Self.count].hasPrefix("s1999,2019-01-02,1999,"))
    let shown = ForecastTable.lines(result, width: 100)
    #expect(shown.contains { $0.hasPrefix("1,995 series more") })
  }

  @Test("A backtest of 2,000 series has its folds, rows and leaderboard")
  func evaluationsAreWritten() async throws {
    let panel = Panel(
      series: (0..<Self.count).map { dailySeries([1, 2, 4, 3, Double($0), 5], id: "s\($0)") })
    let backtest = Backtest(task: ForecastTask(horizon: 1), folds: Folds(count: 2))
    let lines = try FoldTable.lines(backtest, [.randomWalkWithDrift], panel)
    #expect(lines[0].contains("2 models -> 8,000 cells"))
    let result = try await backtest.run([.randomWalkWithDrift], on: panel)
    #expect(BacktestCSV.text(result).split(separator: "\n").count == 1 + 2 * Self.count)
    #expect(Leaderboard(result, .bestFirst).lines().contains { $0.contains("RandomWalkWithDrift") })
  }
}
