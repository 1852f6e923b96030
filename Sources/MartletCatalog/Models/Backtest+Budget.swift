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
    guard let auto = model.forecaster as? Auto, let budget = auto.budget else { return nil }
    let layout = try layout(of: panel, Self.withNaive([model]))
    var fits = try cells([model], layout, fits: foldPlan.fits()).count
    if forecasts {
      let final = try finalLayout(of: panel, [model])
      fits += try cells([model], final, fits: [0..<1]).count
    }
    let group = try model.groups(of: layout.series.indices, task).first ?? 0..<0
    let known = group.compactMap { place in
      layout.folds.indices.last.map { layout.known(series: place, fold: $0) }
    }.filter { $0.count > 0 }
    let (found, trials) = try auto.fitting(
      in: budget, choices: (Double(fits) / Double(max(jobs, 1))).rounded(.up),
      AsOfPanel(histories: known), try model.task(from: task))
    return (
      Model(
        found, label: model.label, options: Auto.options.texts(of: found),
        taskOptions: model.taskOptions),
      BudgetPlan(label: model.label, seconds: budget, fits: fits, trials: trials)
    )
  }
}
