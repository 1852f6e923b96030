import MartletCatalog
import MartletEvaluation
import MartletForecasting
import MartletPanels
import MartletTestSupport
import Testing

/// What models say they look at is what they look at.
struct ModelUsesTests {
  @Test("Other covariates move the forecasts of just the models that say they use them")
  func covariatesMoveThoseThatUseThem() async throws {
    let values = walk(60, seed: 1)
    func run(_ seed: UInt64) async throws -> BacktestResult {
      try await Backtest(task: try smallBacktestTask(), folds: Folds(count: 1), seeds: 1)
        .run(
          try everyModel(), on: Panel(series: [series(values, covariates: [walk(60, seed: seed)])]))
    }
    let (one, other) = (try await run(2), try await run(3))
    for model in try everyModel() where !(model.forecaster is Auto) {
      let isMoved = one.bits(model.label) != other.bits(model.label)
      #expect(isMoved == model.forecaster.uses.covariates, "\(model.label)")
    }
  }

  @Test(
    "An option of the task moves no model that says it does not take it",
    arguments: [
      ("input-size", "5"), ("max-steps", "7"), ("scaler", "robust"), ("window-stride", "3"),
      ("half-life", "9"), ("batch-size", "4"), ("learning-rate", "0.1"), ("loss", "mae"),
    ])
  func optionsMoveNobodyWithoutThem(name: String, value: String) async throws {
    let one = panel(walk(60, seed: 1))
    let models = try everyModel().filter { !$0.forecaster.uses.options.contains(name) }
    #expect(models.contains { $0.label == "Theta" })
    let plain = Backtest(task: try smallBacktestTask(), folds: Folds(count: 1), seeds: 1)
    var changed = plain
    try changed.task.set(name, to: value)
    #expect(try await plain.run(models, on: one).bits == changed.run(models, on: one).bits)
  }

  @Test("An ensemble or a choice of models uses what its models use")
  func whatIsMadeOfModelsUsesWhatTheyUse() throws {
    func uses(_ text: String) throws -> ModelUses { try Model(parsing: text).forecaster.uses }
    #expect(try !uses("auto:models=theta+ses").covariates)
    #expect(try uses("auto:models=theta+ridge").covariates)
    #expect(try uses("auto").options.contains("max-steps"))
    #expect(try !uses("auto:models=theta+ridge").options.contains("max-steps"))
    #expect(try uses("ensemble:models=drift+mlp").options.contains("max-steps"))
    #expect(try !uses("ensemble:models=drift+theta").covariates)
    #expect(try !uses("naive").season && uses("seasonal-naive").season)
  }
}
