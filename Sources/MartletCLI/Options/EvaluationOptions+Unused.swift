import MartletEvaluation
import MartletForecasting
import MartletPanels
import MartletReport

extension EvaluationOptions {
  /// What was asked for and changes nothing, because no model of the run looks at it.
  func unused(
    _ models: [Model], _ backtest: Backtest, _ panel: Panel, features: [Feature], isForecast: Bool
  ) -> UnusedText.Found {
    let uses = ModelUses.union(models.map(\.forecaster.uses))
    var found = UnusedText.Found()
    if !uses.covariates {
      let covariates = panel.source.covariates.filter { !$0.isIngredient }.map(\.name)
      found.columns = covariates + features.map(\.description)
      if data.multivariate { found.columns.append("the other targets") }
    }
    // What a model sets for itself by options of its own is used by that model.
    let said = backtest.task.given.filter { !uses.options.contains($0) }
    found.options = ForecastTask.options.map(\.name).filter(said.contains).map { "--\($0)" }
    if !models.contains(where: \.forecaster.isRandom) {
      if run.seeds != nil { found.options.append("--seeds") }
      if run.verbose { found.options.append("--verbose") }
    }
    if isForecast, !uses.season, task.season != nil,
      !backtest.task.transform.description.contains("seasonal-diff")
    {
      found.options.append("--season")
    }
    return found
  }
}
