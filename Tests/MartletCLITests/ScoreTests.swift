import Foundation
import MartletTestSupport
import Testing

/// `score` and `--with`: forecasts made elsewhere in the table of a backtest.
struct ScoreTests {
  /// What happened, and a folder for forecasts of it.
  private static func run(
    _ words: String, forecasts: String, _ body: (Tool, Tool.Outcome) throws -> Void
  ) throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days, to: "days.csv")
      try martlet.write(forecasts, to: "f.csv")
      try body(martlet, try martlet(words))
    }
  }

  private static func models(_ document: [String: Any]) throws -> [String: [String: Any]] {
    let models = try #require(document["models"] as? [[String: Any]])
    return Dictionary(models.map { ($0["label"] as? String ?? "", $0) }) { $1 }
  }

  private static func score(_ name: String, _ model: [String: Any]?) -> Double? {
    let scores = model?["scores"] as? [String: [String: Any]]
    return scores?[name]?["mean"] as? Double
  }

  // MARK: - Numbers

  @Test(
    "The scores are those of utilsforecast.evaluate",
    arguments: [("cpi", "core_cpi.csv", ""), ("stocks", "stocks.csv", "--target Close")])
  func oracle(name: String, file: String, options: String) throws {
    let golden = name == "cpi" ? ScoreGolden.cpi : .stocks
    let path = Tool.root.appending(path: "datasets/\(file)").path
    try Self.run("score f.csv \(path) \(options) --json", forecasts: golden.forecasts) {
      _, outcome in
      #expect(outcome.status == 0, "\(outcome.messages)")
      let models = try Self.models(outcome.document())
      #expect(Set(models.keys) == ["Naive", "SeasonalNaive", "Wave", "Drift"])
      for (label, scores) in golden.scores {
        for metric in ["mae", "rmse", "smape", "mase"] {
          let own = try #require(Self.score(metric, models[label]))
          let other = try #require(scores[metric])
          #expect(abs(own - other) <= 1e-9 * other, "\(label) \(metric): \(own) \(other)")
        }
        let coverage = try #require(models[label]?["coverage"] as? [[String: Any]])
        #expect(coverage.count == 1 && coverage[0]["level"] as? Double == 0.8)
        let share = try #require(coverage[0]["share"] as? Double)
        #expect(abs(share - (scores["coverage_level80"] ?? .nan)) < 1e-9)
      }
    }
  }

  @Test(
    "What backtest wrote is scored to the same numbers",
    arguments: [
      "days.csv --target y --horizon 2 --n-windows 4 --model drift",
      "wave.csv --horizon 3 --n-windows 12 --step-size 2 --model mlp:hidden=3,max-steps=3 --model ses",
      "panel.csv --horizon 2 --n-windows 11 --model drift",
      "panel.csv --horizon 2 --n-windows 5 --model drift --cutoffs calendar",
    ])
  func ownForecasts(words: String) throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days, to: "days.csv")
      try martlet.write(Samples.wave(), to: "wave.csv")
      try martlet.write(Self.panel, to: "panel.csv")
      let own = try martlet("backtest \(words) --json --quiet --out own.csv")
      #expect(own.status == 0, "\(own.messages)")
      let file = words.split(separator: " ")[0]
      let target = words.contains("--target") ? "--target y" : ""
      let scored = try martlet(
        "score own.csv \(file) \(target) --model naive --intervals conformal --json --quiet")
      #expect(scored.status == 0, "\(scored.messages)")
      let (before, after) = (
        try Self.models(own.document()), try Self.models(scored.document())
      )
      #expect(before.count > 1)
      for (label, model) in before {
        let again = try #require(after[label])
        for (key, value) in model where key != "against_best" && key != "choices" {
          #expect(value as? NSObject == again[key] as? NSObject, "\(label) \(key)")
        }
      }
    }
  }

  /// Days of three series, of which one ends early.
  private static let panel = [("a", 60), ("b", 60), ("c", 50)].reduce(into: "unique_id,ds,y\n") {
    text, series in
    for row in 0..<series.1 {
      let day = 1 + row % 28
      text += "\(series.0),2024-0\(1 + row / 28)-\(day < 10 ? "0" : "")\(day),"
      text += "\(20 + row / 5 + row * row % 7)\n"
    }
  }

  @Test("Forecasts made elsewhere stand beside our models on the same cutoffs")
  func both() throws {
    try Self.run(
      "backtest days.csv --target y --with f.csv --model drift --json", forecasts: Samples.seen
    ) { martlet, outcome in
      let document = try outcome.document()
      let models = try Self.models(document)
      #expect(Set(models.keys) == ["Naive", "RandomWalkWithDrift", "Plan"])
      #expect(Self.score("mae", models["Plan"]) == 2.0 / 3)
      #expect(Self.score("mae", models["Naive"]) == 5.0 / 3)
      let plan = try #require(document["plan"] as? [String: Any])
      let file = try #require(plan["forecasts"] as? [String: Any])
      let sum = try martlet.shell("sha256sum f.csv").output
      #expect(file["name"] as? String == "f.csv" && sum.hasPrefix(file["sha256"] as? String ?? "-"))
      #expect(plan["folds"] as? Int == 3 && plan["horizon"] as? Int == 1)
      let ours = try martlet(
        "backtest days.csv --target y --n-windows 5 --model drift --json"
      ).document()
      let points = try #require(ours["points"] as? [[String: Any]])
      let drift = try #require(points[0]["forecasts"] as? [String: Any])
      let own = try #require((document["points"] as? [[String: Any]])?.first)
      #expect(own["cutoff"] as? String == points[0]["cutoff"] as? String)
      #expect(
        (own["forecasts"] as? [String: Any])?["RandomWalkWithDrift"] as? Double
          == drift["RandomWalkWithDrift"] as? Double)
    }
  }

  @Test("Rows and columns may stand in any order, and separators be of any kind")
  func order() throws {
    let turned = """
      Plan;cutoff;ds
      16,0;2024-01-11;2024-01-12
      14,0;2024-01-09;2024-01-10
      15,0;2024-01-10;2024-01-11

      """
    try Self.run("score f.csv days.csv --target y --json", forecasts: turned) { _, outcome in
      #expect(outcome.status == 0, "\(outcome.messages)")
      let models = try Self.models(outcome.document())
      #expect(Self.score("mae", models["Plan"]) == 2.0 / 3)
    }
  }

  @Test("The median is the forecast where there is no other, and quantiles of any name are scored")
  func quantiles() throws {
    let columns = """
      ds,cutoff,N-median,N_ql0.1,N-q-90
      2024-01-10,2024-01-09,14,12,16
      2024-01-11,2024-01-10,15,13,17

      """
    try Self.run(
      "score f.csv days.csv --target y --json --quantiles .5", forecasts: columns
    ) { _, outcome in
      #expect(outcome.status == 0, "\(outcome.messages)")
      let model = try #require(try Self.models(outcome.document())["N"])
      #expect(Self.score("mae", model) == 1)
      let coverage = try #require(model["coverage"] as? [[String: Any]])
      #expect(coverage[0]["level"] as? Double == 0.8 && coverage[0]["width"] as? Double == 4)
      let quantiles = try #require(model["quantiles"] as? [[String: Any]])
      #expect(quantiles[0]["pinball"] as? Double == 0.5)
    }
  }

  // MARK: - What is missing, left out or seen

  @Test("A model that lacks a path failed, and the others are scored")
  func missingPath() throws {
    let holes = """
      ds,cutoff,Plan,Other
      2024-01-10,2024-01-09,14,14
      2024-01-11,2024-01-10,,14
      2024-01-12,2024-01-11,16,14

      """
    try Self.run("score f.csv days.csv --target y", forecasts: holes) { _, outcome in
      #expect(outcome.status == 0)
      let words = outcome.output.replacing("\n", with: " ")
      #expect(words.contains("Plan failed on 'y' at cutoff 2024-01-10"), "\(words)")
      #expect(words.contains("1 of its 3 paths is missing in 'f.csv'"), "\(words)")
    }
  }

  @Test("Forecasts of what has not happened, and beyond the horizon, are counted")
  func beyond() throws {
    let rows = """
      ds,cutoff,Plan
      2024-01-12,2024-01-11,16
      2024-01-15,2024-01-11,16
      2024-01-15,2024-01-12,16
      2024-01-16,2024-01-12,16
      2024-01-16,2024-01-15,16
      2024-01-17,2024-01-15,16

      """
    try Self.run("score f.csv days.csv --target y --horizon 1", forecasts: rows) { _, outcome in
      #expect(outcome.lines.contains("f.csv: 2 forecasts beyond the horizon are not scored"))
      #expect(outcome.messages.contains("3 folds of 1 step"))
    }
    try Self.run("score f.csv days.csv --target y", forecasts: rows) { _, outcome in
      #expect(outcome.messages.contains("2 folds of 2 steps"), "\(outcome.messages)")
      #expect(outcome.messages.contains("f.csv: 1 of 3 paths is not scored"))
    }
  }

  @Test("No claim is made of folds that a model may have seen in training")
  func seen() throws {
    // Perfect on what it has seen, and the last value after.
    let rows = Samples.wave().split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
    func forecasts(seenBefore limit: Int) -> String {
      (80..<119).reduce(into: "ds,cutoff,M,M-seen\n") { text, row in
        let value = row + 1 < limit ? rows[row + 1][1] : rows[row][1]
        text += "\(row + 1),\(row),\(value),\(row + 1 < limit)\n"
      }
    }
    try Tool.inFolder { martlet in
      try martlet.write(Samples.wave(), to: "wave.csv")
      for (limit, count) in [(100, 19), (200, 39)] {
        try martlet.write(forecasts(seenBefore: limit), to: "f.csv")
        let document = try martlet("score f.csv wave.csv --json").document()
        let model = try #require(try Self.models(document)["M"])
        #expect(model["seen_folds"] as? Int == count)
        #expect(model["outcome"] as? String != "beats")
        // What is written is read again with the same claims.
        _ = try martlet("score f.csv wave.csv --quiet --out out.csv")
        let again = try Self.models(try martlet("score out.csv wave.csv --json").document())
        #expect(model["seen_folds"] as? Int == again["M"]?["seen_folds"] as? Int)
        #expect(model["verdict"] as? String == again["M"]?["verdict"] as? String)
        let verdict = try #require(model["verdict"] as? String)
        #expect(
          verdict.contains(limit == 100 ? "Of the 20 folds of 39" : "may have seen all 39 folds"),
          "\(verdict)")
      }
      try martlet.write(
        forecasts(seenBefore: 200).replacing(",true", with: ",false"), to: "f.csv")
      let fair = try Self.models(try martlet("score f.csv wave.csv --json").document())
      #expect(fair["M"]?["outcome"] as? String != nil && fair["M"]?["seen_folds"] == nil)
    }
  }

  @Test("Series may have cutoffs of their own, and need not all have forecasts")
  func ragged() throws {
    let forecasts = """
      unique_id,ds,cutoff,M
      a,2024-02-20,2024-02-19,30
      a,2024-02-25,2024-02-24,30
      b,2024-02-25,2024-02-24,30

      """
    try Tool.inFolder { martlet in
      try martlet.write(Self.panel, to: "panel.csv")
      try martlet.write(forecasts, to: "f.csv")
      let outcome = try martlet("score f.csv panel.csv --json")
      #expect(outcome.status == 0, "\(outcome.messages)")
      let points = try #require(try outcome.document()["points"] as? [[String: Any]])
      let places = points.map { "\($0["unique_id"] ?? "") \($0["cutoff"] ?? "")" }
      #expect(places == ["a 2024-02-19", "a 2024-02-24", "b 2024-02-24"])
      #expect(
        outcome.messages.contains("1 of 3 series have no forecasts in f.csv, and are left out"))
    }
  }

  @Test("Runs with forecasts are kept, and those of other files are other runs")
  func kept() throws {
    try Self.run("score f.csv days.csv --target y --keep --quiet", forecasts: Samples.seen) {
      martlet, outcome in
      #expect(outcome.status == 0)
      let shown = try martlet("runs show 1 --json").document()
      let run = try #require(shown["run"] as? [String: Any])
      let names = (run["files"] as? [[String: Any]])?.map { $0["name"] as? String }
      #expect(names == ["days.csv", "f.csv"])
      try martlet.write(Samples.seen.replacing(",14,12", with: ",14.5,12"), to: "f.csv")
      _ = try martlet("score f.csv days.csv --target y --keep --quiet")
      let difference = try martlet("runs diff 1 2 --json").document()
      let files = try #require(difference["files"] as? [[String: Any]])
      #expect(files.count == 1 && "\(files[0])".contains("f.csv"))
    }
  }
}
