import ArgumentParser
import MartletLayers

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Runs the command and turns whatever goes wrong into one line and an exit code.
@main
enum Main {
  static func main() async {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let kernels = ProcessInfo.processInfo.environment["MARTLET_KERNELS"]
    if let refusal = Kernels.refusal(of: kernels), !arguments.contains("--quiet") {
      Terminal.printMessage([refusal])
    }
    do {
      var command = try MartletCommand.parseAsRoot(arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      // Help and version are errors to the parser, with exit code 0.
      if MartletCommand.exitCode(for: error) == .success {
        return Terminal.printDocument(MartletCommand.fullMessage(for: error))
      }
      let command = arguments.first.flatMap { MartletCommand.names.contains($0) ? $0 : nil }
      let failure = Failure(error, command: command)
      if arguments.contains("--json") { Terminal.printDocument(failure.json) }
      Terminal.printMessage([failure.line])
      MartletCommand.exit(withError: ExitCode(failure.exitCode))
    }
  }
}
