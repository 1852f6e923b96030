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
    return asked
  }

  /// The command that the plan names.
  /// - Throws: `RunError.noVerb` where it names none that runs models.
  func verb() throws(RunError) -> RunVerb {
    guard let verb = command.flatMap(RunVerb.init(rawValue:)) else { throw .noVerb(command) }
    return verb
  }
}
