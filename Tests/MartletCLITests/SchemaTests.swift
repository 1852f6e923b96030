import Foundation
import MartletEvaluation
import MartletTestSupport
import Testing

/// Real documents against the schemas of `docs/schemas`.
struct SchemaTests {
  static let commands = [
    "inspect days.csv --target y",
    "inspect days.csv --target x",
    "inspect wave.csv",
    "inspect days.csv --target y --hist-exog x --release x=1d --missing drop --rows 2024..2024",
    "inspect days.csv none.csv --target y --skip-footer days.csv=0",
    "forecast days.csv --target y --horizon 2 --n-windows 4 --model drift",
    "forecast days.csv --target y --n-windows 0 --model drift --missing-text a,b --paths 2",
    "forecast wave.csv --horizon 3",
    "forecast wave.csv --model linear:max-steps=3 --model ets --intervals native --seeds 1 --season 7",
    "backtest days.csv --target y --horizon 2 --n-windows 4 --model drift --quantiles .1",
    "backtest wave.csv --n-windows 3 --max-steps 3 --model mlp:hidden=4 --model auto --pad",
    "backtest wave.csv --n-windows 12 --model naive --test-size 20 --horizon 2",
    "backtest wave.csv --test-size 20 --train-size 60 --horizon 2 --metric pinball --level 80 --model drift",
    "compare days.csv --target y --horizon 2 --n-windows 4 --model drift --model naive",
    "score seen.csv days.csv --target y",
    "backtest days.csv --target y --with seen.csv --model drift",
    "compare wave.csv --n-windows 12 --model drift --quantiles .3,.7 --level 50 --scores-by series",
    "backtest wave.csv --n-windows 3 --max-steps 3 --model mlp:hidden=4 --scores-by seed",
    "audit wave.csv --horizon 2 --n-windows 4 --model theta",
    "doctor wave.csv --horizon 2 --n-windows 3 --max-steps 20 --model mlp:hidden=8 --model naive",
    "doctor wave.csv --horizon 2 --n-windows 3 --model nlinear --only rate",
    "models", "models nlinear", "models transformer", "inspect none.csv",
    "backtest days.csv --horizon 0",
    "forecast days.csv --config none.json",
  ]

  @Test("Each JSON document follows its schema in docs/schemas", arguments: commands)
  func documentsFollowTheirSchema(words: String) throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days, to: "days.csv")
      try martlet.write(Samples.wave(), to: "wave.csv")
      try martlet.write(Samples.seen, to: "seen.csv")
      let outcome = try martlet(words + " --json --quiet")
      let verb = String(words.prefix { $0 != " " })
      let name = outcome.status == 0 ? verb : "error"
      let schema = try Schema(try Tool.repositoryFile("docs/schemas/\(name).schema.json"))
      #expect(try schema.problems(of: outcome.output) == [], "\(words)")
    }
  }

  @Test(
    "The schema check finds a missing key, an extra one and a wrong type",
    arguments: [
      (#""horizon" : 2"#, #""horizon" : "2""#, "$.plan.horizon is not integer"),
      (#""horizon" : 2"#, #""horizont" : 2"#, "$.plan has no 'horizon'"),
      (#""horizon" : 2"#, #""horizont" : 2"#, "$.plan.horizont is not allowed"),
      (#""metric" : "mae""#, #""metric" : "mean""#, "$.plan.metric is none of the values"),
      (#""y" : 15"#, #""y" : true"#, ".y is not number or null"),
    ])
  func mistakesAreFound(text: String, wrong: String, problem: String) throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days, to: "days.csv")
      let document = try martlet(
        "backtest days.csv --target y --horizon 2 --n-windows 2 --model drift --json --quiet"
      ).output
      #expect(document.contains(text))
      let schema = try Schema(try Tool.repositoryFile("docs/schemas/backtest.schema.json"))
      let changed = document.replacing(text, with: wrong, maxReplacements: 1)
      #expect(try schema.problems(of: changed).contains { $0.hasSuffix(problem) })
    }
  }

  @Test("Options in a plan have JSON types, and untrained models no training options")
  func valuesAreTyped() throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.wave(), to: "wave.csv")
      let document = try martlet(
        "backtest wave.csv --n-windows 2 --max-steps 2 --seeds 1 --json --model mlp:hidden=4 --model drift --model ses"
      ).document()
      let plan = try #require(document["plan"] as? [String: Any])
      let models = try #require(plan["models"] as? [[String: Any]])
      let options = try #require(models[0]["options"] as? [String: Any])
      #expect(options["hidden"] as? Int == 4 && options["dropout"] as? Double == 0.1)
      #expect(options["residual"] as? Bool == false && options["norm"] as? String == "none")
      let tasks = models.compactMap { $0["task"] as? [String: Any] }
      #expect(tasks[0]["learning-rate"] as? Double == 0.001)
      #expect(tasks[1].isEmpty && Array(tasks[2].keys) == ["max-rows"])
    }
  }
}
