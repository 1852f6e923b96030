import Foundation
import Testing

/// The command lines that `inspect` suggests read the file that it has read: whatever was said of how
/// it is written is a part of them, whatever it is called.
struct SuggestedCommandTests {
  /// A file, what has to be said to read it, and the word that must come back.
  struct Reading: CustomTestStringConvertible {
    let name: String
    let options: [String]
    let text: String
    let start: [UInt8]

    init(_ options: [String], name: String = "a.csv", start: [UInt8] = [], _ text: String) {
      (self.name, self.options, self.text, self.start) = (name, options, text, start)
    }

    var testDescription: String { ([name] + options).joined(separator: " ") }
  }

  private static func days(
    _ head: String, decimal: String = ".", separator: String = ",", time: (Int) -> String = iso
  ) -> String {
    (0..<30).reduce(into: head) { text, row in
      let value = "\(100 + row * row % 7)\(decimal)25"
      text += [time(row), value, "\(row)"].joined(separator: separator) + "\n"
    }
  }

  private static func iso(_ row: Int) -> String { "2024-01-\(row < 9 ? "0" : "")\(row + 1)" }

  private static let plain = days("ds,y,x\n")

  static let readings: [Reading] = [
    Reading(["--delimiter", "bar"], days("ds|y|x\n", separator: "|")),
    Reading(
      ["--delimiter", "semicolon", "--decimal", "comma"],
      days("ds;y;x\n", decimal: ",", separator: ";")),
    Reading(["--delimiter=a.csv=semicolon"], days("ds;y;x\n", separator: ";")),
    Reading(["--header-row", "3"], days("notes,1,2\nmore,3,4\nds,y,x\n")),
    Reading(["--skip-rows", "2"], days("ds,y,x\ndate,EUR,pieces\nday,1,2\n")),
    Reading(
      ["--time-format", "%m/%d/%Y"], days("ds,y,x\n") { "01/\($0 < 9 ? "0" : "")\($0 + 1)/2024" }),
    Reading(["--time-col", "the day"], days("the day,y,x\n")),
    Reading(
      ["--missing", "forward-fill", "--fill-limit", "2"], days("ds,y,x\n") + "2024-01-31,,3\n"),
    Reading(["--freq", "D"], plain), Reading(["--calendar", "daily"], plain),
    Reading(["--hist-exog", "x", "--age", "x", "--feature", "sma/3,lag/2"], plain),
    Reading(["--derive", "z=x*x", "--hist-exog", "z"], plain),
    Reading(["--rows", "2024-01-02..2024-01-04", "--json", "--quiet", "--out=o.json"], plain),
    Reading([], name: "it's a $HOME `file`!.csv", plain),
    Reading([], name: "=a.csv", plain), Reading([], name: "größe 東京.csv", plain),
    Reading([], name: "a\u{1B}[31m\u{202E}'\\b.csv", plain), Reading([], name: "a\nb\t.csv", plain),
    Reading([], name: "~.csv", plain), Reading([], name: "*?.csv", plain),
  ]

  @Test(
    "The commands that inspect suggests read the same file, however it is written",
    arguments: readings)
  func commandsRead(reading: Reading) throws {
    try Tool.inFolder { martlet in
      try Data(reading.start + Array(reading.text.utf8)).write(
        to: martlet.folder.appending(path: reading.name))
      let outcome = try martlet.run(["inspect", reading.name, "--target", "y"] + reading.options)
      #expect(outcome.status == 0, "\(outcome.messages)")
      // Those of the text and those of JSON are the same lines.
      let commands =
        if reading.options.contains("--json") {
          try #require(
            (try outcome.document()["profile"] as? [String: Any])?["commands"] as? [String])
        } else {
          outcome.output.split(separator: "\n").filter { $0.hasPrefix("  martlet ") }
            .map { String($0.dropFirst(2)) }
        }
      #expect(commands.count == 2)
      for command in commands {
        #expect(!command.contains("--rows") && !command.contains("--json"))
        let words = command.replacing("martlet", with: "\"$martlet\"", maxReplacements: 1)
        let run = try martlet.bash(words + " --quiet --n-windows 2 --max-steps 2 --seeds 1")
        #expect(run.status == 0, "\(command): \(run.messages)")
      }
    }
  }

  @Test("A suggested command puts a name that begins with a dash behind two dashes")
  func namesWithDashes() throws {
    try Tool.inFolder { martlet in
      try martlet.write(Self.plain, to: "-a.csv")
      let outcome = try martlet("inspect --target y -- -a.csv")
      #expect(outcome.output.contains("  martlet backtest --target y --"))
      #expect(outcome.output.contains(" --horizon 2 --model seasonal-naive -- -a.csv\n"))
    }
  }

  @Test("A hint quotes a long name with an apostrophe in full for the shell")
  func hintsArePasted() throws {
    try Tool.inFolder { martlet in
      let name = "it's a column whose name is much longer than a message has room for"
      try martlet.write(Self.days("ds,y,\(name)\n"), to: "a.csv")
      let outcome = try martlet.run(["forecast", "a.csv", "--target", name.dropLast() + "R"])
      #expect(
        outcome.messages.contains(
          "hint: --target 'it'\\''s a column whose name is much longer than a message has room for'"
        ))
    }
  }
}
