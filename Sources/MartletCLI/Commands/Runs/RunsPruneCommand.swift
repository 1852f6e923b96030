import ArgumentParser
import MartletReport
import MartletRuns

struct RunsPruneCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prune",
    abstract: "Remove runs, and the cells that no other run needs; one that is running stays.")

  /// The states of runs that nobody may need any more.
  enum Removable: String, ExpressibleByArgument, CaseIterable {
    case stopped
    case failed
  }

  @Argument(help: ArgumentHelp("The numbers of the runs.", valueName: "id"))
  var runs: [String] = []

  @Option(
    help: ArgumentHelp("All runs that ended more than so many days ago.", valueName: "days"))
  var olderThan: Int?

  @Option(
    help: ArgumentHelp(
      "All runs that are stopped or failed; with --older-than those of them.", valueName: "state"),
    completion: .list(Removable.allCases.map(\.rawValue)))
  var state: Removable?

  @Flag(help: "Say what would be removed, and remove nothing.")
  var dryRun = false

  @OptionGroup var options: LedgerOptions

  func validate() throws {
    let isFiltered = olderThan != nil || state != nil
    if runs.isEmpty && !isFiltered {
      throw ValidationError("it is not said what to remove. Give numbers, --older-than or --state.")
    }
    if !runs.isEmpty && isFiltered {
      throw ValidationError("numbers go without --older-than and --state. Give one or the other.")
    }
    if let olderThan, olderThan < 0 {
      throw ValidationError("--older-than is \(olderThan). Give 0 or more.")
    }
  }

  func run() throws {
    let given = try RunNumber.parsed(runs)
    let ledger = try options.open(changes: !dryRun)
    let chosen = try given.isEmpty ? filtered(ledger) : []
    let running = chosen.filter { $0.state == .running }.map(\.id)
    let ids = given + chosen.filter { $0.state != .running }.map(\.id)
    let removal = try dryRun ? ledger.removal(of: ids) : ledger.remove(ids)
    options.print(
      RemovalDocument(
        removal, isDone: !dryRun, running: running, in: ledger.path, options.line(words)),
      RemovalText.lines(removal, isDone: !dryRun, running: running))
  }

  private func filtered(_ ledger: Ledger) throws(LedgerError) -> [RunRecord] {
    let runs =
      if let olderThan { try ledger.runs(olderThanDays: olderThan) } else { try ledger.runs() }
    return runs.filter { run in state.map { $0.rawValue == run.state.rawValue } ?? true }
  }

  private var words: [String] {
    ["prune"] + runs + (olderThan.map { ["--older-than", "\($0)"] } ?? [])
      + (state.map { ["--state", $0.rawValue] } ?? []) + (dryRun ? ["--dry-run"] : [])
  }
}
