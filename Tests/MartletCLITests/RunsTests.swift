import Foundation
import MartletRuns
import Testing

/// `martlet runs`: what is said of runs that were kept.
struct RunsTests {
  static let backtest =
    "backtest days.csv --target y --horizon 1 --n-windows 4 --model drift --quiet"

  /// Options of one model change no cell of another.
  static let network = " --model mlp:hidden=2,max-steps=6 --seeds 2"

  /// What all runs read.
  static let sample = Samples.wave()

  /// A folder with `days.csv` and, in the usual ledger, one run of drift and one of drift and a network.
  private func withRuns(_ body: (Tool) throws -> Void) throws {
    try Tool.inFolder { martlet in
      try martlet.write(Self.sample, to: "days.csv")
      for words in [Self.backtest, Self.backtest + Self.network] {
        #expect(try martlet(words + " --keep").status == 0)
      }
      try body(martlet)
    }
  }

  @Test("runs list shows each run with its cells and best model, and how much was tried on a file")
  func list() throws {
    try withRuns { martlet in
      let outcome = try martlet.shell("COLUMNS=200 $martlet runs list")
      #expect(outcome.status == 0 && outcome.messages == "")
      let lines = outcome.output.split(separator: "\n").map(String.init)
      #expect(lines.count == 4)
      #expect(lines[0].hasPrefix("id  started (UTC)"))
      #expect(lines[1].contains("  backtest  days.csv  y"))
      #expect(lines[1].contains("  done "))
      #expect(lines[2].hasPrefix(" 2  "))
      #expect(lines[3] == "tried so far: 2 configurations on days.csv")
      let last = try martlet.shell("COLUMNS=200 $martlet runs list --last 1").output
      #expect(last.contains("\n 2  ") && !last.contains("\n 1  "))
      #expect(
        try martlet("runs list --state failed").output
          == "none of the 2 runs in .martlet/ledger.sqlite is such a one\n")
    }
  }

  @Test("runs list --file finds a renamed copy by its bytes, and a file that is gone by its name")
  func listOfAFile() throws {
    try withRuns { martlet in
      try martlet.write(Self.sample, to: "copy.csv")
      try martlet.write(Samples.days, to: "other.csv")
      func count(_ file: String) throws -> Int? {
        (try martlet("runs list --json --file \(file)").document()["runs"] as? [Any])?.count
      }
      #expect(try count("copy.csv") == 2)
      #expect(try count("other.csv") == 0)
      try FileManager.default.removeItem(at: martlet.folder.appending(path: "days.csv"))
      #expect(try count("days.csv") == 2)
      #expect(try count("gone.csv") == 0)
    }
  }

  @Test("runs show has command, file, scores, verdict and the learning curve of a network")
  func show() throws {
    try withRuns { martlet in
      let text = try martlet("runs show 2").output
      #expect(text.hasPrefix("run 2: backtest, done, "))
      #expect(text.contains("\n  martlet backtest days.csv --target y"))
      #expect(text.contains("days.csv: unchanged, sha256 "))
      #expect(text.contains("of them from earlier runs; "))
      #expect(text.contains("skill vs naive, 95 %") && text.contains("MLP (2 seeds)"))
      #expect(text.contains("loss, mean over fits") && text.contains("training"))
      #expect(!text.contains("goes on"))
      try martlet.write(Samples.days, to: "days.csv")
      #expect(try martlet("runs show 2").output.contains("days.csv: changed since, other bytes"))
      let document = try martlet("runs show 1 --json").document()
      #expect(document["continuation"] is NSNull)
      #expect(((document["files"] as? [[String: Any]])?.first?["state"] as? String) == "changed")
    }
  }

  @Test("runs show of a run that was killed prints a command that goes on with it")
  func continuation() throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.wave(rows: 400), to: "wave.csv")
      let words = "backtest wave.csv --n-windows 20 --model mlp:hidden=64 --max-steps 5000 --quiet"
      _ = try martlet.bash(
        """
        $martlet \(words) --ledger 'my runs.db' & run=$!
        for _ in $(seq 300); do $martlet runs show 1 --ledger 'my runs.db' 2>/dev/null && break; sleep .1; done
        kill -9 $run; wait $run 2>/dev/null
        """)
      let text = try martlet.run(["runs", "show", "1", "--ledger", "my runs.db"]).output
      #expect(text.hasPrefix("run 1: backtest, stopped, "))
      #expect(text.contains("it goes on with:\n  martlet backtest wave.csv"))
      #expect(text.hasSuffix(" --ledger 'my runs.db'\n"))
    }
  }

  @Test("runs diff says what was asked for otherwise, and that forecasts in common are the same")
  func diff() throws {
    try withRuns { martlet in
      let same = try martlet("runs diff 1 1").output
      #expect(same.contains("plan: both ask for the same"))
      #expect(same.contains("environment: the same") && same.contains("files: the same bytes"))
      #expect(same.contains("forecasts: the same to the bit in all of the"))
      let other = try martlet("runs diff 1 2").output
      #expect(other.contains("mlp:hidden=2,max-steps=6"))
      #expect(other.contains(" shared, 0 of the first alone, "))
      #expect(other.contains("forecasts: the same to the bit in all of the"))
      #expect(other.contains("difference") && other.contains("RMSE"))
      let wider = Self.network.replacing("hidden=2", with: "hidden=3")
      #expect(try martlet(Self.backtest + wider + " --keep").status == 0)
      let widths = try martlet("runs diff 2 3").output
      #expect(widths.contains("\n  MLP hidden  2      3\n"))
      #expect(widths.contains("forecasts: the same to the bit in "))
      #expect(!widths.contains("in all of the 16 cells"))
    }
  }

  @Test("runs export writes a row for each run and model, with a column for each option")
  func exportOfATable() throws {
    try withRuns { martlet in
      #expect(try martlet("runs export --out runs.csv").output == "")
      let text = try martlet.read("runs.csv")
      #expect(try martlet("runs export").output == text)
      let rows = text.split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      let header = rows[0]
      #expect(rows.dropFirst().allSatisfy { $0.count == header.count })
      func values(_ column: String) -> [String] {
        header.firstIndex(of: column).map { place in rows.dropFirst().map { $0[place] } } ?? []
      }
      #expect(values("run") == ["1", "1", "2", "2", "2"])
      #expect(Set(values("label")) == ["Naive", "RandomWalkWithDrift", "MLP"])
      let network = try #require(values("label").firstIndex(of: "MLP"))
      #expect(values("option.hidden").filter { $0 != "" } == ["2"])
      #expect(values("option.hidden")[network] == "2")
      #expect(values("training.max-steps")[network] == "6")
      #expect(values("mae").allSatisfy { Double($0) != nil })
      #expect(Set(values("state")) == ["done"])
      #expect(values("sha256").allSatisfy { $0.count == 64 })
    }
  }

  @Test("The JSON of one exported run is a plan that backtest --config runs to the same bytes")
  func exportOfEverything() throws {
    try withRuns { martlet in
      #expect(try martlet("runs export 2 --out run.json").status == 0)
      let text = try martlet("runs export 2 --json").output
      #expect(try martlet.read("run.json") == text)
      let words = " --out "
      #expect(try martlet("backtest --config run.json --quiet" + words + "a.csv").status == 0)
      let again = Self.backtest + Self.network
      #expect(try martlet(again + words + "b.csv").status == 0)
      #expect(try martlet.read("a.csv") == martlet.read("b.csv"))
      let all = try martlet("runs export --json").document()
      #expect(all["plan"] is NSNull && (all["runs"] as? [Any])?.count == 2)
    }
  }

  @Test("runs prune removes a run and its own cells, --dry-run nothing, and what is left opens")
  func prune() throws {
    try withRuns { martlet in
      let dry = try martlet("runs prune 2 --dry-run")
      #expect(dry.status == 0 && dry.output.hasPrefix("would remove run 2 and "))
      let before = try martlet("runs list --json").document()["runs"] as? [[String: Any]]
      let shared = try #require(before?[0]["kept"] as? Int)
      let all = try #require(before?[1]["kept"] as? Int)
      let outcome = try martlet("runs prune 2")
      #expect(
        outcome.output.hasPrefix(
          "removed run 2 and \(all - shared) cells that no other run needs; the file is "))
      #expect(try martlet("runs prune 2").status == 64)
      #expect(try martlet("runs prune --state failed").output == "there is nothing to remove\n")
      #expect(try martlet("runs prune --older-than 1").output == "there is nothing to remove\n")
      let again = try martlet(Self.backtest + " --keep")
      #expect(again.status == 0)
      // A number is never given twice.
      #expect(again.output == (try martlet(Self.backtest)).output)
      let runs = try martlet("runs list --json").document()["runs"] as? [[String: Any]]
      #expect(runs?.compactMap { $0["id"] as? Int } == [1, 3])
      #expect(runs?[1]["reused"] as? Int == shared)
      #expect(try martlet.files().sorted() == [".martlet", "days.csv"])
      let folder = martlet.folder.appending(path: ".martlet").path
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["ledger.sqlite"])
    }
  }

  @Test(
    "Each JSON document of runs follows its schema, and docs/formats.md describes its keys",
    arguments: ["list", "show 2", "show 3", "diff 1 2", "export", "export 2", "prune 1 --dry-run"])
  func documents(words: String) throws {
    try withRuns { martlet in
      try martlet.write(Samples.wave(), to: "wave.csv")
      // Of everything that a cell may have, one.
      let other =
        "forecast wave.csv --n-windows 2 --model auto:models=theta --model garch --paths 2 --max-steps 3 --seeds 1 "
        + "--model nbeats-interpretable:layers=1 --decomposition --intervals native --quiet --keep"
      if words == "show 3" || words == "export" { #expect(try martlet(other).status == 0) }
      let outcome = try martlet("runs \(words) --json --quiet")
      #expect(outcome.status == 0 && outcome.messages == "")
      let name = words.prefix { $0 != " " }
      let schema = try Schema(try Tool.repositoryFile("docs/schemas/runs-\(name).schema.json"))
      #expect(try schema.problems(of: outcome.output) == [])
      let formats = try Tool.repositoryFile("docs/formats.md")
      for key in DocumentTests.keys(of: try outcome.document()) {
        #expect(formats.contains("`\(key)`"), "docs/formats.md says nothing of '\(key)'")
      }
      let line = try #require(try outcome.document()["command_line"] as? String)
      #expect(line == "martlet runs \(words) --json")
    }
  }

  @Test("A run that is at work is read, and never removed") func runningRuns() throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.wave(rows: 400), to: "wave.csv")
      let words =
        "backtest wave.csv --n-windows 20 --model mlp:hidden=64 --max-steps 50000 --quiet --keep"
      let outcome = try martlet.bash(
        """
        $martlet \(words) 2>/dev/null & run=$!
        for _ in $(seq 300); do $martlet runs show 1 >/dev/null 2>&1 && break; sleep .1; done
        $martlet runs list; $martlet runs prune 1; echo $?
        $martlet runs prune --older-than 0; $martlet runs prune 1 --dry-run
        kill -9 $run; wait $run 2>/dev/null
        $martlet runs prune --state stopped
        """)
      #expect(outcome.output.contains("  running  "))
      #expect(outcome.output.contains("\n64\n"))
      #expect(
        outcome.lines.filter {
          $0
            == ".martlet/ledger.sqlite: error: run 1 is at work and cannot be removed; hint: wait for its end, or "
            + "interrupt it"
        }.count == 2)
      #expect(outcome.output.contains("removed run 1 and "))
    }
  }
}
