package import MartletRuns

/// The JSON of `runs diff`.
package struct RunDifferenceDocument: Encodable {
  struct Entry: Encodable {
    let key: String
    @OrNull var first: String?
    @OrNull var second: String?
    /// Whether no option gave it in either run.
    let inferred: Bool

    init(_ entry: RunDifference.Entry) {
      (key, first, second) = (entry.key, entry.first, entry.second)
      inferred = entry.isInferred
    }
  }

  struct Score: Encodable {
    let label: String
    let score: String
    @OrNull var first: Double?
    @OrNull var second: Double?
    @OrNull var difference: Double?
  }

  let commandLine: String
  let ledger: String
  let runs: [RunEntry]
  let plan: [Entry]
  let environment: [Entry]
  let files: [Entry]
  let cells: RunDifference.Cells
  /// Of the cells with the same label, series, cutoffs and seed, those whose forecasts are the same to the bit.
  let forecasts: RunDifference.Forecasts
  let scores: [Score]

  /// - Parameter commandLine: The command that prints it.
  package init(_ difference: RunDifference, in ledger: String, _ commandLine: String) {
    self.commandLine = commandLine
    self.ledger = ledger
    runs = difference.runs.map(RunEntry.init)
    plan = difference.plan.map(Entry.init)
    environment = difference.environment.map(Entry.init)
    files = difference.files.map(Entry.init)
    cells = difference.cells
    forecasts = difference.forecasts
    scores = difference.scores.map {
      Score(
        label: $0.label, score: $0.name, first: $0.first, second: $0.second,
        difference: $0.difference)
    }
  }
}
