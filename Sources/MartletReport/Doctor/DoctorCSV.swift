package import MartletDoctor

/// The findings of examinations as CSV, a line each.
package enum DoctorCSV {
  /// The text of the file.
  package static func text(_ reports: [DoctorReport]) -> String {
    let header = [
      "model", "number", "severity", "part", "title", "measured", "value", "unit", "threshold",
      "side", "seen", "seeds",
    ]
    let records = reports.flatMap { report in
      report.findings.map { finding in
        [
          report.model, finding.number, finding.severity.rawValue, finding.part.rawValue,
          finding.title, finding.measurement.name, "\(finding.measurement.value)",
          finding.measurement.unit, "\(finding.measurement.threshold)",
          finding.measurement.side.rawValue, "\(finding.seen)", "\(finding.seeds)",
        ]
      }
    }
    return ([header] + records).map(CSVText.record).joined()
  }
}
