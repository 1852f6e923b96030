import Foundation
import MartletTestSupport
import Testing

/// What goes wrong with ledgers: one line that says where, what and what to do, and nothing changed.
struct RunsErrorTests {
  private static let noRun =
    "there is no run 7; they go from 1 to 1; hint: martlet runs list shows them all"
  private static let noLedger =
    "this is no ledger of runs; hint: name another file: --ledger FILE"

  static let mistakes: [(words: String, line: String, status: Int32)] = [
    ("list", "none.db: error: there is no ledger here; hint: keep a run first: --keep", 66),
    ("prune 1", "none.db: error: there is no ledger here; hint: keep a run first: --keep", 66),
    ("show 7", "kept.db: error: \(noRun)", 64),
    ("diff 1 7", "kept.db: error: \(noRun)", 64),
    ("prune 1 7", "kept.db: error: \(noRun)", 64),
    ("show x1", "error: 'x1' is no number of a run; hint: 'martlet runs list' shows them", 64),
    ("export 1 0", "error: '0' is no number of a run; hint: 'martlet runs list' shows them", 64),
    ("diff 1", "error: missing expected argument '<other-id>'; hint: martlet runs diff --help", 64),
    (
      "prune", "error: it is not said what to remove; hint: give numbers, --older-than or --state",
      64
    ),
    (
      "prune 1 --state failed",
      "error: numbers go without --older-than and --state; hint: give one or the other", 64
    ),
    ("list --last 0", "error: --last is 0; hint: give 1 or more", 64),
    ("list --stat done", "error: unknown option '--stat'; hint: did you mean '--state'?", 64),
    (
      "export --out kept.db.csv --out run.txt",
      "run.txt: error: --out does not say in which format to write; "
        + "hint: end the name in .csv or .json", 64
    ),
    ("list", "text.db: error: \(noLedger)", 65),
    ("list", "empty.db: error: \(noLedger)", 65),
    ("prune 1", "empty.db: error: \(noLedger)", 65),
    ("list", "folder.db: error: \(noLedger)", 65),
  ]

  /// The ledger that a line is about; else the one that was kept.
  private func ledger(_ line: String) -> String {
    String(line.prefix { $0 != ":" }).hasSuffix(".db")
      ? String(line.prefix { $0 != ":" }) : "kept.db"
  }

  @Test("A mistake with runs is one line with its exit code, and the same as JSON")
  func lines() throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days, to: "days.csv")
      #expect(try martlet(RunsTests.backtest + " --ledger kept.db").status == 0)
      try martlet.write("ds,y\n", to: "text.db")
      try martlet.write("", to: "empty.db")
      _ = try martlet.shell("mkdir folder.db")
      let files = try martlet.files()
      for (words, line, status) in Self.mistakes {
        let command = "runs \(words) --ledger \(ledger(line))"
        let outcome = try martlet(command)
        #expect(outcome.messages == line + "\n", "\(command)")
        #expect(outcome.output == "" && outcome.status == status, "\(command)")
        let document = try martlet(command + " --json")
        #expect(document.status == status)
        let error = try document.document()["error"] as? [String: Any]
        #expect(error?["exit_code"] as? Int == Int(status))
      }
      #expect(try martlet.files() == files)
      #expect(try martlet.read("empty.db") == "" && martlet.read("text.db") == "ds,y\n")
    }
  }

  @Test(
    "Another program's SQLite file is no ledger, to read, to prune or to keep, and stays as it is")
  func foreignFiles() throws {
    try Tool.inFolder { martlet in
      // An empty database of SQLite with one table, as its shell writes it.
      try martlet.write(Samples.days, to: "days.csv")
      #expect(try martlet(RunsTests.backtest + " --ledger kept.db").status == 0)
      // Another program's mark, at byte 68 of the header.
      _ = try martlet.shell(
        "cp kept.db other.db; printf 'ABCD' | dd of=other.db bs=1 seek=68 conv=notrunc 2>/dev/null; "
          + "cp other.db before.db")
      for words in ["runs list", "runs prune 1", RunsTests.backtest] {
        let outcome = try martlet(words + " --ledger other.db")
        #expect(outcome.status == 65)
        #expect(outcome.messages.hasPrefix("other.db: error: this is no ledger of runs; hint: "))
      }
      #expect(try martlet.shell("cmp other.db before.db").status == 0)
      // A version to come, at byte 60.
      _ = try martlet.shell(
        "cp kept.db later.db; printf '\\000\\000\\000\\011' | dd of=later.db bs=1 seek=60 conv=notrunc 2>/dev/null"
      )
      let later = try martlet("runs list --ledger later.db")
      #expect(later.status == 65)
      #expect(
        later.messages
          == "later.db: error: this ledger has version 9, which is later than this program; hint: take the version "
          + "of martlet that made it, or a later one\n")
    }
  }

  @Test(
    "A ledger in a folder that may not be written to is read, and not pruned",
    .enabled(if: geteuid() != 0, "root may write everywhere"))
  func readOnlyFolders() throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days, to: "days.csv")
      #expect(try martlet(RunsTests.backtest + " --ledger f/100%#kept.db").status == 0)
      _ = try martlet.shell("chmod 444 f/*; chmod 555 f")
      defer { _ = try? martlet.shell("chmod 755 f; chmod 644 f/*") }
      for words in ["list", "show 1", "diff 1 1", "export", "export --json", "prune 1 --dry-run"] {
        let outcome = try martlet("runs \(words) --ledger f/100%#kept.db")
        #expect(outcome.status == 0 && outcome.output != "" && outcome.messages == "")
      }
      let outcome = try martlet("runs prune 1 --ledger f/100%#kept.db")
      #expect(outcome.status == 74 && outcome.lines.count == 1)
    }
  }
}
