import ArgumentParser
import MartletReport
import MartletRuns

struct RunsDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "What differs between two runs: plans, environments, files, cells, forecasts, scores."
  )

  @Argument(help: ArgumentHelp("The number of a run.", valueName: "id"))
  var first: String

  @Argument(help: ArgumentHelp("The number of another one.", valueName: "other-id"))
  var second: String

  @OptionGroup var options: LedgerOptions

  func run() throws {
    let ids = (try RunNumber.parsed(first), try RunNumber.parsed(second))
    let ledger = try options.open()
    let difference = try ledger.difference(ids.0, ids.1)
    options.print(
      RunDifferenceDocument(
        difference, in: ledger.path, options.line(["diff", "\(ids.0)", "\(ids.1)"])),
      RunDifferenceText.lines(difference, width: Terminal.width))
  }
}
