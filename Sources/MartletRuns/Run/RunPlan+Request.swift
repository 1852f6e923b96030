extension RunPlan {
  /// What the plan asks for: without what followed from the files when it was made.
  public var request: RunPlan {
    var asked = self
    if !inferred.isEmpty {
      let plain = RunPlan(evaluates: evaluation != nil).values
      let given = values.filter { !inferred.contains($0.key) }
      asked = RunPlan(values: plain.merging(given) { $1 }) ?? self
    }
    asked.inferred = []
    asked.findings = PlanFindings()
    asked.files = files.map { File(name: $0.name) }
    asked.forecasts = forecasts.map { File(name: $0.name) }
    return asked
  }

  /// The command that the plan names.
  /// - Throws: `RunError.noVerb` where it names none that runs models.
  func verb() throws(RunError) -> RunVerb {
    guard let verb = command.flatMap(RunVerb.init(rawValue:)) else { throw .noVerb(command) }
    return verb
  }
}

extension RunPlan {
  /// A plan to run, with the defaults of what it does not say.
  ///
  /// ```swift
  /// let plan = RunPlan(.backtest, files: ["unemployment.csv"], horizon: 6, models: ["theta", "mlp:hidden=64"])
  /// ```
  /// - Parameters:
  ///   - files: The first holds the target.
  ///   - target: The column to forecast; nil where it is recognised.
  ///   - horizon: Steps ahead; nil for 1, or for as many as `forecasts` has.
  ///   - models: As on the command line; the usual ones where none is named.
  ///   - forecasts: A file of forecasts made elsewhere, for the same table.
  public init(
    _ verb: RunVerb, files: [String], target: String? = nil, horizon: Int? = nil,
    models: [String] = [], forecasts: String? = nil
  ) {
    self.init(command: verb.rawValue)
    self.files = files.map { File(name: $0) }
    columns.target = target
    self.forecasts = forecasts.map { File(name: $0) }
    evaluation?.horizon = horizon
    evaluation?.models = models.map(ModelPlan.init(text:))
  }
}
