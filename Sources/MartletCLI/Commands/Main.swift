import ArgumentParser
import Dispatch
import MartletLayers
import MartletReport

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs the command and turns whatever goes wrong into one line and an exit code.
///
/// Not asynchronous itself: such a program waits for a thread before its first line, for ever where the
/// system refuses one.
@main
enum Main {
  static func main() {
    signal(SIGXFSZ, SIG_IGN)  // a limit on the size of files is an error of the write
    if let refusal = Version.refusal(in: .current), !arguments.contains("--quiet") {
      Terminal.printMessage([refusal])
    }
    do {
      try checkArguments()
      let command = try MartletCommand.parseAsRoot(ConfigArguments.words())
      guard let command = command as? any AsyncParsableCommand else {
        try finish(command)
        Terminal.quit(0)
      }
      try ProcessLimits.check()
      nonisolated(unsafe) let unshared = command
      Task.detached {
        var command = unshared
        do { try await command.run() } catch { fail(error) }
        Terminal.quit(0)
      }
      dispatchMain()
    } catch {
      fail(error)
    }
  }

  private static var arguments: [String] { Array(CommandLine.arguments.dropFirst()) }

  /// A name that is not UTF-8 would become another one on its way to the system.
  private static func checkArguments() throws(ArgumentError) {
    for index in 0..<Int(CommandLine.argc) {
      guard let bytes = CommandLine.unsafeArgv[index] else { continue }
      guard String(validatingCString: bytes) == nil else { continue }
      throw ArgumentError(text: String(cString: bytes))
    }
  }

  private static func finish(_ command: any ParsableCommand) throws {
    var command = command
    try command.run()
  }

  private static func fail(_ error: any Error) -> Never {
    // Help and version are errors to the parser, with exit code 0.
    if MartletCommand.exitCode(for: error) == .success {
      Terminal.printDocument(MartletCommand.fullMessage(for: error))
      Terminal.quit(0)
    }
    let command = MartletCommand.name(in: arguments)
    let loaded = try? ConfigArguments.loaded()
    let failure = Failure(error, command: command).placed(in: loaded)
    if arguments.contains("--json"), !(error is UnkeptResult) {
      Terminal.printDocument(failure.json(PlanWords.line(ConfigArguments.repeatedWords())))
    }
    Terminal.printMessage([failure.line])
    Terminal.quit(failure.exitCode)
  }
}

/// A word of the command line that is not UTF-8.
struct ArgumentError: Error {
  /// The word, what is not UTF-8 replaced.
  let text: String

  var message: String { "'\(text)' is not UTF-8" }
  var hint: String { "rename the file, or hand it over as standard input: - < FILE" }
}
