package import MartletEvaluation

/// The checks of an audit as CSV, a line each.
package enum AuditCSV {
  /// The text of the file.
  package static func text(_ report: AuditReport) -> String {
    let header = [
      "fold", "cutoff", "corruption", "outcome", "fitted", "stage", "difference", "file", "column",
      "line", "field",
    ]
    let records = report.checks.map { check in
      [
        "\(check.fold)", check.cutoff, check.corruption?.rawValue ?? "control",
        check.outcome.rawValue, "\(check.isFitted)", check.stage?.rawValue ?? "",
        check.words ?? "", check.file ?? "", check.column ?? "",
        check.line.map(String.init) ?? "", check.field.map(String.init) ?? "",
      ]
    }
    return ([header] + records).map(CSVText.record).joined()
  }
}
