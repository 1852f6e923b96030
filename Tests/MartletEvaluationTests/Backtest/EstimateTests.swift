import MartletCatalog
import MartletEvaluation
import MartletForecasting
import MartletModels
import MartletPanels
import MartletTestSupport
import Testing

/// How long a run will take is asked of a few series, where there are many.
struct EstimateTests {
  private func estimate(_ models: [Model], series count: Int, folds: Int) throws -> Double? {
    let all = Panel(
      series: (0..<count).map { series(walk(20, seed: UInt64($0) + 1), id: "s\($0)") })
    let backtest = Backtest(task: ForecastTask(horizon: 2), folds: Folds(count: folds))
    return try backtest.estimatedSeconds(models, on: all, forecasts: true)
  }

  @Test("The time of many fits is estimated from a few") func manyFitsAreTried() throws {
    let theta = [try Model(parsing: "theta")]
    #expect(try estimate(theta, series: 60, folds: 5) ?? 0 > 0)
    #expect(try estimate(theta, series: 300, folds: 0) ?? 0 > 0)
  }

  /// Nothing that ends at once, and no network: its time does not grow with the series.
  @Test("Few fits, and networks, get no estimate of time") func fewFitsAreNot() throws {
    #expect(try estimate([try Model(parsing: "theta")], series: 60, folds: 2) == nil)
    #expect(try estimate([try Model(parsing: "theta")], series: 3, folds: 5) == nil)
    #expect(try estimate([.mlp()], series: 60, folds: 5) == nil)
  }
}
