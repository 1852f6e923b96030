package import MartletEvaluation
import MartletFiles

/// An audit as tables and words.
package enum AuditText {
  /// The checks by corruption and cutoff.
  package static func table(_ report: AuditReport, width: Int) -> [String] {
    let cutoffs = folds(report).map { fold in
      report.checks.first { $0.fold == fold }.map { "\($0.cutoff) (fold \(fold))" } ?? ""
    }
    var table = TextTable([("", .left)] + cutoffs.map { ($0, .left) })
    for corruption in Corruption.allCases {
      table.append([words(corruption)] + row(report) { $0.corruption == corruption })
    }
    var seen: Set<String> = []
    let columns = report.checks.filter { $0.corruption == nil }.compactMap(\.column)
      .filter { seen.insert($0).inserted }
    for column in columns {
      table.append(
        ["control: \(column)"] + row(report) { $0.corruption == nil && $0.column == column })
    }
    return table.lines(headerRule: true, width: width)
  }

  /// What failed, and what could not be tried.
  package static func details(_ report: AuditReport) -> [String] {
    let failures = report.checks.filter { $0.outcome == .fail }
    let isOfReading = failures.contains { $0.stage == .reading }
    return failures.map(failure)
      + (isOfReading
        ? [
          "hint: how a file is written is recognised by all of its rows; say it, as --decimal, "
            + "--time-format or --target do"
        ] : []) + skipped(report)
  }

  /// What was taken for granted.
  package static func assumptions(_ report: AuditReport) -> [String] {
    ["taken for granted, since nothing in the files can check it:"]
      + report.assumptions.map { "  \($0)" }
  }

  /// What the audit comes to, in words.
  package static func verdict(_ report: AuditReport) -> String {
    let all = report.checks.count
    let failed = report.count(.fail)
    if failed > 0 {
      return
        "FAIL: in \(failed) of \(counted(all, "check")) what should not be seen changed what is forecast, or what is "
        + "available changed nothing."
    }
    guard report.passes else {
      return "FAIL: too little could be tried to say anything."
    }
    let skipped = report.count(.skipped)
    return
      "PASS: nothing that was not available at \(counted(folds(report).count, "cutoff")) changes a bit of "
      + "what is forecast there; what was available does."
      + (skipped > 0 ? " \(counted(skipped, "check")) could not be tried." : "")
  }

  private static func folds(_ report: AuditReport) -> [Int] {
    Set(report.checks.map(\.fold)).sorted()
  }

  private static func row(
    _ report: AuditReport, _ isOwn: (AuditCheck) -> Bool
  ) -> [String] {
    folds(report).map { fold in
      report.checks.first { $0.fold == fold && isOwn($0) }.map {
        $0.outcome.rawValue
          + ($0.outcome == .pass && !$0.isFitted && $0.corruption != nil ? " (inputs)" : "")
      } ?? ""
    }
  }

  private static func words(_ corruption: Corruption) -> String {
    switch corruption {
    case .noise: "noise"
    case .huge: "1e11 times"
    case .tiny: "1e-9 times"
    case .constant: "a constant"
    case .signs: "other signs"
    case .missing: "missing"
    case .leftOut: "left out"
    }
  }

  private static func failure(_ check: AuditCheck) -> String {
    let at = "at \(check.cutoff) (fold \(check.fold))"
    guard let corruption = check.corruption else {
      return "FAIL control \(at): \(check.words ?? "nothing changes")"
    }
    let place = check.file.map { file in
      " comes from "
        + SourceLocation(file: file, line: check.line, column: check.field).description
        + (check.column.map { " (\($0))" } ?? "")
    }
    return
      "FAIL \(words(corruption)) \(at): the first difference, of \(check.stage?.rawValue ?? "nothing"),"
      + "\(place ?? " is unknown"): \(check.words ?? "")"
  }

  /// The first reason of each kind.
  private static func skipped(_ report: AuditReport) -> [String] {
    var kinds: [(name: String, first: AuditCheck, count: Int)] = []
    for check in report.checks where check.outcome == .skipped {
      let name = check.corruption.map(words) ?? "control: \(check.column ?? "")"
      if let place = kinds.firstIndex(where: { $0.name == name }) {
        kinds[place].count += 1
      } else {
        kinds.append((name, check, 1))
      }
    }
    return kinds.map { name, first, count in
      let others = count > 1 ? " and \(counted(count - 1, "other cutoff"))" : ""
      return "SKIPPED \(name) at \(first.cutoff)\(others): \(first.words ?? "")"
    }
  }
}
