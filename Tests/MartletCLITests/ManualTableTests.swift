import Foundation
import MartletCatalog
import MartletForecasting
import MartletTestSupport
import Testing

/// What is made of the list of options: the tables of docs/cli.md, the help, and what is meant by other names.
struct ManualTableTests {
  @Test("The tables of docs/cli.md are those that make docs writes")
  func tablesAreThoseOfTheOptions() throws {
    let manual = try Tool.repositoryFile("docs/cli.md")
    let renewed = try ManualTables.renewed(manual)
    if ProcessInfo.processInfo.environment["MARTLET_WRITE_DOCS"] != nil {
      try Data(renewed.utf8).write(to: Tool.root.appending(path: "docs/cli.md"))
    } else {
      // A line at a time: the difference of two long texts is hard to read.
      let (old, new) = (manual.split(separator: "\n"), renewed.split(separator: "\n"))
      for line in new where !old.contains(line) { Issue.record("docs/cli.md lacks: \(line)") }
      #expect(manual == renewed, "make docs writes the tables")
    }
  }

  @Test("The help of each command has every task option with words, range and default")
  func helpHasTheWholeList() throws {
    try Tool.inFolder { martlet in
      for verb in ["forecast", "backtest", "compare"] {
        let words = try martlet("\(verb) --help").output.split { " \n".contains($0) }
        let help = words.joined(separator: " ")
        for option in ForecastTask.options {
          #expect(help.contains(" --\(option.name)"), "\(option.name)")
          guard option.name != "input-size" else { continue }
          #expect(help.contains(option.summary.dropFirst()), "\(option.name)")
        }
        #expect(help.contains("(above 0; default 0.001; linear and dlinear 0.003)."))
        #expect(help.contains("lion (default adam)."))
        #expect(help.contains("(default none; polynomial/3 with --val-size)."))
        #expect(help.contains("targets that are known (default)."))
        #expect(!help.contains("`"))
      }
    }
  }

  @Test("No name that other tools give an option stands for two options")
  func otherNamesAreOfOneOption() {
    let names = ForecastTask.options.flatMap { [$0.name] + $0.otherNames }
    #expect(Set(names).count == names.count)
  }

  @Test("The changelog's counts of activations and initialisations are those of mlp")
  func countsOfTheChangelog() throws {
    let text = try Tool.repositoryFile("CHANGELOG.md").replacing("\n  ", with: " ")
    let mlp = try #require(Model.all.first { $0.name == "mlp" })
    let count = { (option: String) in
      mlp.options.first { $0.name == option }?.expects.split(separator: ",").count
    }
    let words = [9: "nine", 13: "thirteen"]
    let activations = try #require(count("activation").flatMap { words[$0] })
    let starts = try #require(count("init").flatMap { words[$0] })
    #expect(text.contains("\(activations) activations and \(starts) initialisations"))
  }
}
