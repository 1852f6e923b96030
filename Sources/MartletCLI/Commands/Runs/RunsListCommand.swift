public import ArgumentParser
import MartletReport
public import MartletRuns

struct RunsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "The runs of a ledger, the newest last, and how much was tried on each file.")

  @Option(
    help: ArgumentHelp(
      "Only runs that read these bytes, whatever the file was called; where there is no such file, runs that name it.",
      valueName: "file"), completion: .file())
  var file: String?

  @Option(
    help: ArgumentHelp(
      "Only runs that are running, done, failed or stopped.", valueName: "state"),
    completion: .list(RunRecord.State.allCases.map(\.rawValue)))
  var state: RunRecord.State?

  @Option(help: ArgumentHelp("Only the last so many of them.", valueName: "n"))
  var last: Int?

  @OptionGroup var options: LedgerOptions

  func validate() throws {
    if let last, last < 1 { throw ValidationError("--last is \(last). Give 1 or more.") }
  }

  func run() throws {
    let ledger = try options.open()
    let all = try ledger.runs()
    var runs = try file.map { path throws(LedgerError) in try ledger.runs(ofFile: path) } ?? all
    if let state { runs = runs.filter { $0.state == state } }
    if let last { runs = runs.suffix(last) }
    let tried = try ledger.triedFiles()
    options.print(
      RunListDocument(runs, tried: tried, in: ledger.path, options.line(words)),
      RunListText.lines(
        runs, of: all.count, tried: tried, in: ledger.path, width: Terminal.width))
  }

  private var words: [String] {
    ["list"] + (file.map { ["--file", $0] } ?? []) + (state.map { ["--state", $0.rawValue] } ?? [])
      + (last.map { ["--last", "\($0)"] } ?? [])
  }
}

extension RunRecord.State: ExpressibleByArgument {}
