import Foundation
import Testing

/// `--feature` from the command line to a plan.
struct FeatureOptionTests {
  private static let sp500 = Tool.root.appending(path: "datasets/sp500.csv").path

  @Test("--feature is named in messages and plan, with the rows it costs")
  func planAndWords() throws {
    try Tool.inFolder { martlet in
      let outcome = try martlet(
        "forecast \(Self.sp500) --target Close --feature rsi,sma/20@Volume --feature atr/10 "
          + "--feature holiday-distance --horizon 30 --n-windows 2 --max-steps 2 --seeds 1 "
          + "--model mlp:hidden=4 --json")
      #expect(outcome.status == 0, "\(outcome.messages)")
      let said = outcome.messages.replacing("\n", with: " ")
      #expect(
        said.contains(
          "features: rsi/14 of Close; sma/20 of Volume; atr/10; holiday-distance known ahead"))
      #expect(said.contains("19 rows left out at the start: a feature looks further back"))
      let document = try outcome.document()
      let plan = try #require(document["plan"] as? [String: Any])
      #expect(
        plan["features"] as? [String] == ["rsi/14", "sma/20@Volume", "atr/10", "holiday-distance"])
      #expect(plan["past_covariates"] as? [String] == [])
      let forecasts = try #require(document["forecasts"] as? [[String: Any]])
      #expect(forecasts.count == 30)
    }
  }

  @Test("inspect marks the columns that features use and repeats --feature in its commands")
  func inspect() throws {
    try Tool.inFolder { martlet in
      let text = try martlet("inspect \(Self.sp500) --target Close --feature parkinson/5").output
      #expect(text.contains("High       in features"))
      #expect(text.contains("Open       not used"))
      #expect(text.contains("--feature parkinson/5"))
    }
  }

  @Test("Each feature given changes the forecast of a network") func networksSeeThem() throws {
    try Tool.inFolder { martlet in
      let words =
        "forecast \(Self.sp500) --target Close --n-windows 2 --max-steps 2 --seeds 1 "
        + "--model mlp:hidden=4 --out f.csv"
      var forecasts: Set<String> = []
      for feature in ["", " --feature lag/1", " --feature month-end", " --feature fourier/252/1"] {
        #expect(try martlet(words + feature).status == 0)
        forecasts.insert(try martlet.read("f.csv"))
      }
      #expect(forecasts.count == 4)
    }
  }
}
