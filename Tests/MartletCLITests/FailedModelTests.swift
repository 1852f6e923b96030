import Foundation
import MartletCLI
import MartletEvaluation
import Testing

/// A model that diverges is a row with its reason, and the others go on.
struct FailedModelTests {
  private static let hot = " --model mlp:hidden=4,learning-rate=1e30,schedule=constant,label=Hot"
  private static let words =
    " days.csv --target y --horizon 2 --season 1 --n-windows 4 --level 50"
    + " --max-steps 5 --seeds 2"

  private func run(_ words: String, _ check: (Tool, Tool.Outcome) throws -> Void) throws {
    try Tool.inFolder { martlet in
      let rows = (0..<60).map { "\($0),\($0 + $0 * $0 % 7)\n" }
      try martlet.write("ds,y\n" + rows.joined(), to: "days.csv")
      try check(martlet, try martlet(words))
    }
  }

  @Test(
    "A diverged model is a failed row with empty columns, and the others are scored",
    arguments: ["backtest", "compare"])
  func aTable(command: String) throws {
    try run(command + Self.words + Self.hot + " --model drift --out o.csv") { martlet, outcome in
      #expect(outcome.status == 0)
      #expect(outcome.lines.last == "1 of 3 models failed: Hot (the result says why)")
      #expect(outcome.output.contains(/\n  Hot +failed/))
      #expect(outcome.output.contains("Hot failed on 'y' at cutoff 51, seed 1: training diverged"))
      let text = try martlet.read("o.csv")
      let rows = text.split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      let columns = rows[0].indices.filter { rows[0][$0].hasPrefix("Hot") }
      #expect(
        columns.map { rows[0][$0] } == [
          "Hot", "Hot-lo-50", "Hot-hi-50", "Hot-seed-1", "Hot-seed-2",
        ])
      #expect(rows.dropFirst().allSatisfy { row in columns.allSatisfy { row[$0].isEmpty } })
      _ = try martlet(command + Self.words + Self.hot + " --model drift --jobs 1 --out one.csv")
      let again = try martlet.read("one.csv")
      #expect(again == text)
    }
  }

  @Test("A diverged model has its error in JSON and is in no ranking") func json() throws {
    try run("compare" + Self.words + Self.hot + " --model drift --json") { _, outcome in
      #expect(outcome.status == 0)
      let document = try outcome.document()
      #expect(
        document["ranking"] as? [String] == ["RandomWalkWithDrift", "Naive"]
          || document["ranking"] as? [String] == ["Naive", "RandomWalkWithDrift"])
      let models = try #require(document["models"] as? [[String: Any]])
      #expect(models.map { $0["label"] as? String } == ["Naive", "Hot", "RandomWalkWithDrift"])
      #expect(models[0]["error"] is NSNull && models[2]["error"] is NSNull)
      let error = try #require(models[1]["error"] as? [String: Any])
      #expect((error["message"] as? String)?.hasPrefix("Hot on 'y' at cutoff 51, seed 1:") == true)
      #expect((error["hint"] as? String)?.hasPrefix("lower --learning-rate") == true)
      // A failed model has the keys of the others.
      #expect(Set(models[1].keys) == Set(models[0].keys))
      let point = try #require((document["points"] as? [[String: Any]])?.first)
      #expect((point["forecasts"] as? [String: Any])?["Hot"] is NSNull)
    }
  }

  @Test("A diverged model has null forecasts and its error in the forecast's JSON")
  func aForecast() throws {
    try run("forecast" + Self.words + Self.hot + " --model drift --json") { _, outcome in
      #expect(outcome.status == 0)
      let document = try outcome.document()
      #expect((document["errors"] as? [String: Any])?.keys.map { $0 } == ["Hot"])
      let point = try #require((document["forecasts"] as? [[String: Any]])?.first)
      let values = try #require(point["values"] as? [String: Any])
      #expect(values["Hot"] is NSNull && values["Naive"] is Double)
      let coverage = try #require(document["coverage"] as? [String: [[String: Any]]])
      #expect(coverage["RandomWalkWithDrift"]?.first?["folds"] as? Int == 3)
    }
  }

  @Test(
    "If all models asked for diverge, the command fails and writes nothing",
    arguments: ["forecast", "compare"])
  func allOfThem(command: String) throws {
    let others = Self.hot + " --model mlp:hidden=8,learning-rate=1e30,schedule=constant"
    try run(command + Self.words + others + " --out o.csv") { martlet, outcome in
      #expect(outcome.status == 70)
      #expect(outcome.output == "")
      #expect(outcome.lines.last?.hasPrefix("error: Hot on 'y' at cutoff 51, seed 1:") == true)
      let files = try martlet.files()
      #expect(files == ["days.csv"])
    }
  }

  @Test("A model without enough rows is a failed row, and alone an error")
  func aModelThatIsTooShort() throws {
    let long = " --model mlp:hidden=4,max-steps=5,label=Long --input-size 55"
    try run("compare" + Self.words + long + " --model drift") { martlet, outcome in
      #expect(outcome.status == 0, "\(outcome.messages)")
      #expect(outcome.lines.last == "1 of 3 models failed: Long (the result says why)")
      #expect(outcome.output.contains(/\n  Long +failed/))
      #expect(outcome.output.contains("Long failed before the first fold: series 'y' has 60 rows;"))
      #expect(outcome.output.contains("hint: "))
      let alone = try martlet("compare" + Self.words + long)
      #expect(alone.status == 65)
      #expect(alone.messages.contains("52 are left to train on and Long needs 55"))
      #expect(try martlet("forecast" + Self.words + long + " --model drift").status == 65)
    }
  }
}
