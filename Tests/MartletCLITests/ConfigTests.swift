import Foundation
import MartletForecasting
import Testing

/// Plans of one's own: what they may leave out, what wins, and what is said of mistakes.
struct ConfigTests {
  private func inFolder(_ body: (Tool) throws -> Void) throws {
    try Tool.inFolder { martlet in
      try martlet.write(Samples.wave(), to: "days.csv")
      try body(martlet)
    }
  }

  static let yaml = """
    # by hand
    files: [days.csv]
    target: y
    horizon: 2
    folds: 4
    levels: [0.5]
    models:
      - drift
      - text: mlp:hidden=2
    task: {max-steps: 3, clip-norm: none}
    seeds: 1
    """

  static let words =
    "days.csv --target y --horizon 2 --n-windows 4 --level 50 --model drift --model mlp:hidden=2 "
    + "--max-steps 3 --clip-norm none --seeds 1"

  @Test(
    "A plan written by hand gives the bytes of the same words as options",
    arguments: ["forecast", "backtest", "compare"])
  func byHand(verb: String) throws {
    try inFolder { martlet in
      try martlet.write(Self.yaml, to: "plan.yml")
      let outcome = try martlet("\(verb) --config plan.yml --json")
      #expect(outcome.status == 0, "\(outcome.messages)")
      #expect(outcome.output == (try martlet("\(verb) \(Self.words) --json").output))
      // What a shared file says of folds is nothing to inspect.
      let seen = try martlet("inspect --config plan.yml --json")
      #expect(seen.output == (try martlet("inspect days.csv --target y --json").output))
    }
  }

  @Test(
    "Options and files beside --config win over those of the plan",
    arguments: [
      ("--horizon 3", "--horizon 2", "--horizon 3"),
      ("--model naive", "--model drift --model mlp:hidden=2", "--model naive"),
      ("--level 80 --level 95", "--level 50", "--level 80,95"),
      ("other.csv", "days.csv", "other.csv"),
      ("--no-partial", "--seeds 1", "--seeds 1 --no-partial"),
      ("-- -o.csv", "days.csv", "./-o.csv"),
    ])
  func optionsWin(beside: String, old: String, new: String) throws {
    try inFolder { martlet in
      for name in ["other.csv", "-o.csv"] {
        try martlet.write(Samples.wave().replacing("119,529", with: "119,531"), to: name)
      }
      try martlet.write(Self.yaml, to: "plan.yaml")
      let outcome = try martlet("backtest --config plan.yaml --json \(beside)")
      let whole = try martlet("backtest \(Self.words.replacing(old, with: new)) --json")
      #expect(outcome.status == 0, "\(outcome.messages)")
      let points = try (
        outcome.document()["points"] as? NSArray, whole.document()["points"] as? NSArray
      )
      #expect(points.0 != nil && points.0 == points.1)
      if !beside.contains("-o.csv") { #expect(outcome.output == whole.output) }
    }
  }

  @Test("A data file or inferred value that differs from the plan's is said on standard error")
  func otherFilesAreSaid() throws {
    try inFolder { martlet in
      let words = "backtest \(Self.words) --json --quiet --out plan.json"
      #expect(try martlet(words).status == 0)
      #expect(!(try martlet("backtest --config plan.json").messages.contains("changed")))
      try martlet.write(Samples.wave().replacing("119,529", with: "119,531"), to: "days.csv")
      let outcome = try martlet("backtest --config plan.json")
      #expect(outcome.status == 0)
      #expect(
        outcome.messages.hasPrefix("days.csv has changed since plan.json was made: other SHA-256\n")
      )
      // What was inferred is inferred again: a number that is written there is not taken, and that is said.
      try martlet.write(Samples.wave(), to: "days.csv")
      let text = try martlet.read("plan.json")
      try martlet.write(text.replacing(#""season" : 1"#, with: #""season" : 3"#), to: "plan.json")
      let edited = try martlet("backtest --config plan.json --json")
      #expect(edited.output + "\n" == text || edited.output == text)
      #expect(
        edited.messages.replacing("\n", with: " ").hasPrefix(
          "plan.json says season 3, and it is 1: take it out of 'inferred' there to give it"))
    }
  }

  @Test("A plan without checksums gives no message of changed files")
  func filesWithoutAChecksumAreNotSaidToHaveChanged() throws {
    try inFolder { martlet in
      try martlet.write("files: [days.csv]\nhorizon: 2\nmodels: [drift]\n", to: "own.yaml")
      let outcome = try martlet("backtest --config own.yaml --target y --n-windows 4")
      #expect(outcome.status == 0)
      #expect(!outcome.messages.contains("changed"))
    }
  }

  @Test(
    "A mistake in a plan is one line with its place and a hint",
    arguments: [
      (
        "a.json", #"{"horizont": 3}"#, 64,
        "a.json:1:2: error: 'horizont' is no key of a plan; hint: did you mean 'horizon'?"
      ),
      (
        "a.yaml", "files: [days.csv]\nhist-exog: [x]\n", 64,
        "a.yaml:2:1: error: 'hist-exog' is no key of a plan; hint: did you mean 'past_covariates'?"
      ),
      (
        "a.yaml", "files: days.csv\n", 64,
        "a.yaml:1:1: error: 'files' is a text, 'days.csv'; hint: give a list"
      ),
      (
        "a.json", "{\n \"files\": [\"days.csv\"],\n \"horizon\": \"many\"\n}", 64,
        "a.json:3:2: error: 'horizon' is a text, 'many'; hint: give a whole number"
      ),
      (
        "a.yaml", "models:\n  - name: mlp\n", 64,
        "a.yaml:2:5: error: 'models.0.text' is missing; hint: give a value"
      ),
      (
        "a.yaml", "metric: mean\n", 64,
        "a.yaml:1:1: error: 'metric' is a text, 'mean'; hint: give mae, mse, qlike, smape, pinball, winkler"
      ),
      (
        "a.yaml", "reading: {delimeter: comma}\n", 64,
        "a.yaml:1:11: error: 'delimeter' is no key of reading; hint: did you mean 'delimiter'?"
      ),
      (
        "a.json", #"{"command": "compare"}"#, 64,
        "a.json:1:2: error: this is a plan of 'compare', not of 'backtest'; hint: run it with 'compare', or take 'command' out of it"
      ),
      (
        "a.json", "[1, 2]", 64,
        "a.json: error: this is a list, not a plan; hint: a plan has keys such as files, target and horizon"
      ),
      (
        "a.yaml", "files: [days.csv]\nhorizon: 0\n", 64,
        "a.yaml: error: 0 is no value for --horizon; hint: give a whole number from 1 to 100,000"
      ),
      (
        "a.yaml", "files: [days.csv]\npaths: 3\n", 64,
        "a.yaml: error: unknown option '--paths'; hint:"
      ),
      ("a.json", "{\"files\": [", 65, "a.json"),
      ("a.yaml", "files: [days.csv\nhorizon: 3", 65, "a.yaml:2:"),
      ("a.yaml", "horizon: 3\nhorizon: 4\n", 65, "a.yaml:"),
      (
        "a.json", "\u{0}\u{1}\u{2}", 65,
        "a.json: error: this is no text; hint: a plan is JSON or YAML in UTF-8"
      ),
      ("", "", 66, "none.json: error: there is no such file; hint: give a document of a run"),
      ("a.json", "{}", 64, "error: "),
    ] as [(String, String, Int32, String)])
  func mistakes(name: String, text: String, code: Int32, line: String) throws {
    try inFolder { martlet in
      if !name.isEmpty { try martlet.write(text, to: name) }
      let outcome = try martlet("backtest --config \(name.isEmpty ? "none.json" : name)")
      #expect(outcome.status == code, "\(outcome.messages)")
      #expect(outcome.lines.count == 1 && outcome.messages.hasPrefix(line), "\(outcome.messages)")
      #expect(outcome.messages.contains("; hint: "))
    }
  }

  @Test("A folder, a compressed file or an error document as a plan is refused")
  func aFolderAndBytes() throws {
    try inFolder { martlet in
      #expect(try martlet("backtest --config .").status == 74)
      #expect(try martlet.shell("gzip -c days.csv > b.json").status == 0)
      #expect(try martlet("backtest --config b.json").status == 65)
      #expect(try martlet("backtest --config").status == 64)
      // A document of an error holds no plan.
      #expect(try martlet.shell("$martlet backtest none.csv --json > e.json").status == 66)
      let outcome = try martlet("backtest --config e.json")
      #expect(
        outcome.status == 64 && outcome.messages.contains("'command_line' is no key of a plan"))
    }
  }

  /// By the words of the source alone: PlanRunTests runs plans again. Each of the others is an option of cores,
  /// files and messages.
  @Test(
    "Every option that changes results is named in the source that writes plans",
    arguments: ["forecast", "backtest", "compare", "inspect"])
  func everyOptionIsInThePlan(verb: String) throws {
    let source = try Tool.repositoryFile("Sources/MartletReport/JSON/PlanWords.swift")
    // The last three are said by others of them.
    let others = PlanOptionTests.unplanned.union(["--no-header", "--no-partial", "--partial"])
    try Tool.inFolder { martlet in
      for option in try RepetitionTests.options(martlet, verb) where !others.contains(option.name) {
        // The plan has the options of the list by their names, whatever they are.
        let isTask = ForecastTask.options.contains { option.name == "--\($0.name)" }
        #expect(isTask || source.contains("\"\(option.name)\""), "no plan has \(option.name)")
      }
    }
  }
}
