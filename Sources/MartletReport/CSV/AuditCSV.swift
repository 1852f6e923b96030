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

  /// The signs in forecasts made elsewhere, a line each.
  package static func text(_ report: ForecastSignReport) -> String {
    let header = [
      "model", "sign", "outcome", "found", "count", "expected", "shift", "explained", "p_value",
      "reason",
    ]
    let records = report.checks.map { check -> [String] in
      func text<Number>(_ number: Number?) -> String { number.map { "\($0)" } ?? "" }
      let counts = [text(check.found), text(check.count), text(check.expected)]
      let values = [text(check.shift), text(check.explained), text(check.pValue)]
      return [check.model, check.sign.rawValue, check.outcome.rawValue] + counts + values
        + [check.reason ?? ""]
    }
    return ([header] + records).map(CSVText.record).joined()
  }
}
