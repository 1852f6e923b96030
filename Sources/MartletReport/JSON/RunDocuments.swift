import MartletEvaluation
import MartletFiles
package import MartletRuns

/// The JSON of `runs list`.
package struct RunListDocument: Encodable {
  let commandLine: String
  let ledger: String
  let runs: [RunEntry]
  /// How much has been tried on each file, in all runs.
  let tried: [TriedFile]

  /// - Parameter commandLine: The command that prints it.
  package init(
    _ runs: [RunRecord], tried: [TriedFile], in ledger: String, _ commandLine: String
  ) {
    self.commandLine = commandLine
    self.ledger = ledger
    self.runs = runs.map(RunEntry.init)
    self.tried = tried
  }
}

/// The JSON of `runs show`.
package struct RunDocument: Encodable {
  struct File: Encodable {
    let name: String
    @OrNull var sha256: String?
    let state: FileState
  }

  struct Failure: Encodable {
    let label: String
    let uniqueId: String
    let cutoff: String
    let seed: Int
    let message: String
  }

  let commandLine: String
  let ledger: String
  let run: RunEntry
  /// Whether each file is still the one that it was.
  let files: [File]
  let plan: RunPlan
  let models: [RunModel]
  let failedCells: [Failure]
  let choices: [ChoiceDocument]
  let learningCurves: [LearningCurveSummary]
  /// The command that goes on with it; null where it has ended.
  @OrNull var continuation: String?

  /// - Parameter commandLine: The command that prints it.
  package init(
    _ contents: RunContents, states: [FileState], in ledger: String, _ commandLine: String
  ) {
    self.commandLine = commandLine
    self.ledger = ledger
    run = RunEntry(contents.record)
    files = zip(contents.record.files, states).map {
      File(name: $0.name, sha256: $0.sha256, state: $1)
    }
    plan = contents.plan
    models = RunModel.all(of: contents)
    failedCells = contents.failures.map {
      Failure(
        label: $0.model, uniqueId: $0.series, cutoff: $0.cutoff, seed: $0.seed,
        message: $0.line.commandLine)
    }
    choices = contents.choices.flatMap { label, records in
      records.map { ChoiceDocument(label, $0) }
    }
    learningCurves = LearningCurveSummary.all(of: contents)
    continuation = RunText.continuation(of: contents.record, in: ledger)
  }
}

/// The JSON of `runs prune`.
package struct RemovalDocument: Encodable {
  let commandLine: String
  let ledger: String
  /// Whether nothing was removed yet.
  let dryRun: Bool
  let runs: [Int]
  let cells: Int
  let bytes: Int
  /// Runs that would have been chosen and are at work.
  let running: [Int]

  /// - Parameter commandLine: The command that prints it.
  package init(
    _ removal: Removal, isDone: Bool, running: [Int], in ledger: String, _ commandLine: String
  ) {
    self.commandLine = commandLine
    self.ledger = ledger
    dryRun = !isDone
    (runs, cells, bytes) = (removal.runs, removal.cells, removal.bytes)
    self.running = running
  }
}
