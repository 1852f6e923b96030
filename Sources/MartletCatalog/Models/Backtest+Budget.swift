public import MartletEvaluation
public import MartletForecasting
public import MartletPanels

extension Backtest {
  /// What became of the budget of a model.
  public struct BudgetPlan: Sendable, Hashable {
    /// The column of the model.
    public let label: String
    /// The budget for all fits of the command, in seconds.
    public let seconds: Double
    /// The fits of the model.
    public let fits: Int
    /// What the trials said of each candidate, in their order; none of naive, which needs none.
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
    guard task.isSettled else {
      return try settled(for: panel).withinBudgets(models, on: panel, forecasts: forecasts)
    }
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
    let layout = try layout(of: panel, Self.withNaive([model]))
    var fits = try cells([model], layout, fits: foldPlan.fits()).count
    if forecasts {
      let final = try finalLayout(of: panel, [model])
      fits += try cells([model], final, fits: [0..<1]).count
    }
    let isGlobal = try model.learnsAcrossSeries(task)
    let known = AsOfPanel(
      histories: panel.series.indices.prefix(isGlobal ? .max : 1).compactMap { place in
        guard let last = layout.folds.indices.last else { return nil }
        let row = layout.lastRow(series: place, fold: last)
        return row < 0 ? nil : panel.series[place].asOf(row: row)
      })
    let rounds = (Double(fits) / Double(max(jobs, 1))).rounded(.up)
    return try model.withinBudget(choices: rounds, known, task).map { found, seconds, trials in
      (found, BudgetPlan(label: model.label, seconds: seconds, fits: fits, trials: trials))
    }
  }
}
