import ArgumentParser
import MartletReport
import MartletRuns

struct RunsShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "What a run was, how far it came, and what came out of it.")

  @Argument(help: ArgumentHelp("The number of the run.", valueName: "id"))
  var number: String

  @OptionGroup var options: LedgerOptions

  func run() throws {
    let id = try RunNumber.parsed(number)
    let ledger = try options.open()
    let contents = try ledger.contents(of: id)
    let states = contents.record.files.map(\.stateNow)
    options.print(
      RunDocument(contents, states: states, in: ledger.path, options.line(["show", "\(id)"])),
      RunText.lines(contents, states: states, in: ledger.path, width: Terminal.width))
  }
}
