import Foundation
import MartletEvaluation
import MartletRuns
import MartletTestSupport
import Testing

/// Runs that are kept in a ledger: interrupted, killed, side by side, and where nothing can be kept.
struct KeepTests {
  private static let ledger = ".martlet/ledger.sqlite"
  /// 48 cells: in six folds naive, ridge, and two networks with three seeds.
  private static let comparison =
    "compare $datasets/unemployment.csv --horizon 3 --n-windows 6 --model mlp:hidden=16 "
    + "--model ridge --model mlp:hidden=8,label=small --max-steps 150 --quiet"

  /// A result without what differs from run to run.
  private func comparable(_ text: String) -> String {
    text.split(separator: "\n").filter { !$0.contains("fit_seconds") }.joined(separator: "\n")
  }

  private func runs(_ tool: Tool) throws -> [RunRecord] {
    try Ledger(tool.folder.appending(path: Self.ledger).path).runs()
  }

  @Test("Nothing is written where nobody asks for a run to be kept")
  func nothingUnasked() throws {
    try Tool.inFolder { tool in
      _ = try tool.shell("$martlet \(Self.comparison)")
      #expect(try tool.files().isEmpty)
    }
  }

  @Test("A kept run says where, and the same command again takes every cell from the ledger")
  func twice() throws {
    try Tool.inFolder { tool in
      let command = Self.comparison.replacing(" --quiet", with: "")
      let first = try tool.shell("$martlet \(command) --keep --out a.csv")
      #expect(first.status == 0)
      #expect(
        first.lines.suffix(2).joined(separator: " ")
          == "kept as run 1 in .martlet/ledger.sqlite; 3 configurations tried on \(Tool.root.path)/datasets/"
          + "unemployment.csv so far")
      let second = try tool.shell("$martlet \(command) --keep --out b.csv")
      #expect(second.status == 0)
      #expect(try tool.read("a.csv") == tool.read("b.csv"))
      #expect(first.output == second.output)
      let runs = try runs(tool)
      #expect(runs.map(\.state) == [.done, .done])
      #expect(runs.map(\.reused) == [0, runs[1].cells])
      #expect(runs[0].kept == runs[0].cells && runs[1].kept == runs[0].cells)
      #expect(try tool.files().sorted() == [".martlet", "a.csv", "b.csv"])
    }
  }

  @Test("A run is kept in the file that is named, whose folder is made")
  func named() throws {
    try Tool.inFolder { tool in
      let outcome = try tool.shell(
        "$martlet backtest $datasets/unemployment.csv --n-windows 2 --model drift --ledger new/runs.db"
      )
      #expect(outcome.status == 0)
      #expect(try Ledger(tool.folder.appending(path: "new/runs.db").path).runs().count == 1)
      #expect(try tool.files() == ["new"])
    }
  }

  @Test("A comparison that is killed again and again ends with the bytes of one that is not")
  func killed() throws {
    try Tool.inFolder { tool in
      let whole = try tool.shell("$martlet \(Self.comparison) --out whole.csv --json")
      #expect(whole.status == 0)
      var generator = SystemRandomNumberGenerator()
      let kills = LongForm.isOn ? 20 : 3
      for _ in 0..<kills {
        let seconds = Double.random(in: 0.02...0.6, using: &generator)
        _ = try tool.bash(
          "$martlet \(Self.comparison) --keep & sleep \(seconds); kill -9 $!; wait $! 2>/dev/null")
        // One that was killed before it had made its tables leaves an empty file, which the next one takes.
        let runs = (try? runs(tool)) ?? []
        #expect(runs.allSatisfy { $0.kept <= 48 })
        #expect(runs.count { $0.state != .done } <= 1)
      }
      let rest = try tool.shell("$martlet \(Self.comparison) --keep --out rest.csv --json")
      #expect(rest.status == 0)
      #expect(try tool.read("whole.csv") == tool.read("rest.csv"))
      #expect(
        comparable(whole.output).replacing("whole.csv", with: "")
          == comparable(rest.output).replacing("rest.csv", with: ""))
      let runs = try runs(tool)
      // One that was finished before it was killed is done; all others are one run that went on.
      #expect(runs.last?.state == .done)
      #expect(runs.filter { $0.state != .done }.isEmpty)
      #expect(runs.last?.kept == runs.last?.cells)
      let ledger = try Ledger(tool.folder.appending(path: Self.ledger).path)
      let last = try #require(runs.last)
      #expect(try ledger.cells(of: last.id).count == last.cells)
    }
  }

  @Test(
    "Ctrl-C and SIGTERM end a kept run with words and their exit codes, and it goes on from there",
    arguments: [("INT", Int32(130)), ("TERM", Int32(75))])
  func interrupted(signal: String, status: Int32) throws {
    try Tool.inFolder { tool in
      let long = Self.comparison.replacing("--max-steps 150", with: "--max-steps 4000")
      let outcome = try tool.bash(
        "set -m; $martlet \(long) --keep & sleep .8; kill -\(signal) $!; wait $!")
      #expect(outcome.status == status)
      #expect(
        outcome.messages.firstMatch(
          of:
            /stopped: \d+ of \d+ cells are kept as run 1 in .martlet\/ledger.sqlite; the same command goes on from there/
        ) != nil, "\(outcome.messages)")
      #expect(try runs(tool).map(\.state) == [.stopped])
      #expect(try tool.files() == [".martlet"])
    }
  }

  @Test("Two processes keep the same run in one ledger, and each cell is there once")
  func together() throws {
    try Tool.inFolder { tool in
      let outcome = try tool.bash(
        """
        $martlet \(Self.comparison) --keep --out a.csv & first=$!
        $martlet \(Self.comparison) --keep --out b.csv & second=$!
        wait $first && wait $second
        """)
      #expect(outcome.status == 0)
      #expect(try tool.read("a.csv") == tool.read("b.csv"))
      let runs = try runs(tool)
      #expect(runs.map(\.state) == [.done, .done])
      let ledger = try Ledger(tool.folder.appending(path: Self.ledger).path)
      #expect(try ledger.cellChecksums(of: 1) == ledger.cellChecksums(of: 2))
      #expect(try ledger.cellChecksums(of: 1).count == runs[0].cells)
    }
  }

  @Test("Where the ledger has no room left the result is printed, with an error and exit code 74")
  func full() throws {
    try Tool.inFolder { tool in
      let whole = try tool.shell("$martlet \(Self.comparison) --out a.csv --json")
      let outcome = try tool.bash(
        "ulimit -f 160; $martlet \(Self.comparison) --keep --out b.csv --json")
      #expect(outcome.status == 74)
      #expect(comparable(whole.output) == comparable(outcome.output))
      #expect(try tool.read("a.csv") == tool.read("b.csv"))
      #expect(outcome.lines.count == 1)
      #expect(outcome.messages.hasPrefix(".martlet/ledger.sqlite: error: "))
      // What was kept before is there.
      let rest = try tool.shell("$martlet \(Self.comparison) --keep --out c.csv")
      #expect(rest.status == 0)
      #expect(try tool.read("a.csv") == tool.read("c.csv"))
    }
  }

  @Test(
    "A file that is no ledger is an error before the work, and stays as it is",
    arguments: [
      ("text.txt", "this is no ledger of runs", Int32(65)),
      ("folder", "this is no ledger of runs", 65),
      ("text.txt/ledger.sqlite", "the ledger cannot be used", 74),
    ])
  func noLedger(name: String, problem: String, status: Int32) throws {
    try Tool.inFolder { tool in
      let text = String(repeating: "date,price\n", count: 200)
      try tool.write(text, to: "text.txt")
      try FileManager.default.createDirectory(
        at: tool.folder.appending(path: "folder"), withIntermediateDirectories: false)
      let outcome = try tool.shell("$martlet \(Self.comparison) --ledger \(name)")
      #expect(outcome.status == status)
      #expect(outcome.messages.hasPrefix("\(name): error: \(problem)"), "\(outcome.messages)")
      #expect(outcome.output.isEmpty)
      #expect(try tool.read("text.txt") == text)
      #expect(try tool.files() == ["folder", "text.txt"])
    }
  }

  @Test("A model that fails in a fold is a failed cell with its reason, and the run is done")
  func failedCell() throws {
    try Tool.inFolder { tool in
      let outcome = try tool.shell(
        "$martlet compare $datasets/unemployment.csv --n-windows 3 --model ridge "
          + "--model mlp:hidden=8,learning-rate=1e30 --max-steps 20 --quiet --keep")
      #expect(outcome.status == 0)
      let run = try #require(try runs(tool).first)
      #expect(run.state == .done)
      #expect(run.failures > 0)
      let ledger = try Ledger(tool.folder.appending(path: Self.ledger).path)
      let failed = try ledger.cells(of: 1).filter { $0.failure != nil }
      #expect(failed.count == run.failures)
      #expect(failed.allSatisfy { $0.cell.label == "MLP" })
      let outcomes = try ledger.outcomes(of: 1)
      #expect(outcomes.first { $0.label == "MLP" }?.failure?.contains("failed") == true)
    }
  }

  @Test("A run that ends with an error is kept as failed, with the error")
  func failedRun() throws {
    try Tool.inFolder { tool in
      let outcome = try tool.shell(
        "$martlet backtest $datasets/unemployment.csv --n-windows 3 "
          + "--model mlp:hidden=8,learning-rate=1e30 --max-steps 20 --quiet --keep")
      #expect(outcome.status == 70)
      let run = try #require(try runs(tool).first)
      #expect(run.state == .failed)
      #expect(run.message == outcome.lines.last)
    }
  }

  @Test("Cells of other kernels, files, seeds and options are other cells")
  func whatACellDependsOn() throws {
    try Tool.inFolder { tool in
      let command =
        "backtest data.csv --target y --n-windows 2 --model mlp:hidden=8 --max-steps 20 --seeds 2 --quiet --keep"
      let rows = (0..<80).map { "\($0),\(Double($0 % 7) + 0.1 * Double($0))" }
      try tool.write("ds,y\n" + rows.joined(separator: "\n"), to: "data.csv")
      _ = try tool.shell("$martlet \(command)")
      _ = try tool.shell("$martlet \(command) --jobs 1")
      _ = try tool.shell("$martlet \(command.replacing("windows 2", with: "windows 3"))")
      _ = try tool.shell("MARTLET_KERNELS=baseline $martlet \(command)")
      _ = try tool.shell("$martlet \(command.replacing("steps 20", with: "steps 21"))")
      // With a row less the folds are the first two of the three above.
      try tool.write("ds,y\n" + rows.dropLast().joined(separator: "\n"), to: "data.csv")
      _ = try tool.shell("$martlet \(command)")
      let runs = try runs(tool)
      // Two folds of naive and two seeds.
      #expect(runs.map(\.cells) == [6, 6, 9, 6, 6, 6])
      #expect(runs.map(\.reused) == [0, 6, 6, 0, 0, 6])
      #expect(Set(runs.map { $0.files[0].sha256 }).count == 2)
    }
  }

  @Test("A forecast keeps the cells of its folds and of the time beyond the last row")
  func forecast() throws {
    try Tool.inFolder { tool in
      let command =
        "forecast $datasets/unemployment.csv --horizon 3 --n-windows 4 --model mlp:hidden=8 --max-steps 20 "
        + "--paths 4 --quiet --keep"
      let first = try tool.shell("$martlet \(command) --out a.csv")
      let second = try tool.shell("$martlet \(command) --out b.csv")
      #expect((first.status, second.status) == (0, 0))
      #expect(first.output == second.output)
      #expect(try tool.read("a.csv") == tool.read("b.csv"))
      let runs = try runs(tool)
      #expect(runs.map(\.cells) == [20, 20])
      #expect(runs.map(\.reused) == [0, 20])
    }
  }
}
