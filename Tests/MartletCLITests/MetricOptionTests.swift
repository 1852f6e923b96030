import Foundation
import MartletCLI
import MartletEvaluation
import Testing

/// `--metric`.
struct MetricOptionTests {
  private static let words =
    " days.csv --target y --season 1 --n-windows 12 --model drift --quiet --level 80"

  private func run(_ words: String, _ check: (Tool.Outcome) throws -> Void) throws {
    try Tool.inFolder { martlet in
      let rows = (0..<60).map { "\($0),\($0 + 1 + $0 * $0 % 7)\n" }
      try martlet.write("ds,y\n" + rows.joined(), to: "days.csv")
      try check(try martlet(words))
    }
  }

  @Test(
    "Verdict and JSON follow the metric given by --metric",
    arguments: [
      ("mae", "", "its error is"), ("mse", "", "its squared error is"),
      ("qlike", " --volatility given", "its QLIKE is"), ("pinball", "", "its pinball loss is"),
      ("smape", "", "its sMAPE is"), ("winkler", "", "its Winkler score is"),
    ])
  func decides(metric: String, more: String, words: String) throws {
    let option = " --metric \(metric)\(more)"
    for command in ["backtest", "compare", "forecast"] {
      try run(command + Self.words + option) { outcome in
        #expect(outcome.status == 0, "\(outcome.messages)")
        let text = outcome.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(text.contains(words), "\(command): \(text)")
      }
    }
    try run("compare" + Self.words + option + " --json") { outcome in
      let document = try outcome.document()
      #expect((document["plan"] as? [String: Any])?["metric"] as? String == metric)
      let models = try #require(document["models"] as? [[String: Any]])
      #expect((models[0]["pinball"] is NSNull) == (metric != "pinball"))
      let coverage = try #require((models[0]["coverage"] as? [[String: Any]])?.first)
      #expect(coverage["points"] as? Int == coverage["folds"] as? Int)
      // The last value came again in two of twelve folds.
      #expect(models[0]["moved_points"] as? Int == 10)
      let against = try #require(models[1]["against_naive"] as? [String: Any])
      #expect(against["series"] as? Int == 1 && against["better_series"] is Int)
      #expect(document["unscaled"] as? [String] == [])
    }
  }

  @Test(
    "A metric that does not exist, or does not fit the target, is an error",
    arguments: [
      ("--metric qlike", "and the target is none; hint: --volatility makes the target one"),
      (
        "--metric rmse",
        "hint: please provide one of 'mae', 'mse', 'qlike', 'smape', 'pinball' or 'winkler'"
      ),
    ])
  func refused(words: String, hint: String) throws {
    for command in ["backtest", "compare", "forecast"] {
      try run(command + Self.words + " " + words) { outcome in
        #expect(outcome.status == 64 && outcome.lines.count == 1)
        #expect(outcome.messages.contains(hint), "\(outcome.messages)")
      }
    }
  }

  @Test("--metric pinball without quantiles, or on a model without them, is an error")
  func pinballNeedsQuantiles() throws {
    let words = Self.words.replacing(" --level 80", with: "") + " --metric pinball"
    try run("backtest" + words) { outcome in
      #expect(outcome.status == 64)
      #expect(outcome.messages.contains("hint: give --quantiles .1,.5,.9, or --level 80"))
    }
    let native =
      Self.words + " --metric pinball --intervals native --model mlp:max-steps=5 --seeds 1"
    try run("backtest" + native.replacing(" --model drift", with: "")) { outcome in
      #expect(outcome.status == 65)
      #expect(outcome.messages.contains("MLP says nothing of its own of the quantiles"))
    }
  }
}
