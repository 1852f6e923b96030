import MartletCLI
import MartletTestSupport
import Testing

/// Every option that takes a number, with values of every kind: it works, or the error names what to
/// give. Nothing crashes, hangs or computes nonsense.
struct OptionTableTests {
  /// Options, each with the words that go with it; VALUE is where the value stands.
  static let options = [
    "--horizon VALUE", "--input-size VALUE", "--season VALUE", "--fill-limit VALUE --missing drop",
    "--n-windows VALUE", "--step-size VALUE", "--gap VALUE", "--window rolling --train-size VALUE",
    "--test-size VALUE", "--seeds VALUE", "--seed VALUE", "--jobs VALUE", "--refit VALUE",
    "--max-steps VALUE", "--batch-size VALUE", "--learning-rate VALUE", "--warmup-steps VALUE",
    "--weight-decay VALUE", "--l1 VALUE", "--accumulate VALUE", "--clip-value VALUE",
    "--clip-norm VALUE",
    "--val-size VALUE", "--patience VALUE --val-size 3", "--val-check-steps VALUE",
    "--max-rows VALUE --model ridge", "--window-stride VALUE", "--half-life VALUE",
    "--header-row VALUE", "--skip-rows VALUE",
    "--level VALUE", "--quantiles VALUE", "--feature sma/VALUE", "--transform box-cox/VALUE",
    "--transform seasonal-diff/VALUE", "--transform winsor/VALUE", "--volatility returns/VALUE",
    "--loss huber/VALUE", "--loss mase/VALUE", "--schedule step/VALUE", "--average ema/VALUE",
    "--optimizer sgd/VALUE", "--model mlp:hidden=VALUE", "--model mlp:dropout=VALUE",
    "--model ar:max-order=VALUE",
    "--release x=VALUEd --hist-exog x",
  ]

  static let values =
    [
      "", "0", "-1", "1", "0.5", "1e308", "-1e308", "nan", "inf", "999999999999999",
      "99999999999999999999999", "many", "0x10", "1e-320",
    ]
    + (LongForm.isOn
      ? [
        "2", "7", "-0", "+1", "007", "1.0", "1e1", "0.95", "99.9", "100", "-1e-320", "1,5", "1_0",
        "1/2",
        "0.1.2", "1e", "e1", "-", "--", "\u{bd}", "\u{ff11}", "\u{200b}1", "\u{1b}[31m", "1:2",
        "1=2", "*",
        "9223372036854775807", "9223372036854775808", "-9223372036854775809",
        "18446744073709551616",
      ] : [])

  /// Values that need no memory or time beyond that of a small run are run; one that is too large to be
  /// one is refused. What is allowed but takes long (`--max-steps 1000000000`) is not in the table.
  @Test(
    "Every numeric option with any value runs or ends in an error with a hint", arguments: options)
  func endsWell(option: String) throws {
    try Tool.inFolder { martlet in
      try martlet.write(
        Samples.days.replacing("2024-01-03,11,", with: "2024-01-03,11,3"), to: "u.csv")
      for value in Self.values {
        let own = option.replacing("VALUE", with: value.isEmpty ? "" : value)
          .split(separator: " ", omittingEmptySubsequences: true).map(String.init)
        var words = ["u.csv", "--target", "y", "--quiet"]
        if !option.contains("--model") { words += ["--model", "mlp:hidden=2"] }
        for (name, usual) in [
          ("--n-windows", "1"), ("--seeds", "1"), ("--max-steps", "2"), ("--batch-size", "2"),
        ] where !own.contains(name) && !own.contains("--test-size") {
          words += [name, usual]
        }
        // An empty value is given as one.
        let isBare = value.isEmpty && option.hasSuffix(" VALUE")
        words += own + (isBare ? [""] : [])
        for verb in LongForm.isOn ? ["backtest", "forecast", "compare"] : ["backtest"] {
          if verb == "forecast" && option.contains("--test-size") { continue }
          try check(martlet, [verb] + words, option: option, value: value)
        }
      }
    }
  }

  private func check(_ martlet: Tool, _ words: [String], option: String, value: String) throws {
    let outcome = try martlet.run(words)
    let place = "\(words[0]) \(option) with '\(value)': \(outcome.messages)"
    #expect([0, 64, 65, 70].contains(outcome.status), "\(place)")
    if outcome.status == 0 { return }
    #expect(outcome.lines.count == 1 && outcome.messages.contains("; hint: "), "\(place)")
    // A number beyond all bounds is a mistake in the command, and its hint has both bounds; a rate is within them
    // that makes a forecast run away.
    let isHuge = ["999999999999999", "99999999999999999999999", "1e308", "many"].contains(value)
    if isHuge, !outcome.messages.contains("ran away") {
      #expect(outcome.status == 64, "\(place)")
      #expect(outcome.messages.matches(of: /[0-9]/).count > 0, "\(place)")
      #expect(!outcome.messages.contains("--help"), "\(place)")
    }
  }

  @Test(
    "A number out of range is an error whose hint gives the range",
    arguments: [
      ("--max-steps 999999999999999", "give a whole number from 1 to 1,000,000,000"),
      ("--accumulate 1000000000000", "give a whole number from 1 to 1,000,000,000"),
      ("--header-row 1000000000", "give a line from 1 to 10,000"),
      ("--skip-rows 1000000000", "give a number of rows from 0 to 10,000"),
      ("--feature sma/1000000000", "sma/ROWS, ROWS from 1 to 1,000,000"),
      ("--transform box-cox/1e308", "box-cox/LAMBDA, LAMBDA from -5 to 5"),
      ("--transform log/2", "log alone"),
      ("--loss huber/0", "give huber/DELTA, DELTA above 0"),
      ("--schedule cosine/2", "give cosine/MIN, MIN from 0 to 1"),
      ("--learning-rate 1e308", "give a number above 0, at most 1e30"),
      ("--patience many", "give a whole number from 1 to 1,000,000,000, or none"),
      ("--seed -1", "give a whole number from 0 to 18446744073709551615"),
      ("--seeds 1e3", "give a whole number from 1 to 1,000"),
      ("--val-size -1", "give a whole number from"), ("--weight-decay -1", "give a number from"),
      ("--gap -1", "give a whole number from 0 to"),
      ("--skip-footer -1", "give a number of lines from"),
      ("--volatility returns/0", "with /ROWS for a window (from 1 to 1,000,000)"),
    ])
  func hintsNameTheRange(words: String, hint: String) throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.days, to: "u.csv")
      let outcome = try martlet("forecast u.csv --target y \(words)")
      #expect(outcome.status == 64)
      #expect(outcome.messages.contains(hint), "\(outcome.messages)")
    }
  }
}
