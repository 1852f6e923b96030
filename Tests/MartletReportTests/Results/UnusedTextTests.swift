import MartletCatalog
import MartletEvaluation
import MartletForecasting
import MartletPanels
import MartletReport
import MartletRuns
import Testing

struct UnusedTextTests {
  @Test("Columns and options that no model uses are named with the models")
  func whatNobodyLooksAt() throws {
    let models = try Model.list(parsing: ["theta", "drift"])
    #expect(UnusedText.lines(UnusedInputs(), models).isEmpty)
    #expect(
      UnusedText.lines(UnusedInputs(columns: ["x", "z"], options: ["loss"]), models) == [
        "not looked at: x, z (Theta and RandomWalkWithDrift see nothing but the target; ridge and the networks "
          + "use covariates)",
        "without effect on Theta and RandomWalkWithDrift: --loss (martlet models NAME says what a model takes)",
      ])
  }

  @Test("Of twelve series five forecasts are shown, with how to get the others")
  func aLargePanelIsShownInPart() async throws {
    func lines(_ count: Int) async throws -> [String] {
      let series = (1...count).map { dailySeries([1, 2, 3, 4, 5, 6], id: "s\($0)") }
      var backtest = Backtest(horizon: 1, folds: Folds(count: 0), seeds: 1)
      backtest.levels = []
      let result = try await Forecasting(calibratedBy: backtest).run(
        [.naive], on: Panel(series: series))
      return ForecastTable.lines(result, width: 80)
    }
    let all = try await lines(5)
    #expect(all.contains("s5") && !all.contains { $0.contains("--out") })
    let some = try await lines(12)
    #expect(some.contains("s5") && !some.contains("s6"))
    #expect(some.contains("7 series more: --out FILE.csv writes all 12, --json prints them"))
  }
}
