import Foundation
import Testing

/// What `--out` may replace, and what it keeps.
struct OutputFileTests {
  static let forecast = "forecast days.csv --horizon 2 --n-windows 4 --model naive --quiet"

  private func inFolderOfDays<Result>(_ body: (Tool) throws -> Result) throws -> Result {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days, to: "days.csv")
      return try body(martlet)
    }
  }

  @Test(
    "--out that names an input, by any path, is refused and the input stays",
    arguments: [
      "forecast days.csv --calendar h.csv --out h.csv",
      "forecast days.csv --calendar h.csv --out ./h.csv",
      "inspect days.csv --calendar h.json --out h.json",
      "backtest days.csv --out days.csv",
    ])
  func anInputIsNeverOverwritten(words: String) throws {
    try inFolderOfDays { martlet in
      let list = "2024-12-25\n"
      for name in ["h.csv", "h.json"] { try martlet.write(list, to: name) }
      let horizon = words.hasPrefix("inspect") ? "" : " --horizon 2 --model naive"
      let outcome = try martlet(words + horizon)
      #expect(outcome.status == 64)
      #expect(outcome.messages.contains("--out would overwrite an input"))
      #expect(try martlet.read("h.csv") == list && martlet.read("h.json") == list)
      #expect(try martlet.read("days.csv") == Samples.days)
    }
  }

  @Test("--out through symbolic links writes their target and keeps the links")
  func writesThroughLinks() throws {
    try inFolderOfDays { martlet in
      let outcome = try martlet.shell(
        """
        mkdir results; echo old > results/today.csv; chmod 640 results/today.csv
        ln -s results/today.csv one.csv; ln -s one.csv two.csv; ln -s results/new.csv three.csv
        for name in one two three; do "$martlet" \(Self.forecast) --out $name.csv > /dev/null; done
        for name in one two three; do test -h $name.csv && readlink $name.csv; done
        head -c 9 results/today.csv; echo; head -c 9 results/new.csv; echo
        ls results; stat -c %a results/today.csv
        """)
      #expect(
        outcome.output == """
          results/today.csv
          one.csv
          results/new.csv
          unique_id
          unique_id
          new.csv
          today.csv
          640

          """)
      #expect(outcome.messages == "")
    }
  }

  @Test("--out keeps the mode of a file that it replaces")
  func keepsTheModeOfTheFileThatItReplaces() throws {
    try inFolderOfDays { martlet in
      let outcome = try martlet.shell(
        """
        umask 022; echo old > o.csv; chmod 600 o.csv
        "$martlet" \(Self.forecast) --out o.csv > /dev/null
        "$martlet" \(Self.forecast) --out n.csv > /dev/null; stat -c %a o.csv n.csv
        """)
      #expect(outcome.output == "600\n644\n")
    }
  }

  @Test(
    "--out to a named pipe or a device is refused",
    arguments: ["mkfifo o.csv", "ln -s /dev/null o.csv"])
  func whatIsNoRegularFileIsRefused(make: String) throws {
    try inFolderOfDays { martlet in
      let outcome = try martlet.shell("\(make); \"$martlet\" \(Self.forecast) --out o.csv")
      #expect(outcome.status == 64)
      #expect(outcome.output == "")
      #expect(
        outcome.messages == """
          o.csv: error: --out is a pipe or a device, not a file; hint: leave --out away and send \
          standard output there; with --json it is one document

          """)
    }
  }

  @Test(
    "--out takes a name of 255 bytes and refuses one of 256 before the work",
    arguments: [(255, 0), (256, 74)])
  func longNames(length: Int, status: Int32) throws {
    try inFolderOfDays { martlet in
      let name = String(repeating: "n", count: length - 4) + ".csv"
      let outcome = try martlet(Self.forecast + " --out " + name)
      #expect(outcome.status == status)
      #expect(try martlet.files() == (status == 0 ? ["days.csv", name] : ["days.csv"]))
      #expect((outcome.output == "") == (status != 0))
    }
  }

  /// Minutes of work need no disk to be read.
  @Test(
    "A result that cannot be written is printed, and the old file stays",
    arguments: [
      ("forecast days.csv --horizon 2 --n-windows 4 --model naive", "o.csv", "Naive"),
      ("backtest days.csv --horizon 2 --n-windows 4 --model drift", "o.csv", "MAE"),
      ("backtest days.csv --horizon 2 --n-windows 4 --model drift --json", "o.json", "\"plan\""),
      ("inspect days.csv", "p.html", "days.csv"),
    ])
  func aResultThatNoFileCanKeepIsPrinted(words: String, name: String, part: String) throws {
    try inFolderOfDays { martlet in
      try martlet.write("old", to: name)
      // Through a pipe, which has no limit.
      let outcome = try martlet.shell(
        "{ (ulimit -f 0; \"$martlet\" \(words) --quiet --out \(name)); echo \"exit $?\"; } 2>&1 | cat"
      )
      let lines = outcome.output.split(separator: "\n").map(String.init)
      let result = lines.dropLast(2).joined(separator: "\n")
      #expect(result.contains(part))
      if words.hasSuffix("--json") {
        #expect(try JSONSerialization.jsonObject(with: Data(result.utf8)) is [String: Any])
      }
      #expect(
        lines.suffix(2) == [
          "\(name): error: this cannot be written: File too large; hint: choose a folder with room "
            + "that you may write to", "exit 74",
        ])
      #expect(try martlet.read(name) == "old")
      #expect(try martlet.files().filter { $0.hasSuffix(".part") } == [])
    }
  }

  /// A name that is not UTF-8 would be written under another one.
  @Test(
    "A file name that is not UTF-8 is refused and nothing written",
    arguments: ["inspect caf\\351.csv", "forecast days.csv --horizon 2 --out caf\\351.csv"])
  func aNameThatIsNotUTF8(words: String) throws {
    try inFolderOfDays { martlet in
      let outcome = try martlet.shell("\"$martlet\" $(printf '\(words)')")
      #expect(outcome.status == 64)
      #expect(outcome.messages.contains("is not UTF-8; hint: rename the file, or hand it over"))
      #expect(try martlet.files() == ["days.csv"])
    }
  }
}
