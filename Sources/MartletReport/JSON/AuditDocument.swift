package import MartletEvaluation
package import MartletRuns

/// The JSON of `audit`.
package struct AuditDocument: Encodable {
  struct Check: Encodable {
    let fold: Int
    let cutoff: String
    /// `control` for what was available.
    let corruption: String
    let outcome: String
    let fitted: Bool
    @OrNull var stage: String?
    @OrNull var difference: String?
    @OrNull var file: String?
    @OrNull var column: String?
    @OrNull var line: Int?
    @OrNull var field: Int?

    init(_ check: AuditCheck) {
      (fold, cutoff) = (check.fold, check.cutoff)
      corruption = check.corruption?.rawValue ?? "control"
      outcome = check.outcome.rawValue
      fitted = check.isFitted
      stage = check.stage?.rawValue
      difference = check.words
      (file, column, line, field) = (check.file, check.column, check.line, check.field)
    }
  }

  let commandLine: String
  let plan: RunPlan
  let passes: Bool
  let checks: [Check]
  let assumptions: [String]

  /// - Parameter commandLine: The command that prints it.
  package init(_ report: AuditReport, _ plan: RunPlan, _ commandLine: String) {
    (self.commandLine, self.plan) = (commandLine, plan)
    passes = report.passes
    checks = report.checks.map(Check.init)
    assumptions = report.assumptions
  }
}
