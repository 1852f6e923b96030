package import MartletDoctor
import MartletFiles
import RealModule

/// An examination as words.
package enum DoctorText {
  /// What was examined, in a line before the work.
  package static func subject(_ model: String, parts: [DoctorPart], seeds: Int) -> String {
    "examining \(model) with \(counted(seeds, "seed")) on the rows before the first cutoff: "
      + parts.map(\.rawValue).joined(separator: ", ")
  }

  /// The findings, the most serious first, and what was silent.
  ///
  /// - Parameter model: The model as it was written.
  package static func paragraphs(_ report: DoctorReport, model: String) -> [[String]] {
    let more = report.seriesCount > 1 ? " and \(report.seriesCount - 1) more" : ""
    let head =
      "\(report.model) on \(report.series)\(more), rows up to \(report.cutoff): "
      + "\(counted(report.windows, "window")) to "
      + "learn from, \(report.heldOut) held out, \(counted(report.weights, "weight"))"
    return [[head]] + report.findings.map { lines($0, model: model) } + [rate(report)]
      + [[silence(report)]]
  }

  private static func lines(_ finding: Finding, model: String) -> [String] {
    let measured = finding.measurement
    let seeds = finding.seeds > 1 ? "; \(finding.seen) of \(finding.seeds) seeds" : ""
    let unit = measured.unit.isEmpty ? "" : " \(measured.unit)"
    let remedy = RemedyText.line(finding.remedy, model: model).map { ": \($0)" } ?? ""
    return [
      "\(word(finding.severity)) \(finding.number) \(finding.title)",
      "  \(measured.name): \(number(measured.value))\(unit), \(measured.side.rawValue) "
        + "\(number(measured.threshold))\(unit)"
        + "\(seeds) (\(measured.source))",
      "  \(finding.meaning)",
      "  to do: \(finding.advice)\(remedy)",
    ]
  }

  private static func word(_ severity: Severity) -> String {
    switch severity {
    case .serious: "SERIOUS"
    case .look: "LOOK"
    case .remark: "REMARK"
    }
  }

  private static func rate(_ report: DoctorReport) -> [String] {
    guard let rate = report.rate else {
      return report.parts.contains(.rate)
        ? ["rate: the range test proposes none; the chosen one can be neither praised nor blamed"]
        : []
    }
    let end =
      rate.explodes.map { "the loss explodes from \(number($0))" }
      ?? "the loss never explodes"
    return [
      "rate: the range test proposes \(number(rate.middle)) "
        + "(\(number(rate.lowest)) to \(number(rate.highest)) over "
        + "\(rate.seen) of "
        + "\(counted(rate.seeds, "seed"))), \(end); chosen is \(number(rate.chosen))"
    ]
  }

  private static func silence(_ report: DoctorReport) -> String {
    report.findings.isEmpty
      ? "All is well: \(counted(report.rules.count, "rule")) looked and found nothing."
      : "\(counted(report.silentRules, "rule")) looked and found nothing."
  }

  /// Three digits without zeros behind them: 0.05, 673, 1e-5.
  private static func number(_ value: Double) -> String {
    guard value.isFinite else { return "infinity" }
    guard value != 0, abs(value) < 1e-3 else {
      return trimmed(NumberFormat.significant(value, digits: 3))
    }
    let power = Int(Double.log10(abs(value)).rounded(.down))
    return trimmed(NumberFormat.significant(value * Double.pow(10, -power), digits: 3))
      + "e\(power)"
  }

  private static func trimmed(_ text: String) -> String {
    guard text.contains("."), !text.contains("e") else { return text }
    var text = Substring(text)
    while text.last == "0" { text = text.dropLast() }
    return String(text.last == "." ? text.dropLast() : text)
  }
}
