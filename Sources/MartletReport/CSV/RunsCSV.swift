import MartletEvaluation
package import MartletRuns

/// Runs as the spreadsheet that people keep of them: a row for each run and model, and a column for each option.
package enum RunsCSV {
  /// The columns before those of options.
  private static let start = [
    "run", "started", "command", "file", "sha256", "target", "horizon", "folds", "label", "model",
  ]
  /// The columns behind the scores.
  private static let end = [
    "skill", "skill_low", "skill_high", "p_value", "outcome", "fit_seconds", "state", "failure",
  ]

  /// - Parameter runs: Without their cells, which are not looked at.
  package static func text(_ runs: [RunContents]) -> String {
    let configurations = runs.flatMap(\.configurations)
    let options = Set(configurations.flatMap(\.options.keys)).sorted()
    let task = Set(configurations.flatMap(\.task.keys)).sorted()
    let scores = Scores.all.map(\.name)
    let header =
      start + options.map { "option.\($0)" } + task.map { "training.\($0)" } + scores + end
    return CSVText.record(header)
      + runs.flatMap { run in
        run.labels.map { CSVText.record(row(run, $0, options, task, scores)) }
      }.joined()
  }

  private static func row(
    _ run: RunContents, _ label: String, _ options: [String], _ task: [String], _ scores: [String]
  ) -> [String] {
    let record = run.record
    let configuration = run.configurations.first { $0.label == label }
    let outcome = run.outcomes.first { $0.label == label }
    let file = record.files.first
    // Naive that nobody asked for is no configuration, and has no options.
    let name = configuration?.name ?? outcome?.model.map { String($0.prefix { $0 != ":" }) }
    var row = [
      whole(record.id), record.started, record.command, file?.name ?? "", file?.sha256 ?? "",
      record.target ?? "", whole(record.horizon), whole(run.plan.evaluation?.folds), label,
      name ?? "",
    ]
    row += options.map { configuration?.options[$0].map(text) ?? "" }
    row += task.map { configuration?.task[$0].map(text) ?? "" }
    row += scores.map { number(outcome?.scores[$0]?.mean) }
    row += [outcome?.skill, outcome?.skillLow, outcome?.skillHigh, outcome?.pValue].map(number)
    row += [
      outcome?.outcome?.rawValue ?? "", number(outcome?.fitSeconds), record.state.rawValue,
      outcome?.failure ?? record.message ?? "",
    ]
    return row
  }

  private static func text(_ value: JSONValue) -> String {
    if case .number(let number) = value { CSVText.number(number) } else { value.text ?? "" }
  }

  private static func whole(_ value: Int?) -> String { value.map { "\($0)" } ?? "" }

  private static func number(_ value: Double?) -> String { value.map(CSVText.number) ?? "" }
}
