package import MartletDoctor
package import MartletRuns

/// The JSON of `doctor`.
package struct DoctorDocument: Encodable {
  struct Change: Encodable {
    let owner: String
    let option: String
    let value: String
  }

  struct Found: Encodable {
    let number: String
    let severity: String
    let part: String
    let title: String
    let measured: String
    @OrNull var value: Double?
    let unit: String
    let threshold: Double
    let side: String
    let source: String
    let meaning: String
    let advice: String
    let remedy: [Change]
    /// The remedy as words of a command; null where no option does it.
    @OrNull var remedyWords: String?
    let seen: Int
    let seeds: Int

    init(_ finding: Finding, model: String) {
      (number, severity) = (finding.number, finding.severity.rawValue)
      (part, title) = (finding.part.rawValue, finding.title)
      let measurement = finding.measurement
      (measured, unit, source) = (measurement.name, measurement.unit, measurement.source)
      (threshold, side) = (measurement.threshold, measurement.side.rawValue)
      (meaning, advice) = (finding.meaning, finding.advice)
      remedy = finding.remedy.map {
        Change(owner: $0.owner.rawValue, option: $0.option, value: $0.value)
      }
      (seen, seeds) = (finding.seen, finding.seeds)
      value = measurement.value
      remedyWords = RemedyText.line(finding.remedy, model: model)
    }
  }

  struct Rate: Encodable {
    let lowest: Double
    let middle: Double
    let highest: Double
    @OrNull var explodes: Double?
    let chosen: Double
    let seen: Int
    let seeds: Int

    init(_ rate: RateAdvice) {
      (lowest, middle, highest) = (rate.lowest, rate.middle, rate.highest)
      (chosen, seen, seeds) = (rate.chosen, rate.seen, rate.seeds)
      explodes = rate.explodes
    }
  }

  struct Report: Encodable {
    let model: String
    let uniqueId: String
    let series: Int
    let cutoff: String
    let windows: Int
    let heldOut: Int
    let parameters: Int
    let seeds: Int
    let parts: [String]
    let rules: [String]
    let findings: [Found]
    @OrNull var rate: Rate?

    init(_ report: DoctorReport, model: String) {
      (self.model, uniqueId, series) = (report.model, report.series, report.seriesCount)
      (cutoff, windows, heldOut) = (report.cutoff, report.windows, report.heldOut)
      (parameters, seeds, rules) = (report.weights, report.seeds, report.rules)
      parts = report.parts.map(\.rawValue)
      findings = report.findings.map { Found($0, model: model) }
      rate = report.rate.map(Rate.init)
    }
  }

  let commandLine: String
  let plan: RunPlan
  /// Whether something serious was found.
  let serious: Bool
  let reports: [Report]

  /// - Parameters:
  ///   - reports: Each with the model as it was written.
  ///   - commandLine: The command that prints it.
  package init(
    _ reports: [(report: DoctorReport, model: String)], _ plan: RunPlan, _ commandLine: String
  ) {
    (self.commandLine, self.plan) = (commandLine, plan)
    serious = reports.contains { $0.report.isSerious }
    self.reports = reports.map { Report($0.report, model: $0.model) }
  }
}
