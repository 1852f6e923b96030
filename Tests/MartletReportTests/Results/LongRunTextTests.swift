import MartletCatalog
import MartletEvaluation
import MartletForecasting
import MartletPanels
import MartletReport
import Testing

/// What is said before a run on long series, or on many.
struct LongRunTextTests {
  private func lines(_ models: [String], rows: Int, maxRows: Int? = nil) throws -> [String] {
    var task = ForecastTask(horizon: 2, inputSize: 6)
    if let maxRows { try task.set("max-rows", to: "\(maxRows)") }
    let backtest = Backtest(task: task, folds: Folds(count: 2))
    let panel = Panel(series: [dailySeries((0..<rows).map(Double.init))])
    return try LearntRowsText.lines(backtest, Model.list(parsing: models), panel)
  }

  @Test("Models that learn from the newest rows alone are named with both counts")
  func whoLearnsFromTheNewestRows() throws {
    #expect(try lines(["theta", "ridge", "naive", "mlp"], rows: 200) == [])
    #expect(try lines(["theta"], rows: 200, maxRows: 0) == [])
    #expect(
      try lines(["naive", "theta"], rows: 1200, maxRows: 1000) == [
        "Theta learns from the newest 1,000 of 1,200 rows (--max-rows 0: from all)"
      ])
    #expect(
      try lines(["theta", "ar:max-rows=50", "ridge", "ses"], rows: 200, maxRows: 100) == [
        "Theta, Ridge and SES learn from the newest 100 of 200 rows (--max-rows 0: from all)",
        "AR learns from the newest 50 of 200 rows (--max-rows 0: from all)",
      ])
  }

  @Test("A run estimated at 95 seconds is announced, one of 9 seconds is not")
  func howLongItTakes() {
    var backtest = Backtest(task: ForecastTask(horizon: 2), folds: Folds(count: 20))
    backtest.jobs = 2
    #expect(EstimateText.lines(nil, backtest, forecasts: true) == [])
    #expect(EstimateText.lines(9, backtest, forecasts: true) == [])
    #expect(
      EstimateText.lines(95, backtest, forecasts: true) == [
        "takes about 1 m 35 s on 2 cores, by a trial of a few series: fewer folds (--n-windows, now 20) take less, "
          + "--n-windows 0 leaves out the past"
      ])
    backtest.folds.count = 0
    #expect(
      EstimateText.lines(95, backtest, forecasts: true) == [
        "takes about 1 m 35 s on 2 cores, by a trial of a few series"
      ])
  }
}
