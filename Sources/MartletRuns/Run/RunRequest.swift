import MartletEvaluation
public import MartletForecasting
public import MartletPanels
import MartletCatalog

/// A plan whose words are understood, before any of its files is opened.
public struct RunRequest: Sendable {
  /// What the run does.
  public let verb: RunVerb
  /// What is asked for: every value as documents write it, and nothing that follows from the files.
  public let plan: RunPlan
  /// The models that are asked for, or the usual ones of the command.
  public let models: [Model]
  /// The reader of the panel.
  public let reader: PanelReader
  /// The same as the evaluation of the plan, but for options of the task, which errors quote as they were written.
  let evaluation: EvaluationPlan

  /// Understands a plan. What is in its `inferred` is found anew.
  ///
  /// - Parameter verb: What to run; nil for the command of the plan.
  /// - Throws: `RunError`, `OptionError` or `DataError` for a value that does not go.
  public init(_ plan: RunPlan, as verb: RunVerb? = nil) throws {
    let asked = plan.request
    let verb = try verb ?? asked.verb()
    guard var evaluation = asked.evaluation else { throw RunError.noVerb(asked.command) }
    try evaluation.check(for: verb)
    try asked.checkForecasts(for: verb)
    if asked.forecasts == nil {
      evaluation.horizon = evaluation.steps
      evaluation.intervals = evaluation.intervals ?? .usual
    }
    if evaluation.models.isEmpty {
      evaluation.models = verb.usualModels.map(ModelPlan.init(text:))
    }
    models = try Model.list(parsing: evaluation.models.map(\.text))
    var reader = try asked.reader()
    reader.refusesStaleCovariates = ModelUses.union(models.map(\.forecaster.uses)).covariates
    reader.keepsArrivals = try !evaluation.foldFilter().releases.isEmpty
    (self.verb, self.reader, self.evaluation) = (verb, reader, try evaluation.spelledOut())
    var spelledOut = asked.spelledOut(by: reader)
    spelledOut.command = verb.rawValue
    spelledOut.evaluation = self.evaluation
    spelledOut.evaluation?.task = evaluation.spelledOutTask
    self.plan = spelledOut
  }
}

extension EvaluationPlan {
  /// The same in the words of documents, but for the options of the task.
  fileprivate func spelledOut() throws(RunError) -> EvaluationPlan {
    var plan = self
    let (isRolling, rows) = try rolling
    if isRolling {
      plan.trainSize = trainSize ?? rows
      plan.window = "rolling \(plan.trainSize ?? 0)"
    }
    plan.levels = levels.map { Set($0).sorted() }
    plan.where = try foldFilter().texts
    plan.quantiles = Set(quantiles).sorted()
    plan.models = models.map { ModelPlan(text: $0.text) }
    return plan
  }
}
