import ArgumentParser
import MartletReport
import MartletRuns

struct RunsExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Runs as a table with a row for each run and model, or as everything that is kept.",
    discussion: "Without --out the table is printed, or with --json the document.")

  @Argument(help: ArgumentHelp("The numbers of the runs (default: all).", valueName: "id"))
  var runs: [String] = []

  @Option(
    help: ArgumentHelp(
      "File to write: .csv for the table, .json for everything; repeatable.", valueName: "file"),
    completion: .file())
  var out: [String] = []

  @OptionGroup var options: LedgerOptions

  func run() throws {
    let ids = try RunNumber.parsed(runs)
    let files = try OutputFile.all(out, inputs: [options.path])
    let ledger = try options.open()
    let isWhole = options.json || files.contains { $0.format == .json }
    let chosen = try ids.isEmpty ? ledger.runs() : ids.map { try ledger.run($0) }
    let contents = try chosen.map { try ledger.contents(of: $0, withCells: isWhole) }
    let document =
      isWhole
      ? JSONText.encode(
        RunExportDocument(
          contents, in: ledger.path, options.line(["export"] + ids.map { "\($0)" })))
      : ""
    let failures = files.compactMap { file in
      file.failure(of: file.format == .json ? document + "\n" : RunsCSV.text(contents))
    }
    if options.json {
      Terminal.printDocument(document)
    } else if files.isEmpty || !failures.isEmpty {
      Terminal.printDocument(String(RunsCSV.text(contents).dropLast()))
    }
    if let failure = failures.first { throw failure }
  }
}
