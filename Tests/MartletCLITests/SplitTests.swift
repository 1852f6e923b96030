import Foundation
import MartletCLI
import Testing

/// The fixed split: one fit, then a forecast from before each row of the test part.
struct SplitTests {
  private static let values = (0..<100).map { $0 * $0 % 17 }

  /// Two series of one hundred rows, of which the second is the first in other units.
  private func run(_ words: String, _ check: (Tool, Tool.Outcome) throws -> Void) throws {
    try Tool.inFolder { martlet in
      let rows = Self.values.enumerated().map { "\($0),\($1),\($1 * 10 + 5)\n" }
      try martlet.write("ds,a,b\n" + rows.joined(), to: "w.csv")
      try check(
        martlet,
        try martlet("backtest w.csv --target all --horizon 4 --season 1 --model naive " + words))
    }
  }

  @Test(
    "A fixed split forecasts from before every test row, in every series",
    arguments: [
      ("--train-size 50 --val-size 10 --test-size 20", 60), ("--test-size 20", 80),
    ])
  func everyRowIsForecast(words: String, first: Int) throws {
    try run(words + " --out o.csv --quiet") { martlet, outcome in
      #expect(outcome.status == 0)
      let rows = try martlet.read("o.csv").split(separator: "\n").dropFirst()
      // 17 windows of 4 steps, of two series.
      #expect(rows.count == 17 * 4 * 2)
      #expect(rows.first?.hasPrefix("a,\(first),\(first - 1),\(Self.values[first])") == true)
      #expect(rows.last?.hasPrefix("b,\(first + 19),\(first + 15),") == true)
    }
  }

  /// Both series have the same errors in their own deviations.
  @Test("--metric-scale train gives errors in standard deviations of the training rows")
  func errorsInTrainingDeviations() throws {
    let values = Self.values.map(Double.init)
    let mean = values[..<50].reduce(0, +) / 50
    let deviation =
      (values[..<50].reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 50).squareRoot()
    let errors = (59...75).flatMap { cutoff in
      (1...4).map { (values[cutoff + $0] - values[cutoff]) / deviation }
    }
    let absolute = errors.reduce(0) { $0 + abs($1) } / 68
    let square = errors.reduce(0) { $0 + $1 * $1 } / 68
    try run(
      "--train-size 50 --val-size 10 --test-size 20 --metric-scale train --json"
    ) { _, outcome in
      let document = try outcome.document()
      let models = try #require(document["models"] as? [[String: Any]])
      let scores = try #require(models[0]["scores"] as? [String: [String: Any]])
      #expect(abs((scores["mae"]?["mean"] as? Double ?? 0) - absolute) < 1e-12)
      #expect(abs((scores["mse"]?["mean"] as? Double ?? 0) - square) < 1e-12)
      let plan = try #require(document["plan"] as? [String: Any])
      #expect(plan["rows"] as? Int == 80 && plan["refit"] as? String == "false")
    }
  }

  @Test(
    "Wrong sizes of a fixed split are errors with the remedy",
    arguments: [
      (
        "--test-size 20 --n-windows 3",
        "error: --test-size lays out the folds; hint: leave --n-windows out"
      ),
      (
        "--test-size 3",
        "error: --test-size 3 has no room for a horizon of 4; hint: give more rows"
      ),
      (
        "--train-size 90 --test-size 20",
        "error: series 'a' has 100 rows, and --train-size, --val-size and --test-size take 110; "
          + "hint: give smaller sizes"
      ),
    ])
  func mistakes(words: String, line: String) throws {
    try run(words) { _, outcome in
      #expect(outcome.status == 64)
      #expect(outcome.lines == [line])
    }
  }
}
