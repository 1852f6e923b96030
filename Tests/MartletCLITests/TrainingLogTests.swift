import Foundation
import Testing

/// How networks were trained: `fits` of `--json`, `--verbose`, and the file of `--log`.
struct TrainingLogTests {
  static let words =
    "backtest wave.csv --horizon 2 --n-windows 3 --model mlp:hidden=4 --model drift --seeds 2 --max-steps 40 "
    + "--val-size 8 --val-check-steps 10"

  private func withWave(_ body: (Tool) throws -> Void) throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.wave(), to: "wave.csv")
      try body(martlet)
    }
  }

  private func fits(_ outcome: Tool.Outcome) throws -> [[String: Any]] {
    try #require(try outcome.document()["fits"] as? [[String: Any]])
  }

  @Test("--json has the record of each fit, with losses, rates and norms by step")
  func document() throws {
    try withWave { martlet in
      let fits = try fits(try martlet(Self.words + " --json --quiet"))
      #expect(fits.map { $0["fold"] as? Int } == [1, 1, 2, 2, 3, 3])
      #expect(fits.map { $0["seed"] as? Int } == [1, 2, 1, 2, 1, 2])
      for fit in fits {
        #expect(fit["model"] as? String == "MLP" && fit["member"] is NSNull)
        let steps = try #require(fit["step"] as? [Int])
        #expect(steps == [10, 20, 30, 40])
        for key in ["train_loss", "validation_loss", "learning_rate", "gradient_norm"] {
          #expect((fit[key] as? [Double])?.count == 4, "\(key)")
        }
        let losses = try #require(fit["validation_loss"] as? [Double])
        let best = try #require(losses.firstIndex { $0 == losses.min() })
        #expect(fit["best_step"] as? Int == steps[best])
        #expect(fit["stopped"] as? String == "budget" && fit["max_steps"] as? Int == 40)
        #expect(fit["clipped_steps"] is NSNull && fit["patience"] is NSNull)
      }
      let forecast = try self.fits(
        try martlet(
          Self.words.replacing("backtest", with: "forecast") + " --clip-norm 0.01 --json --quiet"))
      #expect(forecast.map { $0["fold"] as? Int } == [nil, nil, 1, 1, 2, 2, 3, 3])
      #expect(forecast[0]["clipped_steps"] as? [Int] == [10, 10, 10, 10])
    }
  }

  @Test("The document has the same bytes for any number of jobs, and after an interruption")
  func sameBytes() throws {
    try withWave { martlet in
      let words = Self.words + " --model ensemble:models=theta+mlp(hidden=4) --json --quiet"
      func comparable(_ text: String) -> String {
        text.split(separator: "\n").filter { !$0.contains("fit_seconds") }.joined(separator: "\n")
      }
      let one = comparable(try martlet(words + " --jobs 1 --log a.csv").output)
      #expect(one.contains("\"train_loss\""))
      #expect(comparable(try martlet(words + " --jobs 2 --log b.csv").output) == one)
      let long = words.replacing("--max-steps 40", with: "--max-steps 40000")
      _ = try martlet.run(
        (long + " --keep").split(separator: " ").map(String.init), for: 0.5)
      // All cells from the ledger, and some of them.
      for _ in 0..<2 {
        #expect(comparable(try martlet(words + " --keep --log c.csv").output) == one)
      }
      let more = words.replacing("--n-windows 3", with: "--n-windows 5")
      #expect(
        comparable(try martlet(more + " --keep").output) == comparable(try martlet(more).output))
      #expect(try martlet.read("a.csv") == martlet.read("b.csv"))
      #expect(try martlet.read("a.csv") == martlet.read("c.csv"))
    }
  }

  @Test("--log writes run, step, tag and value: each number of the records once")
  func log() throws {
    try withWave { martlet in
      let outcome = try martlet(Self.words + " --json --quiet --log log.csv")
      let lines = try martlet.read("log.csv").split(separator: "\n").map {
        $0.split(separator: ",").map(String.init)
      }
      #expect(lines[0] == ["run", "step", "tag", "value"])
      #expect(lines.count == 1 + 6 * 4 * 4)
      #expect(Set(lines.map { $0.prefix(3) }).count == lines.count)
      for fit in try fits(outcome) {
        let run = "MLP/fold-\(fit["fold"] as? Int ?? 0)/seed-\(fit["seed"] as? Int ?? 0)"
        for key in ["train_loss", "validation_loss", "learning_rate", "gradient_norm"] {
          let rows = lines.filter { $0[0] == run && $0[2] == key }
          #expect(rows.map { Int($0[1]) } == [10, 20, 30, 40])
          // Foundation reads numbers of JSON with an error in the last digit: the text has all of them.
          #expect(rows.allSatisfy { outcome.output.contains(" \($0[3])") })
          let values = try #require(fit[key] as? [Double])
          #expect(
            zip(rows, values).allSatisfy { row, value in
              abs((Double(row[3]) ?? .nan) / value - 1) < 1e-14
            })
        }
      }
      let forecast = Self.words.replacing("backtest", with: "forecast")
      #expect(try martlet(forecast + " --log f.csv --quiet").status == 0)
      #expect(try martlet.read("f.csv").contains("\nMLP/forecast/seed-2,40,train_loss,"))
      #expect(
        try martlet(Self.words.replacing("backtest", with: "compare") + " --log g.csv").status == 0)
      #expect(try martlet.read("g.csv") == martlet.read("log.csv"))
    }
  }

  @Test("Series that are learnt by themselves, and members of an ensemble, are runs of their own")
  func runsOfTheLog() throws {
    try Tool.inFolder { martlet in
      let rows = (0..<60).map { "\($0),\(100 + $0 % 7),\(50 + $0 % 5)\n" }.joined()
      try martlet.write("ds,p,q\n" + rows, to: "two.csv")
      let outcome = try martlet(
        "backtest two.csv --target p,q --horizon 2 --n-windows 2 --scope local --max-steps 10 --seeds 1 --model "
          + "mlp:hidden=4 --model ensemble:models=theta+linear --log log.csv --quiet")
      #expect(outcome.status == 0, "\(outcome.messages)")
      let lines = try martlet.read("log.csv").split(separator: "\n").dropFirst()
      let runs = lines.map { String($0.prefix { $0 != "," }) }
      #expect(
        Set(runs) == [
          "MLP/p/fold-1/seed-1", "MLP/q/fold-1/seed-1", "MLP/p/fold-2/seed-1",
          "MLP/q/fold-2/seed-1", "Ensemble/linear/p/fold-1/seed-1",
          "Ensemble/linear/q/fold-1/seed-1", "Ensemble/linear/p/fold-2/seed-1",
          "Ensemble/linear/q/fold-2/seed-1",
        ])
      #expect(lines.count == 8 * 3)
    }
  }

  @Test(
    "--log that names an input, a file of --out, a folder or no CSV file is refused before any work",
    arguments: [
      ("--log wave.csv", "--log would overwrite an input"),
      ("--log ./wave.csv", "--log would overwrite an input"),
      ("--log a.csv --out a.csv", "--log and --out name one file"),
      ("--log a.json", "--log does not say in which format to write"),
      ("--log none/a.csv", "the folder of --log does not exist"),
      ("--log folder.csv", "--log is a folder"),
    ])
  func refused(option: String, message: String) throws {
    try withWave { martlet in
      try FileManager.default.createDirectory(
        at: martlet.folder.appending(path: "folder.csv"), withIntermediateDirectories: true)
      let outcome = try martlet(Self.words + " " + option)
      #expect(outcome.status == 64 || outcome.status == 74)
      #expect(outcome.messages.contains(message), "\(outcome.messages)")
      #expect(outcome.output == "")
      #expect(try martlet.read("wave.csv") == Samples.wave())
      #expect(try martlet.files() == ["folder.csv", "wave.csv"])
    }
  }

  @Test("--log without a network writes the header, and a line says that nothing uses it")
  func noNetwork() throws {
    try withWave { martlet in
      let outcome = try martlet("backtest wave.csv --n-windows 2 --model drift --log log.csv")
      #expect(outcome.status == 0)
      #expect(try martlet.read("log.csv") == "run,step,tag,value\n")
      #expect(outcome.messages.contains("without effect on RandomWalkWithDrift: --log"))
    }
  }

  @Test("--verbose shows the losses of each network and says how its fits went and ended")
  func verbose() throws {
    try withWave { martlet in
      let words =
        Self.words.replacing("--val-check-steps 10", with: "--val-check-steps 2")
        + " --patience 4 --learning-rate 0.5"
      let text = try martlet(words + " --verbose").output
      #expect(text.contains("\ntraining of MLP, 2 fits of fold 3:\n"))
      #expect(text.contains("line: mean validation loss, ░ lowest to highest of 2 fits"))
      #expect(text.contains(" epochs of "))
      let flat = text.split(separator: "\n").map { $0.trimmingPrefix { $0 == " " } }.joined(
        separator: " ")
      #expect(flat.contains("fits stopped early, at step "), "\(flat)")
      #expect(flat.contains(": 4 checks without a better loss."), "\(flat)")
      #expect(try !martlet(words).output.contains("training of MLP"))
    }
  }

  @Test("runs show and export have the training of a kept run")
  func ledger() throws {
    try withWave { martlet in
      #expect(try martlet(Self.words + " --keep --quiet").status == 0)
      let text = try martlet("runs show 1").output
      #expect(text.contains("training of MLP:\n") && text.contains(" epochs of "))
      let show = try martlet("runs show 1 --json").document()
      let curve = try #require((show["learning_curves"] as? [[String: Any]])?.first)
      #expect((curve["lowest"] as? [Double])?.count == 4 && curve["stopped_early"] as? Int == 0)
      let export = try martlet("runs export 1 --json").document()
      let run = try #require((export["runs"] as? [[String: Any]])?.first)
      let cells = try #require(run["cells"] as? [[String: Any]])
      let kept = try #require(cells.compactMap { $0["learning_curve"] as? [String: Any] }.first)
      #expect((kept["setting"] as? [String: Any])?["max_steps"] as? Int == 40)
      let check = try #require((kept["checks"] as? [[String: Any]])?.first)
      #expect(check["gradient_norm"] is Double)
    }
  }
}
