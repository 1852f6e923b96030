public import MartletModels
public import MartletSeries

extension Backtest {
  /// What became of the budget of a model.
  public struct BudgetPlan: Sendable, Hashable {
    /// The column of the model.
    public let label: String
    public let seconds: Double
    /// The fits of the model.
    public let fits: Int
    public let trials: [Auto.Trial]
  }

  /// The models with the candidates that their budgets allow, for all of their fits together.
  ///
  /// The trials are made on what is known in the last fold, the longest.
  ///
  /// - Parameter forecasts: Whether a forecast beyond the last row follows, which is one fit more.
  public func withinBudgets(
    _ models: [Model], on panel: Panel, forecasts: Bool
  ) throws -> (models: [Model], plans: [BudgetPlan]) {
    var (result, plans) = ([Model](), [BudgetPlan]())
    for model in models {
      let found = try withinBudget(model, on: panel, forecasts: forecasts)
      result.append(found?.model ?? model)
      if let plan = found?.plan { plans.append(plan) }
    }
    return (result, plans)
  }

  /// Nil for a model without a budget.
  private func withinBudget(
    _ model: Model, on panel: Panel, forecasts: Bool
  ) throws -> (model: Model, plan: BudgetPlan)? {
    guard (model.forecaster as? Auto)?.budget != nil else { return nil }
    var fits = try cells([model], panel, fits: folds.fits()).count
    if forecasts { fits += try cells([model], panel, fits: [0..<1]).count }
    let isGlobal = try model.learnsAcrossSeries(task)
    let series = isGlobal ? panel.series[...] : panel.series.prefix(1)
    let last = folds.list(horizon: task.horizon).last
    let known = AsOfPanel(
      histories: series.compactMap { series in
        let row = last?.cutoff(of: series.count) ?? -1
        return row < 0 ? nil : series.asOf(row: row)
      })
    let rounds = (Double(fits) / Double(max(jobs, 1))).rounded(.up)
    return try model.withinBudget(choices: rounds, known, task).map { found, seconds, trials in
      (found, BudgetPlan(label: model.label, seconds: seconds, fits: fits, trials: trials))
    }
  }
}
