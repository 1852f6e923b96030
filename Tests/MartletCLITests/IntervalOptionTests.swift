import Foundation
import MartletCLI
import MartletEvaluation
import MartletTestSupport
import Testing

/// `--intervals`, `--quantiles` and `--paths`.
struct IntervalOptionTests {
  private static let words =
    " days.csv --target y --horizon 2 --season 1 --level 80 --seeds 2"
    + " --model drift --model mlp:hidden=4,max-steps=5"
    + " --model mlp:hidden=4,max-steps=5,loss=student-t,label=T"

  private func run(_ words: String, _ check: (Tool, Tool.Outcome) throws -> Void) throws {
    try Tool.inFolder { martlet in
      let rows = (0..<60).map { "\($0),\($0 + $0 * $0 % 7)\n" }
      try martlet.write("ds,y\n" + rows.joined(), to: "days.csv")
      let outcome = try martlet(words)
      #expect(outcome.status == 0, "\(outcome.messages)")
      try check(martlet, outcome)
    }
  }

  private let refusal =
    "MLP says nothing of its own about intervals: --intervals scaled makes them of past errors, and"

  @Test("Native intervals and quantiles without folds are written for models that have them")
  func aForecastWithoutFolds() throws {
    try run(
      "forecast" + Self.words + " --intervals native --n-windows 0 --quantiles .5,.1 --out o.csv"
    ) { martlet, outcome in
      #expect(outcome.output.contains(refusal))
      #expect(outcome.output.hasPrefix("the native intervals have no record: no model was tested"))
      #expect(
        outcome.output.hasSuffix(
          "No model was tested on the past: --n-windows 20 gives a verdict.\n"))
      #expect(outcome.lines.count == 1)
      let rows = try martlet.read("o.csv").split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      #expect(
        rows[0] == [
          "unique_id", "ds", "RandomWalkWithDrift", "RandomWalkWithDrift-lo-80",
          "RandomWalkWithDrift-hi-80", "RandomWalkWithDrift-q-10", "RandomWalkWithDrift-q-50",
          "MLP",
          "MLP-lo-80", "MLP-hi-80", "MLP-q-10", "MLP-q-50", "T", "T-lo-80", "T-hi-80", "T-q-10",
          "T-q-50", "Naive", "Naive-lo-80", "Naive-hi-80", "Naive-q-10", "Naive-q-50",
        ])
      for row in rows.dropFirst() {
        #expect(row[2] == row[6] && row[3] == row[5])
        #expect(row[8...11].allSatisfy(\.isEmpty) && !row[7].isEmpty)
        #expect(row[13] == row[15] && !row[13].isEmpty && row[13] != row[12])
      }
    }
  }

  @Test("JSON says where intervals are from, with their coverage")
  func jsonSaysWhichKind() throws {
    for kind in IntervalSource.allCases.map(\.rawValue) {
      try run(
        "backtest" + Self.words + " --n-windows 12 --intervals \(kind) --quantiles .1 --json"
      ) { _, outcome in
        let document = try outcome.document()
        let plan = try #require(document["plan"] as? [String: Any])
        #expect(plan["intervals"] as? String == kind)
        #expect(plan["quantiles"] as? [Double] == [0.1])
        let models = try #require(document["models"] as? [[String: Any]])
        let coverage = try models.map {
          try #require(($0["coverage"] as? [[String: Any]])?.first)
        }
        let isNative = kind == "native"
        // Of the models, in the order of the run, MLP says nothing of its own.
        let asksModels = isNative || kind == "cqr"
        let folds = (0..<4).map { $0 == 2 && asksModels ? 0 : isNative ? 12 : 8 }
        #expect(coverage.map { $0["folds"] as? Int } == folds, "\(kind)")
        #expect((coverage[2]["width"] is NSNull) == asksModels)
        #expect((coverage[0]["falls_short"] is Bool) == isNative)
        #expect(coverage[2]["falls_short"] is NSNull)
        #expect(coverage[3]["winkler"] is Double)
        let quantiles = try #require(models[3]["quantiles"] as? [[String: Any]])
        #expect(quantiles[0]["pinball"] is Double && quantiles[0]["level"] as? Double == 0.1)
      }
    }
  }

  @Test(
    "A forecast says that intervals are wider or narrower for what the series moved of late",
    arguments: [("more", 1.0, 6.0), ("less", 6.0, 1.0), ("", 1.0, 1.0)])
  func movement(word: String, before: Double, after: Double) throws {
    try Tool.inFolder { martlet in
      var generator = SeededGenerator(seed: 9)
      var level = 0.0
      let rows = generator.bell(count: 200).enumerated().map { place, draw in
        level += draw * (place < 170 ? before : after)
        return "\(place),\(level)\n"
      }
      try martlet.write("ds,y\n" + rows.joined(), to: "days.csv")
      let output = try martlet(
        "forecast days.csv --target y --horizon 2 --season 1 --level 80 --model naive"
      ).output.replacing("\n", with: " ")
      let found = output.firstMatch(
        of: /y moved (more|less) of late than before the past folds: intervals are ([0-9.]+) times/)
      #expect((found.map { String($0.1) } ?? "") == word)
      if let times = found.flatMap({ Double($0.2) }) { #expect((times > 1) == (word == "more")) }
    }
  }

  @Test("Native intervals are shown below their record, and MLP is said to have none")
  func tables() throws {
    try run("backtest" + Self.words + " --n-windows 3 --intervals native") { _, outcome in
      #expect(outcome.output.contains(refusal))
      // Of three folds no share is told.
      #expect(outcome.output.contains("too few folds") && !outcome.output.contains(" % (3 folds)"))
      #expect(outcome.output.contains("none"))
    }
    try run("forecast" + Self.words + " --n-windows 3 --intervals native") { _, outcome in
      #expect(outcome.lines.contains("verdict from:"))
      // How often a model's own intervals held comes before them.
      let output = outcome.output.replacing("\n", with: " ")
      let record = try #require(
        output.firstRange(of: "the native 80 % interval of RandomWalkWithDrift held"))
      let table = try #require(output.firstRange(of: "RandomWalkWithDrift-lo-80"))
      #expect(record.lowerBound < table.lowerBound)
      #expect(outcome.output.contains("Fewer than 10 folds cannot tell"))
    }
    // Moved by past errors they need folds, and a model that has them.
    try run("backtest" + Self.words + " --n-windows 6 --intervals cqr --quantiles .2") {
      _, outcome in
      #expect(outcome.output.contains(refusal))
      let rows = outcome.output.split(separator: "\n")
      #expect(rows.contains { $0.contains("  MLP (2 seeds)") && $0.hasSuffix("none") })
      #expect(rows.contains { $0.contains("  T (2 seeds)") && $0.hasSuffix("too few folds") })
    }
    try run("forecast" + Self.words + " --n-windows 3 --intervals cqr") { _, outcome in
      #expect(outcome.output.contains(refusal))
      #expect(outcome.output.contains("no 80 % interval: it takes the errors of 4 folds"))
    }
  }

  @Test("--decomposition writes parts that add up to each network's forecast") func parts() throws {
    let words =
      "forecast days.csv --target y --horizon 4 --intervals native --n-windows 0 --decomposition"
      + " --model drift --model nbeats-interpretable:hidden=8,max-steps=9"
      + " --model nbeats:hidden=8,max-steps=9 --model dlinear:max-steps=9"
    try run(words + " --out o.csv") { martlet, outcome in
      let rows = try martlet.read("o.csv").split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      let names = rows[0].enumerated().filter { !$0.element.contains(/-(lo|hi)-/) }
      #expect(
        names.map(\.element) == [
          "unique_id", "ds", "RandomWalkWithDrift", "NBEATS-I", "NBEATS-I-level", "NBEATS-I-trend",
          "NBEATS-I-seasonality", "NBEATS", "NBEATS-level", "NBEATS-identity-1",
          "NBEATS-identity-2", "NBEATS-identity-3", "DLinear", "DLinear-level", "DLinear-trend",
          "DLinear-remainder", "Naive",
        ])
      for row in rows.dropFirst() {
        let values = try names.dropFirst(2).map { try #require(Double(row[$0.offset])) }
        for (whole, parts) in [(1, 2...4), (5, 6...9), (10, 11...13)] {
          #expect(abs(values[parts].reduce(0, +) / values[whole] - 1) < 1e-5)
        }
      }
      #expect(outcome.output.contains("no parts of RandomWalkWithDrift: nbeats-interpretable,"))
      #expect(outcome.output.contains("NBEATS-I-trend"))
    }
  }

  @Test("--paths writes the same sample paths for one seed on any number of cores")
  func paths() throws {
    let words = "forecast" + Self.words + " --intervals native --n-windows 0 --paths 3"
    try run(words + " --out o.csv --json") { martlet, outcome in
      let text = try martlet.read("o.csv")
      let rows = text.split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      #expect(rows[0] == ["unique_id", "path", "ds", "RandomWalkWithDrift", "MLP", "T", "Naive"])
      #expect(
        rows.dropFirst().map { $0[1] + " " + $0[2] } == [
          "1 60", "1 61", "2 60", "2 61", "3 60", "3 61",
        ])
      #expect(rows.dropFirst().allSatisfy { $0[4].isEmpty && !$0[3].isEmpty && !$0[5].isEmpty })
      let paths = try #require(try outcome.document()["paths"] as? [[String: Any]])
      #expect(
        paths.map { $0["model"] as? String } == [
          "RandomWalkWithDrift", "RandomWalkWithDrift", "RandomWalkWithDrift", "T", "T", "T",
          "Naive", "Naive", "Naive",
        ])
      #expect(paths[5]["path"] as? Int == 3)
      let last = try #require(paths[5]["values"] as? [Double])
      for (value, row) in zip(last, rows.suffix(2)) {
        #expect(abs(value / (Double(row[5]) ?? .nan) - 1) < 1e-12)
      }
      // The same seed, the same paths, on any number of cores; another, others.
      _ = try martlet(words + " --out again.csv --jobs 1")
      #expect(try martlet.read("again.csv") == text)
      _ = try martlet(words + " --out other.csv --seed 2")
      #expect(try martlet.read("other.csv") != text)
    }
    try run(words) { _, outcome in
      #expect(
        outcome.output.contains("no sample paths of MLP: networks draw them with --loss gaussian,"))
    }
  }

  @Test(
    "The hint beside a missing interval or quantile gives it when followed",
    arguments: [
      ("forecast", "--n-windows 20 --step-size 1"), ("forecast", "--n-windows 12 --step-size 3"),
      ("forecast", "--n-windows 3"), ("backtest", "--n-windows 20 --step-size 1"),
      ("backtest", "--n-windows 4"), ("backtest", "--test-size 12"),
    ])
  func theHintGivesWhatIsMissing(command: String, folds: String) throws {
    try Tool.inFolder { martlet in
      let rows = (0..<150).map { "\($0),\(100 + $0 * $0 % 17)\n" }
      try martlet.write("ds,y\n" + rows.joined(), to: "days.csv")
      let words =
        "\(command) days.csv --target y --horizon 4 --season 1 --model drift --level 80,95"
        + " --quantiles .1 --quiet "
      func refusals(_ folds: String) throws -> [String] {
        let output = try martlet(words + folds).output.replacing("\n", with: " ")
        return output.matches(of: /[0-9]+ % [a-z]+: it takes [^(]*\(([^)]*)\)/)
          .map { String($0.1) }
      }
      let hints = try refusals(folds)
      #expect(!hints.isEmpty)
      for (place, hint) in hints.enumerated() {
        // Each is gone with its own hint: those that ask for more are left.
        #expect(try refusals(hint).count <= hints.count - 1, "\(place): \(hint)")
      }
      let most = try #require(hints.max { $0.count < $1.count || $0.count == $1.count && $0 < $1 })
      let all = try refusals(most)
      #expect(all == [], "\(most)")
    }
  }
}
