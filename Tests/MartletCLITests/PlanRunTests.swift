import Foundation
import MartletTestSupport
import Testing

/// A result is run again from its plan, and from its command line, to the same bytes.
struct PlanRunTests {
  /// Seeded draws: the same in every run.
  struct Draw {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }

    mutating func one(_ texts: [String]) -> String { texts[below(texts.count)] }
  }

  /// Days with two columns to forecast and two beside them, one of which has holes.
  static let days = (0..<120).reduce(into: "ds,y,z,x,w\n") { text, row in
    let day = 1 + row % 28
    let month = 1 + row / 28
    let hole = row % 31 == 30 ? "ND" : "\(20 + row % 9).5"
    text +=
      "2024-0\(month)-\(day < 10 ? "0" : "")\(day),\(100 + row / 3 + row * row % 7),"
      + "\(50 + row * 5 % 13),\(row * 3 % 11),\(hole)\n"
  }

  /// An indicator as a European office writes it, with a note at the end.
  static let months =
    "day;m\n2023-12-01;1,5\n2024-01-01;2,5\n2024-02-01;1,0\n2024-03-01;4,5\nsource: none\n"

  /// Forecasts of the days made elsewhere: the value of a week before, at four cutoffs.
  static let given = [105, 108, 112, 115].reduce(into: "ds,cutoff,Week,Week-lo-80,Week-hi-80\n") {
    text, cutoff in
    let days = days.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
    for row in (cutoff + 1)...(cutoff + 2) {
      let week = Double(days[row - 7][1]) ?? 0
      text += "\(days[row][0]),\(days[cutoff][0]),\(week),\(week - 4),\(week + 3)\n"
    }
  }

  static let data = [
    "--target z", "--target y,z", "--target y --target z", "--target y,z --multivariate",
    "--target y --hist-exog x", "--target y --feature sma/3,rsi --feature day-of-week",
    "--target y --derive d=x-z --hist-exog d,x", "--target y --volatility returns/3",
    "--target y --hist-exog w --missing-text ND --missing forward-fill --fill-limit 3",
    "--target y --hist-exog w --missing-text ND --missing mask",
    "--target y --resample D --aggregate y=mean", "--target all --missing-text ND --missing drop",
    "months.csv --target y --hist-exog m --release m=3d --age m --new-flag m "
      + "--delimiter months.csv=semicolon --decimal months.csv=comma --skip-footer months.csv=1",
  ]

  static let reading = [
    "--time-col ds", "--freq D", "--calendar daily", "--time-zone Europe/London",
    "--encoding utf-8", "--header-row days.csv=1", "--skip-rows 0", "--delimiter days.csv=comma",
    "--header-rows 1", "--decimal days.csv=point",
  ]

  static let task = [
    "--horizon 2", "--horizon 3", "--input-size 6", "--season 7", "--transform log",
    "--transform diff+standard", "--transform seasonal-diff", "--scaler robust", "--scope local",
    "--sampling series", "--max-rows 60", "--window-stride 2", "--half-life 30",
    "--loss-units window", "--no-partial", "--partial", "--pad", "--batch-size 8",
    "--learning-rate 1e-2", "--schedule constant", "--warmup-steps 1", "--optimizer adamw",
    "--loss mse", "--loss huber/2", "--weight-decay .1", "--l1 .01", "--optimizer rmsprop",
    "--accumulate 2", "--clip-value 1",
    "--clip-norm none", "--average ema/.9", "--val-size 4 --patience 2 --val-check-steps 1",
  ]

  static let folds = [
    "--step-size 2", "--refit false", "--refit 2", "--window rolling --train-size 60", "--gap 2",
    "--cutoffs calendar", "--where weekday!=Mon,volatility=high+middle", "--metric mse",
    "--min-skill 2.5", "--metric-scale train", "--level 50",
    "--level 90.5 --level 33.3", "--quantiles .1,.9", "--intervals native", "--seed 7",
    "--skip-failing", "--metric pinball --quantiles .25", "--metric winkler --level 50",
    "--metric smape", "--scores-by step", "--scores-by series", "--scores-by fold --level 50",
    "--scores-by seed", "--with given.csv",
  ]

  static let models = [
    "--model naive", "--model drift", "--model drift:label=trend", "--model seasonal-naive",
    "--model mlp:hidden=4", "--model mlp:hidden=3,norm=batch,learning-rate=.02,label=M",
    "--model linear", "--model ridge", "--model theta", "--model ses", "--model ar",
    "--model ensemble:models=drift+naive",
  ]

  /// Options that a verb refuses, or that its sample has no room for.
  private static let refusals = [
    "forecast": ["--with", "--scores-by", "--where"],
    "score": [
      "--step-size", "--cutoffs", "--horizon", "--with", "--target z", "--target y,z",
      "--target y --target z", "--target all",
    ],
  ]

  static func words(_ draw: inout Draw, _ verb: String) -> String {
    let refused = refusals[verb] ?? []
    func kept(_ pool: [String]) -> [String] {
      pool.filter { own in !refused.contains { own.hasPrefix($0) } }
    }
    var words = [verb, "days.csv", draw.one(kept(data)), "--max-steps 2"]
    if verb == "score" { words.append("--with given.csv") }
    for pool in [reading, task, task, task, folds, folds].map(kept) where draw.below(3) > 0 {
      let own = draw.one(pool)
      let name = own.split(separator: " ")[0]
      if !words.contains(where: { " \($0) ".contains(" \(name) ") }) { words.append(own) }
    }
    words += (0...draw.below(2)).map { _ in draw.one(models) }
    words.append("--n-windows \(3 + draw.below(3)) --seeds \(1 + draw.below(2))")
    if verb == "forecast" {
      words += [["--paths 2"], ["--decomposition"], [], []][draw.below(4)]
    }
    return words.joined(separator: " ")
  }

  @Test(
    "Random options run again from plan, YAML or command line give the same bytes",
    arguments: ["forecast", "backtest", "compare", "score"], 1...4)
  func optionsDrawnAtRandom(verb: String, block: Int) throws {
    var draw = Draw(state: UInt64(block * 1_000 + verb.count))
    var done = 0
    try Tool.inFolder { martlet in
      try martlet.write(Self.days, to: "days.csv")
      try martlet.write(Self.months, to: "months.csv")
      try martlet.write(Self.given, to: "given.csv")
      for _ in 0..<(LongForm.isOn ? 60 : 8) {
        let words = Self.words(&draw, verb)
        let first = try martlet(words + " --json --out plan.json")
        // Some draws make no sense together.
        guard first.status == 0 else {
          #expect([64, 65].contains(first.status), "\(words): \(first.messages)")
          continue
        }
        done += 1
        let again = try martlet("\(verb) --config plan.json --json")
        #expect(again.output == first.output, "\(words)")
        let line = try #require(try first.document()["command_line"] as? String)
        let repeated = try martlet.bash(
          line.replacing("martlet", with: "\"$martlet\"", maxReplacements: 1))
        #expect(repeated.output == first.output, "\(words): \(line)")
        // JSON is YAML, too.
        let yaml = try martlet.shell(
          "mv plan.json plan.yaml; $martlet \(verb) --config plan.yaml --json")
        #expect(yaml.output == first.output, "\(words)")
      }
    }
    #expect(done >= (LongForm.isOn ? 30 : 4), "most draws should run, and \(done) did")
  }

  @Test(
    "A run repeated from its plan prints the same tables, fit times aside",
    arguments: ["forecast", "backtest", "compare"])
  func tables(verb: String) throws {
    try Tool.inFolder { martlet in
      try martlet.write(Self.days, to: "days.csv")
      let words =
        "\(verb) days.csv --target y --horizon 2 --n-windows 6 --model drift --model ridge"
      let first = try martlet(words + " --out plan.json")
      let again = try martlet("\(verb) --config plan.json")
      #expect(first.status == 0 && Self.untimed(first.output) == Self.untimed(again.output))
    }
  }

  private static func untimed(_ text: String) -> String {
    text.replacing(#/ *[0-9.]+ (us|µs|ms|s)\b/#, with: " TIME")
  }

  @Test(
    "inspect run again from its plan, command line or page gives the same bytes",
    arguments: [
      "days.csv", "days.csv --target y --hist-exog x --rows 2024-01-02..2024-01-05",
      "months.csv --decimal comma --delimiter semicolon --skip-footer 1 --target m",
      "days.csv --target w",
      "--target y -- -days.csv",
    ])
  func inspect(words: String) throws {
    try Tool.inFolder { martlet in
      try martlet.write(Self.days, to: "days.csv")
      try martlet.write(Self.days, to: "-days.csv")
      try martlet.write(Self.months, to: "months.csv")
      let first = try martlet("inspect --json --out page.html --out plan.json \(words)")
      #expect(first.status == 0, "\(first.messages)")
      #expect(try martlet("inspect --config plan.json --json").output == first.output)
      let plain = try martlet("inspect \(words)").output
      #expect(try martlet("inspect --config plan.json").output == plain)
      let line = try #require(try first.document()["command_line"] as? String)
      let run = { (line: String) in
        try martlet.bash(line.replacing("martlet", with: "\"$martlet\"", maxReplacements: 1))
      }
      #expect(try run(line).output == first.output)
      // The page names the command that writes it.
      let page = try martlet.read("page.html")
      let shown = try #require(
        page.split(separator: "<pre>").last?.split(separator: "</pre>").first)
      #expect(shown.hasPrefix("martlet inspect ") && shown.contains("--out page.html"))
      #expect(try martlet.shell("rm page.html").status == 0)
      #expect(try run(String(shown)).status == 0)
      #expect(try martlet.read("page.html") == page)
    }
  }

  @Test("A forecast with nothing given names what was inferred, and its plan repeats it")
  func nothingGiven() throws {
    try Tool.inFolder { martlet in
      try martlet.write("ds,y\n" + (0..<40).map { "\($0),\($0 * $0 % 7)\n" }.joined(), to: "a.csv")
      let first = try martlet("forecast a.csv --json --out plan.json")
      #expect(first.status == 0)
      let plan = try #require(try first.document()["plan"] as? [String: Any])
      #expect(
        plan["inferred"] as? [String] == [
          "folds", "input_size", "levels", "refit", "season", "seeds", "step_size", "target",
          "time_column",
        ])
      let again = try martlet("forecast --config plan.json --json")
      #expect(again.output == first.output)
    }
  }
}
