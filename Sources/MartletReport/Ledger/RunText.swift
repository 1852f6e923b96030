import MartletEvaluation
import MartletFiles
package import MartletRuns

/// All that a ledger has of a run, for people.
package enum RunText {
  /// The run as paragraphs with empty lines between them; commands stand on lines of their own, however long.
  ///
  /// - Parameters:
  ///   - states: Whether each of its files is still the one that it was.
  ///   - path: The ledger.
  package static func lines(
    _ run: RunContents, states: [FileState], in path: String, width: Int
  ) -> [String] {
    let paragraphs =
      [head(run.record), facts(run, states, width: width), RunModelTable.lines(run, width: width)]
      + verdicts(run, width: width).map { [$0] }.map { $0.flatMap { $0.wrapped(to: width) } }
      + [failures(run, width: width)]
      + run.choices.map {
        ChoiceTable.lines($0.label, $0.records, width: width).flatMap { $0.wrapped(to: width) }
      }
      + LearningCurveText.paragraphs(run, width: width)
      + [
        RunText.continuation(of: run.record, in: path).map { ["it goes on with:", "  " + $0] } ?? []
      ]
    return Array(paragraphs.filter { !$0.isEmpty }.joined(separator: [""]))
  }

  /// The command that goes on with a run that was interrupted; nil for others.
  package static func continuation(of run: RunRecord, in path: String) -> String? {
    guard run.state == .stopped else { return nil }
    let option = path == Ledger.usualPath ? "--keep" : "--ledger \(path.shellWord)"
    // Behind two dashes it would be a file.
    guard run.commandLine.contains(" -- ") else { return "\(run.commandLine) \(option)" }
    let start = "martlet \(run.command)"
    return "\(start) \(option)" + run.commandLine.dropFirst(start.count)
  }

  private static func head(_ run: RunRecord) -> [String] {
    let end = run.finished.map { " to \(RunTime.end($0, of: run.started))" } ?? ""
    return [
      "run \(run.id): \(run.command), \(run.state.rawValue), \(RunTime.plain(run.started))\(end) UTC",
      "  " + run.commandLine,
    ]
  }

  /// What it was and how far it came, a fact a line.
  private static func facts(
    _ run: RunContents, _ states: [FileState], width: Int
  ) -> [String] {
    let record = run.record
    var facts: [(String, String)] = [("plan", plan(run.plan))]
    for (file, state) in zip(record.files, states) {
      let checksum = file.sha256.map { ", sha256 \($0.prefix(12))" } ?? ""
      facts.append(("file", "\(file.name): \(words(state))\(checksum)"))
    }
    facts.append(("by", record.environment))
    var cells = "\(grouped(record.kept)) of \(grouped(record.cells)) kept"
    if record.reused > 0 { cells += ", \(grouped(record.reused)) of them from earlier runs" }
    if record.failures > 0 { cells += ", \(grouped(record.failures)) failed" }
    facts.append(("cells", cells + "; \(NumberFormat.duration(record.seconds)) at work"))
    if let message = record.message { facts.append(("ended", message)) }
    return facts.flatMap { name, text in
      let lines = text.visible.wrapped(to: max(20, width - 9))
      return lines.enumerated().map {
        "  " + ($0.offset == 0 ? name : "").padded(to: 7) + $0.element
      }
    }
  }

  private static func plan(_ plan: RunPlan) -> String {
    guard let evaluation = plan.evaluation else { return plan.command ?? "" }
    var parts = [
      "\(plan.columns.target ?? "target"), \(plural(evaluation.steps, "step")) ahead",
      "\(plural(evaluation.folds ?? 0, "fold")) "
        + (evaluation.cutoffs.list.map { "at \($0.joined(separator: ", ")), " }
          ?? "every \(plural(evaluation.stepSize ?? evaluation.steps, "row")), ")
        + evaluation.window + (evaluation.refit.map { ", refit \($0)" } ?? ""),
    ]
    if evaluation.transform != "none" { parts.append("transform \(evaluation.transform)") }
    parts.append("season \(evaluation.season ?? 1)")
    parts.append("metric \(evaluation.metric.rawValue)")
    parts.append("\(plural(evaluation.seeds ?? 1, "seed")) from \(evaluation.seed)")
    let covariates = plan.columns.pastCovariates + plan.columns.futureCovariates
    if !evaluation.where.isEmpty {
      parts.append("scored where \(evaluation.where.joined(separator: ","))")
    }
    if !covariates.isEmpty { parts.append("covariates \(covariates.joined(separator: ", "))") }
    return parts.joined(separator: "; ")
  }

  private static func words(_ state: FileState) -> String {
    switch state {
    case .same: "unchanged"
    case .changed: "changed since, other bytes"
    case .missing: "not there now"
    case .unknown: "cannot be compared"
    }
  }

  private static func verdicts(_ run: RunContents, width: Int) -> [String] {
    run.outcomes.compactMap { $0.verdict ?? $0.failure }.map(\.visible)
  }

  private static func failures(_ run: RunContents, width: Int) -> [String] {
    let failures = run.failures
    guard !failures.isEmpty else { return [] }
    return ["\(plural(failures.count, "cell")) failed:"]
      + failures.prefix(20).flatMap { failure in
        failure.line.commandLine.visible.wrapped(to: width - 2).map { "  " + $0 }
      }
      + (failures.count > 20 ? ["  and \(grouped(failures.count - 20)) more: --json has all"] : [])
  }
}
