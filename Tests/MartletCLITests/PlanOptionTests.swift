import Foundation
import MartletEvaluation
import MartletPanels
import Testing

/// No option is forgotten on its way into a plan.
struct PlanOptionTests {
  /// Options that change no number, and are in no plan.
  static let unplanned: Set<String> = [
    "--config", "--help", "--jobs", "--json", "--keep", "--ledger", "--log", "--only", "--out",
    "--quiet", "--verbose", "--version",
  ]

  /// Options that need a command or a file of their own.
  private static let special = [
    "forecast days.csv --target y --paths 2 --model drift",
    "forecast days.csv --target y --decomposition --model linear --max-steps 2",
    "backtest days.csv --target y --futr-exog x --model naive --n-windows 4 --seeds 2",
    "backtest days.csv --target y --test-size 20 --model naive",
    "backtest days.csv --target y --cutoffs -40,2024-04-03 --model naive",
    "backtest days.csv --target y --time-format %Y-%m-%d --model naive",
    "backtest bare.csv --no-header --names ds,y --target y --model naive",
    "backtest long.csv --id-col s --time-col t --target y --stat-exog g --model naive",
    "backtest days.csv --target y --with given.csv --model naive",
    "backtest days.csv revised.csv --target y --hist-exog m --released-at at --model naive",
  ]

  /// Each in words that run by themselves.
  private static let commands =
    special
    + (PlanRunTests.data + PlanRunTests.reading + PlanRunTests.task + PlanRunTests.folds).map {
      let target = $0.contains("--target") ? "" : " --target y"
      return "backtest days.csv\(target) --n-windows 8 --model naive \($0)"
    }

  private static func names(_ words: String) -> Set<String> {
    Set(words.matches(of: /--[a-z0-9-]+/).map { String($0.output) })
  }

  /// An option that `PlanWords` leaves out would run, and be lost when the run is repeated.
  @Test("An option that is given is in the command line of the result", arguments: commands)
  func isInTheCommandLine(words: String) throws {
    try Tool.inFolder { martlet in
      try martlet.write(PlanRunTests.days, to: "days.csv")
      try martlet.write(PlanRunTests.months, to: "months.csv")
      let rows = (1...28).map { "2024-01-\($0 < 10 ? "0" : "")\($0),\($0 * $0 % 7 + 1)\n" }.joined()
      try martlet.write(rows, to: "bare.csv")
      let long = ["a", "b"].flatMap { id in (0..<40).map { "\(id),\($0),\($0 % 7),\(id)1\n" } }
      try martlet.write("s,t,y,g\n" + long.joined(), to: "long.csv")
      try martlet.write(PlanRunTests.given, to: "given.csv")
      try martlet.write("month,m,at\n2024-01-01,1,2024-02-03\n", to: "revised.csv")
      let outcome = try martlet(words + " --json --quiet")
      #expect(outcome.status == 0, "\(words): \(outcome.messages)")
      let line = try #require(try outcome.document()["command_line"] as? String)
      // A plan says in one word what a flag says of the header.
      let given = Self.names(words.replacing("--no-header", with: "--header-row"))
      #expect(given.isSubset(of: Self.names(line)), "\(words): \(line)")
    }
  }

  @Test(
    "Every option of a command is tried with plans, or is one that changes no number",
    arguments: ["forecast", "backtest", "compare", "score"])
  func isTried(verb: String) throws {
    try Tool.inFolder { martlet in
      let help = try martlet("\(verb) --help").output
      let options = help.split(separator: "\n").compactMap { line in
        line.prefixMatch(of: #/  (?:-h, )?(--[a-z0-9-]+)/#).map { String($0.output.1) }
      }
      #expect(options.count > 40)
      let tried = Self.commands.reduce(into: Self.unplanned) { $0.formUnion(Self.names($1)) }
      #expect(Set(options).subtracting(tried) == [])
    }
  }

  /// A word that the code has and a schema lacks would be a mistake in a document that no test makes.
  @Test(
    "The schemas have the words of a plan's choices",
    arguments: ["forecast", "backtest", "compare", "score"]
  )
  func schemasHaveAllWords(verb: String) throws {
    let schema = try Tool.repositoryFile("docs/schemas/\(verb).schema.json")
    for (key, words) in [
      ("metric", Metric.allCases.map(\.rawValue)),
      ("metric_scale", MetricScale.allCases.map(\.rawValue)),
      ("missing", Missing.allCases.map(\.rawValue)),
      ("intervals", IntervalSource.allCases.map(\.rawValue)),
    ] {
      let list = words.map { "\"\($0)\"" }.joined(separator: ", ")
      #expect(schema.contains(#""\#(key)": {"enum": [\#(list)]}"#), "\(key)")
    }
    let groups = ScoresBy.allCases.map { "\"\($0.rawValue)\", " }.joined()
    #expect(schema.contains(#""scores_by": {"enum": [\#(groups)null]}"#))
    let rules = CutoffRule.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    #expect(schema.contains(#"{"enum": [\#(rules)]}, {"type": "array""#))
  }
}
