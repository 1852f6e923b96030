import Foundation
import MartletFiles
import MartletTestSupport
import Testing

/// An option with a single value that is given twice: an error, or both where several make sense.
struct RepetitionTests {
  struct Option {
    let name: String
    let isFlag: Bool
    let isRepeatable: Bool
  }

  /// The options of a command, as its parser writes them.
  static func options(_ martlet: Tool, _ verb: String) throws -> [Option] {
    let outcome = try martlet("\(verb) --experimental-dump-help")
    let command = try #require(try outcome.document()["command"] as? [String: Any])
    let arguments = try #require(command["arguments"] as? [[String: Any]])
    return arguments.flatMap { argument in
      (argument["names"] as? [[String: String]] ?? []).filter { $0["kind"] == "long" }.map {
        Option(
          name: "--" + ($0["name"] ?? ""), isFlag: argument["kind"] as? String == "flag",
          isRepeatable: argument["isRepeating"] as? Bool ?? false)
      }
    }
  }

  @Test(
    "An option of one value given twice is an error that quotes both values",
    arguments: ["inspect", "forecast", "backtest", "compare", "models"])
  func everySingleOption(verb: String) throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days, to: "days.csv")
      var count = 0
      for option in try Self.options(martlet, verb) where !option.isFlag && !option.isRepeatable {
        count += 1
        let outcome = try martlet("\(verb) days.csv \(option.name) 1 \(option.name)=2")
        #expect(outcome.status == 64)
        #expect(
          outcome.messages
            == "error: \(option.name) is given twice, as '1' and as '2'; hint: give it once\n")
      }
      #expect(verb == "models" ? count == 0 : count >= 10)
    }
  }

  @Test(
    "Each repeatable option is on the list of those that add up or name files",
    arguments: ["inspect", "forecast", "backtest", "compare"])
  func everyRepeatableOption(verb: String) throws {
    let addUp: Set<String> = [
      "--target", "--hist-exog", "--futr-exog", "--stat-exog", "--release", "--age", "--new-flag",
      "--derive", "--feature", "--aggregate", "--level", "--quantiles", "--model", "--out",
      "--missing-text", "--where",
    ]
    let ofFiles: Set<String> = [
      "--delimiter", "--decimal", "--header-row", "--header-rows", "--names", "--skip-rows",
      "--skip-footer", "--time-format", "--encoding",
    ]
    try Tool.inFolder { martlet in
      let names = try Self.options(martlet, verb).filter(\.isRepeatable).map(\.name)
      #expect(Set(names).isSubset(of: addUp.union(ofFiles)), "\(names)")
    }
  }

  @Test(
    "A reading option given twice for all files, or for one, is an error",
    arguments: [
      ("--delimiter", "comma", "semicolon"), ("--decimal", "point", "comma"),
      ("--header-row", "1", "2"),
      ("--header-rows", "1", "2"), ("--names", "a,b", "c,d"), ("--skip-rows", "0", "1"),
      ("--skip-footer", "0", "1"), ("--time-format", "%Y", "unix"),
      ("--encoding", "utf-8", "latin1"),
    ])
  func optionsOfFiles(option: String, first: String, second: String) throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days, to: "days.csv")
      let words = "inspect days.csv \(option)"
      let all = try martlet("\(words) \(first) \(option) \(second)")
      #expect(all.status == 64)
      #expect(
        all.messages
          == "error: \(option) is given twice; hint: give it once, or as FILE=VALUE for one file\n")
      let one = try martlet("\(words) days.csv=\(first) \(option) days.csv=\(second)")
      #expect(one.messages.hasPrefix("error: \(option) is given twice for 'days.csv'; hint: "))
    }
  }

  @Test("Values of an option given apart add up to those given with commas")
  func severalAddUp() throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days, to: "days.csv")
      let words = "forecast days.csv --n-windows 4 --model drift --json --missing drop"
      let commas = try martlet("\(words) --target y,x --level 50,80 --quantiles .25,.5")
      let apart = try martlet(
        "\(words) --target y --target x --level 50 --level 80 --quantiles .25 --quantiles .5")
      #expect(commas.status == 0 && commas.output == apart.output)
      let one = try martlet("\(words) --target y --level 50")
      #expect(one.output != apart.output)
    }
  }

  @Test("Several --out write each file, and the same file twice is refused")
  func severalFilesAreWritten() throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days, to: "days.csv")
      let words = "forecast days.csv --target y --n-windows 4 --model drift"
      let outcome = try martlet("\(words) --out a.csv --out b.json --out c.csv --json")
      #expect(outcome.status == 0)
      #expect(try martlet.read("a.csv").hasPrefix("unique_id,ds,"))
      #expect(try martlet.read("c.csv") == martlet.read("a.csv"))
      #expect(try martlet.read("b.json") == outcome.output)
      let twice = try martlet("\(words) --out d.csv --out ./d.csv")
      #expect(twice.status == 64)
      #expect(
        twice.messages.contains("./d.csv: error: --out names this file twice; hint: name it once"))
      #expect(try !martlet.files().contains("d.csv"))
    }
  }

  @Test(
    "A flag and its opposite together are an error",
    arguments: [
      (
        "--partial --no-partial", "--no-partial and --partial are opposites; hint: give one of them"
      ),
      ("--no-partial --pad --partial", "--partial and --no-partial are opposites"),
    ])
  func opposites(words: String, message: String) throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days, to: "days.csv")
      let outcome = try martlet("forecast days.csv --target y \(words)")
      #expect(outcome.status == 64 && outcome.messages.contains(message), "\(outcome.messages)")
    }
  }
}
