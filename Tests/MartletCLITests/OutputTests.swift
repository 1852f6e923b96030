import Foundation
import Testing

/// Where results go: whole or not at all, and nowhere else.
struct OutputTests {
  static let backtest = "backtest days.csv --target y --horizon 2 --n-windows 4 --model drift"

  private func inFolderOfDays<Result>(_ body: (Tool) throws -> Result) throws -> Result {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days, to: "days.csv")
      return try body(martlet)
    }
  }

  @Test("Results go to standard output, messages to standard error, which --quiet silences")
  func resultsOnStandardOutputMessagesOnStandardError() throws {
    try inFolderOfDays { martlet in
      let outcome = try martlet(Self.backtest)
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("MAE") && !outcome.output.contains("folds of 2 steps"))
      #expect(outcome.messages.contains("4 folds of 2 steps") && !outcome.messages.contains("MAE "))
      #expect(!outcome.messages.contains("\u{1B}"), "a progress bar without a terminal")

      let quiet = try martlet(Self.backtest + " --quiet")
      #expect(quiet.messages == "")
      #expect(quiet.output == outcome.output)
      #expect(try martlet.files() == ["days.csv"])
    }
  }

  @Test("--out o.json writes the bytes that --json prints") func jsonFileIsTheDocument() throws {
    try inFolderOfDays { martlet in
      let outcome = try martlet(Self.backtest + " --json --out o.json")
      #expect(try martlet.read("o.json") == outcome.output)
      #expect(try martlet.files() == ["days.csv", "o.json"])
    }
  }

  @Test("--out replaces an existing file") func anExistingFileIsReplaced() throws {
    try inFolderOfDays { martlet in
      try martlet.write("old", to: "o.CSV")
      #expect(try martlet(Self.backtest + " --out o.CSV").status == 0)
      #expect(try martlet.read("o.CSV").hasPrefix("unique_id,ds,cutoff,y,Naive,"))
    }
  }

  /// Stands in for a full disk, which has another reason and the same consequence.
  @Test("A file that cannot be written leaves the old one and no remains")
  func whatCannotBeWrittenLeavesNothing() throws {
    try inFolderOfDays { martlet in
      try martlet.write("old", to: "o.csv")
      // The script writes its messages through a pipe, which has no limit.
      let outcome = try martlet.shell(
        "{ (trap '' XFSZ; ulimit -f 0; \"$martlet\" \(Self.backtest) --quiet --out o.csv); "
          + "echo $?; } 2>&1 | cat")
      #expect(
        outcome.output.hasSuffix(
          """
          o.csv: error: this cannot be written: File too large; \
          hint: choose a folder with room that you may write to
          74

          """))
      #expect(try martlet.files() == ["days.csv", "o.csv"])
      #expect(try martlet.read("o.csv") == "old")
    }
  }

  @Test(
    "--out into a read-only folder is an error with exit code 74",
    .enabled(if: geteuid() != 0, "root may write everywhere"))
  func aFolderThatIsReadOnly() throws {
    try inFolderOfDays { martlet in
      let outcome = try martlet.shell(
        "mkdir f; chmod 555 f; \"$martlet\" \(Self.backtest) --quiet --out f/o.csv")
      #expect(outcome.lines.count == 1)
      #expect(
        outcome.messages.contains("f/o.csv: error: this cannot be written: Permission denied"))
      #expect(outcome.status == 74)
    }
  }

  @Test(
    "A full standard output is an error with exit code 74",
    .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func aStandardOutputThatIsFull() throws {
    try inFolderOfDays { martlet in
      let outcome = try martlet.shell("\"$martlet\" inspect days.csv --target y > /dev/full")
      #expect(
        outcome.messages == """
          error: standard output cannot be written: No space left on device; \
          hint: give --out a file, or print elsewhere

          """)
      #expect(outcome.status == 74)
    }
  }

  @Test("A reader that closes the pipe early causes no message") func aReaderThatGoesAway() throws {
    try inFolderOfDays { martlet in
      let outcome = try martlet.shell("\"$martlet\" \(Self.backtest) --json --quiet | head -1")
      #expect(outcome.output == "{\n")
      #expect(outcome.messages == "")
    }
  }

  @Test("A closed standard error does not keep the result from being printed")
  func aStandardErrorThatIsClosed() throws {
    try inFolderOfDays { martlet in
      let outcome = try martlet.shell("\"$martlet\" \(Self.backtest) 2>&-")
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("MAE"))
    }
  }

  @Test("An interrupted run prints nothing and leaves no file")
  func anInterruptLeavesNothing() throws {
    try inFolderOfDays { martlet in
      try martlet.write(Samples.wave(), to: "wave.csv")
      // Without the interrupt this takes seconds, not for ever.
      let words = "backtest wave.csv --horizon 7 --n-windows 10 --seeds 40 --jobs 1 --out o.csv"
      let outcome = try martlet.run(words.split(separator: " ").map(String.init), for: 0.3)
      #expect(outcome.status == -SIGINT)
      #expect(outcome.output == "")
      #expect(try martlet.files() == ["days.csv", "wave.csv"])
    }
  }

  @Test(
    "Files with spaces, dashes, quotes or other scripts in their names are read and written",
    arguments: ["sp ace.csv", "Zürich 東京.csv", "-dash.csv", "a,b'\".csv"])
  func namesOfFiles(name: String) throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days, to: name)
      let outcome = try martlet.run([
        "forecast", "--target", "y", "--horizon", "2", "--n-windows", "4", "--model", "naive",
        "--out", "./out \(name)", "--", name,
      ])
      #expect(outcome.status == 0)
      #expect(outcome.messages.hasPrefix("\(name): 12 rows"))
      #expect(try martlet.files().contains("out \(name)"))
    }
  }
}
