import MartletEvaluation
import MartletForecasting
import MartletReport
import Testing

/// Why an automatic choice took the last value.
struct ChoiceTableTests {
  private func summary(_ errors: [(String, Double?, Double?)]) -> String {
    let choice = ModelChoice(
      candidates: [.init(name: "naive", weight: 1, error: 1, pValue: nil, refusal: nil)]
        + errors.map { .init(name: $0.0, weight: 0, error: $0.1, pValue: $0.2, refusal: nil) },
      foldCount: 4, seriesCount: 3, model: "auto")
    let record = ChoiceRecord(series: "a", cutoff: "2018-12-28", seed: 1, choice: choice)
    return ChoiceTable.lines("Auto", [record]).first { $0.contains("last value") } ?? ""
  }

  private let start = "Nothing beat naive clearly, so Auto forecasts the last value: "

  @Test("Auto keeps naive where a smaller error may be chance, and gives the p-value")
  func itMayBeChance() {
    #expect(
      summary([("ridge", 0.75, 0.04), ("mlp", 0.8, 0.2)]) == start
        + "the smallest inner error was that of ridge, .750 of naive's, but that may be chance (p .040; taken below "
        + ".025, which is 5 % shared among 2 models).")
  }

  @Test("Auto keeps naive and says so where no model had a smaller error") func nobodyWasBetter() {
    #expect(
      summary([("ridge", 1.2, 0.9)]) == start + "no model's inner error was below that of naive.")
  }

  @Test("Auto keeps naive where fewer than three folds or series give no p-value")
  func tooFewToTell() {
    #expect(
      summary([("ridge", 0.7, nil)]) == start
        + "the smallest inner error was that of ridge, .700 of naive's, but fewer than three inner folds, or series, "
        + "say nothing of chance.")
  }

  @Test("Auto keeps naive and says so where no other model could be tried")
  func nobodyCouldBeTried() {
    #expect(summary([("ridge", nil, nil)]) == start + "no other model could be tried.")
  }
}
