import MartletEvaluation
package import MartletRuns

/// The JSON of `runs export`: everything of the runs.
package struct RunExportDocument: Encodable {
  struct Run: Encodable {
    let run: RunEntry
    let plan: RunPlan
    let models: [RunModel]
    /// What each cell computed, with learning curves and choices, as the ledger has it.
    let cells: [CellResult]
  }

  let commandLine: String
  let ledger: String
  /// The plan of the run where it is one alone: `--config` runs it.
  @OrNull var plan: RunPlan?
  let runs: [Run]

  /// - Parameter commandLine: The command that prints it.
  package init(_ runs: [RunContents], in ledger: String, _ commandLine: String) {
    self.commandLine = commandLine
    self.ledger = ledger
    plan = runs.count == 1 ? runs.first?.plan : nil
    self.runs = runs.map {
      Run(
        run: RunEntry($0.record), plan: $0.plan, models: RunModel.all(of: $0), cells: $0.cells)
    }
  }
}
