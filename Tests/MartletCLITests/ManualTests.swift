import Foundation
import MartletTestSupport
import Testing

/// docs/cli.md and the help of the commands know the same options.
struct ManualTests {
  static let commands = [
    "inspect", "forecast", "backtest", "compare", "runs list", "runs show", "runs diff",
    "runs export", "runs prune", "doctor", "audit",
  ]

  @Test("docs/cli.md explains each option of the help once, and no other")
  func optionsAreThoseOfTheHelp() throws {
    try Tool.inFolder { martlet in
      let help = try Self.commands.map { try martlet("\($0) --help").output }
      let options = Set(help.flatMap(Self.options))
      let manual = try Tool.repositoryFile("docs/cli.md")
      // The row of a table that explains an option begins with it.
      let explained = manual.split(separator: "\n").filter { $0.hasPrefix("| `--") }
        .flatMap { Self.options(of: String($0.split(separator: "|")[0])) }
      #expect(Set(explained) == options)
      #expect(explained.count == options.count, "an option is explained twice")
      // Nor does the text speak of options that do not exist.
      #expect(
        Set(Self.options(of: manual)).subtracting(options) == ["--generate-completion-script"])
    }
  }

  /// `--name`, wherever a text has it.
  static func options(of text: String) -> [String] {
    text.matches(of: /--[a-z][a-z-]*[a-z]/).map { String($0.output) }
  }

  @Test("inspect has a part of the options that forecast, backtest and compare share")
  func commandsShareTheirOptions() throws {
    try Tool.inFolder { martlet in
      let options = try Self.commands.map {
        Set(Self.options(of: try martlet("\($0) --help").output))
      }
      #expect(options[0].subtracting(["--rows"]).isStrictSubset(of: options[1]))
      // A single forecast can say more of itself than thousands of them.
      #expect(
        options[1].subtracting(["--paths", "--decomposition"]) == options[2]
          && options[2] == options[3])
      // An audit and the doctor write no log of their trainings.
      #expect(options[2].subtracting(["--log"]) == options.last && options[2].contains("--log"))
      let doctor = try #require(Self.commands.firstIndex(of: "doctor"))
      #expect(options[2].subtracting(["--log"]).union(["--only"]) == options[doctor])
    }
  }

  /// Options of a model, as its error message lists them.
  @Test("Every option that the error of mlp lists is in docs/cli.md")
  func optionsOfModels() throws {
    try Tool.inFolder { martlet in
      let message = try martlet("forecast none.csv --model mlp:zzzzzzzzzz=1").messages
      let list = try #require(message.split(separator: "the options are ").last)
      let manual = try Tool.repositoryFile("docs/cli.md")
      for name in list.split(whereSeparator: { ", \n".contains($0) }) {
        #expect(manual.contains("`\(name)`") || manual.contains("`--\(name) "), "\(name)")
      }
    }
  }

  @Test("docs/cli.md has a row for every exit code") func exitCodes() throws {
    let manual = try Tool.repositoryFile("docs/cli.md")
    for code in [0, 64, 65, 66, 70, 71, 74, 75, 130] { #expect(manual.contains("| \(code) |")) }
  }

  @Test(
    "Help and version go to standard output with exit code 0",
    arguments: ["--help", "help", "--version", "inspect --help", "help compare"])
  func helpGoesToStandardOutput(words: String) throws {
    try Tool.inFolder { martlet in
      let outcome = try martlet(words)
      #expect(outcome.status == 0)
      #expect(outcome.messages == "")
      #expect(outcome.output.contains(words == "--version" ? "martlet " : "USAGE: martlet"))
    }
  }
}
