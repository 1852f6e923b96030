import MartletEvaluation
import MartletForecasting
import MartletPanels

/// What is asked for and changes nothing, because no model of the run looks at it.
public struct UnusedInputs: Sendable, Hashable {
  /// Columns and features.
  public var columns: [String]
  /// The names of options, such as `max-steps`.
  public var options: [String]

  /// Names what is unused.
  public init(columns: [String] = [], options: [String] = []) {
    (self.columns, self.options) = (columns, options)
  }

  init(of request: RunRequest, _ backtest: Backtest, _ panel: Panel) {
    self.init()
    let models = request.models
    let uses = ModelUses.union(models.map(\.forecaster.uses))
    if !uses.covariates {
      let covariates = panel.source.covariates.filter { !$0.isIngredient }.map(\.name)
        .filter { !backtest.filter.releases.contains($0) }
      columns = covariates + request.reader.features.map(\.description)
      if request.reader.isMultivariate { columns.append("the other targets") }
    }
    // What a model sets for itself by options of its own is used by that model.
    let said = backtest.task.given.filter { !uses.options.contains($0) }
    options = ForecastTask.options.map(\.name).filter(said.contains)
    if request.evaluation.seeds != nil, !models.contains(where: \.forecaster.isRandom) {
      options.append("seeds")
    }
    if request.verb == .forecast, !uses.season, request.evaluation.season != nil,
      !backtest.task.transform.description.contains("seasonal-diff")
    {
      options.append("season")
    }
  }
}
