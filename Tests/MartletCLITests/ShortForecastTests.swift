import Foundation
import Testing

/// Forecasts of series that have no room for a past fold.
struct ShortForecastTests {
  private func months(_ count: Int) -> String {
    (0..<count).reduce(into: "ds,y\n") { text, row in
      let month = row % 12 + 1
      text +=
        "\(2023 + row / 12)-\(month < 10 ? "0" : "")\(month)-01,\([3, 5, 4, 6, 7, 5][row % 6])\n"
    }
  }

  @Test(
    "A series too short for a past fold is forecast without intervals, and that is said",
    arguments: ["", " --model theta", " --n-windows 0 --model theta"])
  func aForecastWithoutFolds(words: String) throws {
    try Tool.inFolder { martlet in
      try martlet.write(months(10), to: "a.csv")
      let outcome = try martlet("forecast a.csv --horizon 12 --out o.csv" + words)
      #expect(outcome.status == 0, "\(outcome.messages)")
      let text = (outcome.messages + outcome.output).replacing("\n", with: " ")
      #expect(text.contains("forecast without intervals from past errors and a verdict"))
      #expect(text.contains("No model was tested on the past: there are too few rows for that."))
      #expect(try martlet.read("o.csv").split(separator: "\n").count == 13)
    }
  }

  @Test("A model that needs more rows fails alone beside one that is forecast")
  func aModelThatIsTooShort() throws {
    try Tool.inFolder { martlet in
      try martlet.write(months(10), to: "a.csv")
      let words = "forecast a.csv --horizon 12 --model theta --out "
      #expect(try martlet(words + "o.csv").status == 0)
      let outcome = try martlet(words + "p.csv --model mlp:max-steps=3 --seeds 1")
      #expect(outcome.status == 0, "\(outcome.messages)")
      let text = outcome.output.replacing("\n", with: " ")
      #expect(
        text.contains("series 'y' has 10 rows, and MLP needs 24") && text.contains("; hint: "))
      let rows = try ["o.csv", "p.csv"].map { name in
        try martlet.read(name).split(separator: "\n").map {
          $0.split(separator: ",", omittingEmptySubsequences: false)
        }
      }
      let places = try rows.map { try #require($0[0].firstIndex(of: "Theta")) }
      #expect(rows[0].map { $0[places[0]] } == rows[1].map { $0[places[1]] })
      let mlp = try #require(rows[1][0].firstIndex(of: "MLP"))
      #expect(rows[1].dropFirst().allSatisfy { $0[mlp].isEmpty })
      #expect(try martlet("forecast a.csv --horizon 12 --model mlp --seeds 1").status == 65)
    }
  }

  @Test("--skip-failing keeps a series that can be forecast but has no folds")
  func skippingLeavesOutWhatCannotBeForecast() throws {
    try Tool.inFolder { martlet in
      func rows(_ id: String, _ count: Int) -> String {
        months(count).split(separator: "\n").dropFirst().map { "\(id),\($0)\n" }.joined()
      }
      try martlet.write(
        "unique_id,ds,y\n" + rows("a", 10) + rows("b", 10) + rows("c", 48), to: "p.csv")
      let outcome = try martlet(
        "forecast p.csv --horizon 12 --model theta --skip-failing --out o.csv")
      #expect(outcome.status == 0, "\(outcome.messages)")
      #expect(try martlet.read("o.csv").split(separator: "\n").count == 1 + 3 * 12)
      #expect(!outcome.messages.contains("left out"))
    }
  }

  /// Nothing moves in the first folds, so that no model can be fitted there: the forecast is what it is without.
  @Test("If no model can be fitted in past folds, the forecast has no verdict")
  func aPastThatDoesNotMove() throws {
    try Tool.inFolder { martlet in
      let rows = (0..<100).map { row -> String in
        let moved: Double = row < 40 ? 0 : Double(row * 37 % 11) / 10
        return "\(row),\(5 + moved)\n"
      }.joined()
      try martlet.write("ds,y\n" + rows, to: "a.csv")
      let outcome = try martlet("forecast a.csv --model garch --horizon 3 --out o.csv")
      #expect(outcome.status == 0, "\(outcome.messages)")
      #expect(outcome.output.contains("No verdict, and no intervals from past errors: on the"))
      let plain = try martlet("forecast a.csv --model garch --horizon 3 --n-windows 0 --out p.csv")
      #expect(plain.status == 0)
      #expect(try martlet.read("o.csv") == martlet.read("p.csv"))
    }
  }

  @Test("A covariate that ended is an error for models that use it, else a remark")
  func aStaleCovariateThatNobodyUses() throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days, to: "y.csv")
      let old = (1...9).map { "1990-03-0\($0),\($0)\n" }.joined()
      try martlet.write("date,z\n" + old, to: "z.csv")
      let words = "forecast y.csv z.csv --target y --hist-exog z --horizon 1 --n-windows 0 --model "
      let refused = try martlet(words + "ridge")
      #expect(refused.status == 65 && refused.messages.contains("5 of its own rows"))
      let outcome = try martlet(words + "naive")
      #expect(outcome.status == 0, "\(outcome.messages)")
      #expect(outcome.messages.contains("not looked at: z"))
    }
  }

  @Test("Too many folds asked for are an error whose hint works")
  func theHintNamesWhatWorks() throws {
    try Tool.inFolder { martlet in
      try martlet.write(months(10), to: "a.csv")
      let outcome = try martlet("forecast a.csv --horizon 12 --n-windows 3 --model theta")
      #expect(outcome.status == 65)
      #expect(
        outcome.messages
          == "a.csv: error: series 'y' has 10 rows; with 36 after the first cutoff, 0 are left to train on and Naive "
          + "needs 1; hint: --n-windows 0 forecasts without intervals and verdict; or shorten --horizon\n"
      )
      let short = try martlet("forecast a.csv --horizon 2 --n-windows 3 --model theta")
      #expect(short.status == 0)
    }
  }

  @Test("With three rows the hint is a smaller model or lookback, not a shorter horizon")
  func aHorizonOfOneIsNotShortened() throws {
    try Tool.inFolder { martlet in
      try martlet.write(months(3), to: "a.csv")
      let outcome = try martlet("backtest a.csv --model theta")
      #expect(outcome.status == 65)
      #expect(
        outcome.messages.hasSuffix("hint: take a model that needs fewer rows, such as naive\n"))
      let network = try martlet("backtest a.csv --model mlp --season 1 --input-size 4")
      #expect(network.messages.contains("look back less (--input-size 1)"), "\(network.messages)")
      #expect(
        try martlet(
          "backtest a.csv --model mlp:hidden=2,max-steps=2 --season 1 --input-size 1 --seeds 1"
        ).status == 0)
    }
  }

  @Test("A short series beside a long one is forecast without intervals")
  func aShortSeriesAmongOthers() throws {
    try Tool.inFolder { martlet in
      var text = "unique_id,ds,y\n"
      for (name, rows) in [("long", 60), ("short", 10)] {
        for row in 0..<rows { text += "\(name),\(row),\(50 + row * row % 7)\n" }
      }
      try martlet.write(text, to: "a.csv")
      let outcome = try martlet(
        "forecast a.csv --horizon 9 --season 1 --model drift --level 80 --out o.csv")
      #expect(outcome.status == 0, "\(outcome.messages)")
      #expect(
        outcome.messages.replacing("\n", with: " ").contains(
          "1 series of 2 is too short for a fold and forecast without intervals from past errors: short"
        ))
      let rows = try martlet.read("o.csv").split(separator: "\n").dropFirst()
      #expect(rows.count == 18)
      #expect(rows.allSatisfy { $0.hasSuffix(",,") == $0.hasPrefix("short") })
    }
  }

  @Test("Covariates and options that no model uses are named, and in the plan")
  func whatNobodyLooksAtIsSaid() throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days.replacing("11,\n", with: "11,3\n"), to: "a.csv")
      let words =
        "backtest a.csv --target y --hist-exog x --max-steps 5 --seeds 2 --n-windows 2 --season 1"
      let theta = try martlet(words + " --model drift")
      let said = theta.messages.replacing("\n", with: " ")
      #expect(said.contains("not looked at: x (RandomWalkWithDrift sees nothing but the target"))
      #expect(said.contains("without effect on RandomWalkWithDrift: --max-steps, --seeds ("))
      let plan = try martlet(words + " --model drift --json").document()["plan"] as? [String: Any]
      #expect(plan?["unused"] as? [String] == ["x", "--max-steps", "--seeds"])
      let both = try martlet(words + " --model drift --model linear --input-size 3")
      #expect(!both.messages.contains("not looked at") && !both.messages.contains("without effect"))
      let ridge = try martlet(words + " --model ridge --input-size 3")
      #expect(
        !ridge.messages.contains("not looked at") && !ridge.messages.contains("--input-size,"))
      #expect(ridge.messages.contains("--max-steps, --seeds"))
    }
  }
}
