import Foundation
import MartletCLI
import MartletFiles
import Testing

/// Files as vendors write them, through the binary: standard input, gzip, and the options that say
/// how a file is written.
struct ReadingTests {
  private static let task = "--target y --horizon 2 --n-windows 4 --model drift --quiet --out o.csv"

  /// The forecasts that a command writes, and the checksum of its first file.
  private func results(
    _ martlet: Tool, _ script: String
  ) throws -> (forecasts: String, checksum: String?) {
    let outcome = try martlet.shell("\(script) \(Self.task) --json")
    #expect(outcome.status == 0, "\(outcome.output)")
    let plan = try outcome.document()["plan"] as? [String: Any]
    let files = plan?["files"] as? [[String: Any]]
    let forecasts = try martlet.shell("cat o.csv; rm o.csv").output
    #expect(forecasts.contains("2024-01-17"))
    return (forecasts, files?.first?["sha256"] as? String)
  }

  @Test("Standard input and gzip give the forecasts of the file")
  func standardInputAndGzipAreTheFile() throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days, to: "a.csv")
      let file = try results(martlet, "$martlet forecast a.csv")
      #expect(file.checksum == Checksum.sha256(of: Array(Samples.days.utf8)))
      #expect(try results(martlet, "cat a.csv | $martlet forecast -") == file)

      let packed = try results(martlet, "gzip a.csv && $martlet forecast a.csv.gz")
      #expect(packed.forecasts == file.forecasts)
      // The plan names what is on disk.
      let sum = try martlet.shell("sha256sum a.csv.gz || shasum -a 256 a.csv.gz").output
      #expect(packed.checksum.map(sum.hasPrefix) ?? false)

      let broken = try martlet.shell("printf 'ds,y\\n1,x\\n' | $martlet forecast - \(Self.task)")
      #expect(broken.status == 65)
      #expect(broken.messages.hasPrefix("stdin:2:2: error: 'x' is not a number"))
    }
  }

  @Test("Options for delimiter, decimals, header and dates read a file as it is written")
  func howAFileIsWrittenCanBeSaid() throws {
    try Tool.inFolder { martlet in
      let rows = Samples.days.split(separator: "\n").dropFirst().map { line in
        let cells = line.split(separator: ",", omittingEmptySubsequences: false)
        let date = cells[0].split(separator: "-").reversed().joined(separator: "/")
        return "\(date)|\(cells[1]),000|9"
      }
      let text = "made; by; hand\nds|y|z\nday|dollars|\n" + rows.joined(separator: "\n") + "\n"
      try martlet.write(Samples.days, to: "a.csv")
      try martlet.write(text, to: "b.csv")
      let expected = try results(martlet, "$martlet forecast a.csv").forecasts
      let options = [
        ("delimiter", "bar"), ("decimal", "comma"), ("header-row", "2"), ("skip-rows", "1"),
        ("time-format", "%d/%m/%Y"), ("missing-text", "-99,none"), ("encoding", "latin1"),
      ]
      let words = options.map { "--\($0) \($1)" }.joined(separator: " ")
      #expect(try results(martlet, "$martlet forecast b.csv \(words)").forecasts == expected)
      let ofFile = options.map { "--\($0) b.csv=\($1)" }.joined(separator: " ")
      let joined = try results(martlet, "$martlet forecast a.csv b.csv --hist-exog z \(ofFile)")
      #expect(joined.forecasts == expected)
    }
  }

  @Test(
    "A wrong value of a reading option is an error that says what to give",
    arguments: [
      ("--delimiter x", "'x' is no value for --delimiter; hint: name comma, semicolon, tab or bar"),
      ("--decimal dot", "'dot' is no value for --decimal; hint: name point or comma"),
      (
        "--header-row 0",
        "'0' is no value for --header-row; hint: give a line from 1 to 10,000, or none"
      ),
      (
        "--skip-rows a.csv=-1",
        "'a.csv=-1' is no value for --skip-rows; hint: give a number of rows from 0 to 10,000"
      ),
      (
        "--skip-footer x",
        "'x' is no value for --skip-footer; hint: give a number of lines from 0 to"
      ),
      (
        "--header-rows 0",
        "'0' is no value for --header-rows; hint: give a number of rows from 1 to 20"
      ),
      ("--names a,,b", "'a,,b' is no value for --names; hint: give different names, separated by"),
      ("--names a.csv=a,a", "'a.csv=a,a' is no value for --names; hint: give different names"),
      (
        "--names a.csv=a", "a.csv:1: error: 1 name for rows of 3 fields; hint: --names with 3 names"
      ),
      ("--time-format dd/mm", "'dd/mm' is not a way of writing times"),
      (
        "--missing-text ,",
        "',' is no value for --missing-text; hint: give texts separated by commas"
      ),
      (
        "--encoding koi8",
        "'koi8' is no value for --encoding; hint: name utf-8, utf-16, latin1 or windows-1252"
      ),
      ("--skip-rows c.csv=1", "an option is given for 'c.csv', which is not read"),
    ])
  func wrongValues(_ words: String, problem: String) throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days, to: "a.csv")
      let outcome = try martlet("inspect a.csv \(words)")
      #expect(outcome.status == 64)
      #expect(outcome.messages.contains(problem), "\(outcome.messages)")
    }
  }

  @Test("Options for names, headers and footers read tables of other shapes")
  func theShapeOfATableCanBeSaid() throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days, to: "a.csv")
      let expected = try results(martlet, "$martlet forecast a.csv").forecasts
      let rows = Samples.days.split(separator: "\n").dropFirst().map { $0.prefix { $0 != "," } }
      let values = rows.map { "\($0),7\n" }.joined()
      try martlet.write(values + "Total,7\n", to: "b.csv")
      try martlet.write("Date,x,\n,a,b\n" + rows.map { "\($0),1,2\n" }.joined(), to: "c.csv")
      for options in [
        "b.csv c.csv --hist-exog z --hist-exog 'x b' --names b.csv=ds,z --skip-footer b.csv=1",
        "c.csv b.csv --hist-exog 'column 2' --hist-exog 'x a' --header-row b.csv=none "
          + "--skip-footer b.csv=1 --header-rows c.csv=2",
      ] {
        #expect(try results(martlet, "$martlet forecast a.csv \(options)").forecasts == expected)
      }
      let bare = try martlet.shell(
        "$martlet forecast - --no-header --skip-footer 1 --horizon 2 --model drift --json <b.csv")
      #expect(bare.status == 0, "\(bare.messages)")
    }
  }

  /// Standard input is read once, whatever command reads it.
  @Test(
    "A file or standard input named twice is an error",
    arguments: ["forecast", "backtest", "compare", "inspect"])
  func aFileIsNamedOnce(_ command: String) throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days, to: "a.csv")
      let input = try martlet.shell("$martlet \(command) - - --target y <a.csv")
      #expect(input.status == 64)
      #expect(
        input.messages == "error: '-' is named twice, and standard input can be read only once; "
          + "hint: name each file once\n")
      let file = try martlet("\(command) a.csv a.csv --target y")
      #expect(file.status == 64)
      #expect(file.messages == "error: 'a.csv' is named twice; hint: name each file once\n")
    }
  }

  @Test("--out that names the file behind standard input is refused")
  func standardInputIsNotOverwritten() throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days, to: "a.csv")
      let outcome = try martlet.shell(
        "$martlet forecast - --target y --horizon 2 --model drift --out a.csv <a.csv")
      #expect(outcome.status == 64)
      #expect(try martlet.shell("cat a.csv").output == Samples.days)
    }
  }

  @Test("inspect says which delimiter, encoding, decimal mark and header a file has")
  func inspectSaysHowAFileIsWritten() throws {
    try Tool.inFolder { martlet in
      try martlet.write("# hand made\nds;y\n1.2.2024;1,5\n2.2.2024;2,5\n", to: "a.csv")
      #expect(
        try martlet("inspect a.csv").output.hasPrefix(
          "a.csv: 2 rows, fields separated by semicolon, UTF-8, decimal comma, column names on line 2\n"
            + "times like 31.12.2018; "))
    }
  }
}
