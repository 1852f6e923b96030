import ArgumentParser

/// What is done with runs that were kept. Each verb has a command of its own.
struct RunsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs",
    abstract: "The runs that --keep has kept: list, show, compare, export and remove them.",
    subcommands: [
      RunsListCommand.self, RunsShowCommand.self, RunsDiffCommand.self, RunsExportCommand.self,
      RunsPruneCommand.self,
    ])
}
