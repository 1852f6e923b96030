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

  /// A sign in forecasts made elsewhere.
  struct Sign: Encodable {
    let model: String
    let sign: String
    let outcome: String
    @OrNull var found: Int?
    @OrNull var count: Int?
    @OrNull var expected: Double?
    @OrNull var shift: Int?
    @OrNull var explained: Double?
    @OrNull var pValue: Double?
    @OrNull var reason: String?

    init(_ check: ForecastCheck) {
      (model, sign, outcome) = (check.model, check.sign.rawValue, check.outcome.rawValue)
      (found, count, expected) = (check.found, check.count, check.expected)
      (shift, explained, pValue) = (check.shift, check.explained, check.pValue)
      reason = check.reason
    }
  }

  let commandLine: String
  let plan: RunPlan
  let passes: Bool
  let checks: [Check]
  let assumptions: [String]
  let signs: [Sign]
  /// The model of ours that forecasts made elsewhere are seen beside.
  @OrNull var reference: String?

  /// - Parameter commandLine: The command that prints it.
  package init(_ report: AuditReport, _ plan: RunPlan, _ commandLine: String) {
    (self.commandLine, self.plan) = (commandLine, plan)
    passes = report.passes
    checks = report.checks.map(Check.init)
    assumptions = report.assumptions
    (signs, reference) = ([], nil)
  }

  /// Of forecasts made elsewhere.
  package init(_ report: ForecastSignReport, _ plan: RunPlan, _ commandLine: String) {
    (self.commandLine, self.plan) = (commandLine, plan)
    passes = !report.isSuspicious && report.saysSomething
    (checks, assumptions) = ([], [])
    signs = report.checks.map(Sign.init)
    reference = report.reference
  }
}
