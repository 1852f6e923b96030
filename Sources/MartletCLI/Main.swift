import ArgumentParser

/// Runs the command and turns whatever goes wrong into one line and an exit code.
@main
enum Main {
  static func main() async {
    let arguments = Array(CommandLine.arguments.dropFirst())
    do {
      var command = try MartletCommand.parseAsRoot(arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      // Help and version are errors to the parser, with exit code 0.
      if MartletCommand.exitCode(for: error) == .success { MartletCommand.exit(withError: error) }
      let command = arguments.first.flatMap { MartletCommand.names.contains($0) ? $0 : nil }
      let failure = Failure(error, command: command)
      if arguments.contains("--json") { Terminal.printResult(failure.json) }
      Terminal.printMessage(failure.line)
      MartletCommand.exit(withError: ExitCode(failure.exitCode))
    }
  }
}
