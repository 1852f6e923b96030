import Foundation
import Testing

/// Cutoffs that are given, and folds of some kind, through the command.
struct FoldOptionTests {
  /// Days from 2019-03-01 that Europeans write.
  private static let days = (0..<400).reduce(into: "day;y\n") { text, row in
    let date = Date(timeIntervalSince1970: Double(17_956 + row) * 86_400)
    let parts = date.ISO8601Format().prefix(10).split(separator: "-")
    text += "\(parts[2]).\(parts[1]).\(parts[0]);\(50 + row * row * 3 % 23)\n"
  }

  private func run(_ words: String, _ check: (Tool, Tool.Outcome) throws -> Void) throws {
    try Tool.inFolder { martlet in
      try martlet.write(Self.days, to: "d.csv")
      try check(martlet, try martlet("backtest d.csv --horizon 3 --model drift " + words))
    }
  }

  @Test("Cutoffs are times of the file or rows, and stand in the plan as they were given")
  func cutoffs() throws {
    try run("--cutoffs 15.06.2019,2019-09,-40 --json --out p.json --quiet") { martlet, outcome in
      let document = try outcome.document()
      let plan = try #require(document["plan"] as? [String: Any])
      #expect(plan["cutoffs"] as? [String] == ["15.06.2019", "2019-09", "-40"])
      #expect(plan["folds"] as? Int == 3)
      #expect(plan["step_size"] is NSNull)
      let folds = try #require(document["folds"] as? [[String: Any]])
      #expect(
        folds.map { $0["last_cutoff"] as? String } == ["2019-06-15", "2019-09-30", "2020-02-24"])
      #expect(folds.map { $0["most_rows"] as? Int } == [107, 214, 361])
      #expect(folds[0]["forecast_to"] as? String == "2019-06-18")
      #expect(try martlet("backtest --config p.json --json --quiet").output == outcome.output)
      let yaml =
        "files: [d.csv]\nhorizon: 3\nmodels: [drift]\ncutoffs: [15.06.2019, 2019-09, -40]\n"
      try martlet.write(yaml, to: "p.yaml")
      let again = try martlet("backtest --config p.yaml --json --quiet")
      #expect(try again.document()["folds"] as? NSArray == folds as NSArray)
      let table = try martlet("backtest --config p.yaml").messages
      #expect(
        table.contains("3 folds of 3 steps, cutoffs 2019-06-15 to 2020-02-24, given one by one"))
    }
  }

  @Test(
    "Cutoffs that do not go are errors of one line",
    arguments: [
      (
        "--cutoffs foo", 64,
        "the value 'foo' is invalid for '--cutoffs <cutoffs>': it has no time and no row; hint: give ends, calendar"
      ),
      (
        "--cutoffs 100,200 --n-windows 4", 64,
        "--cutoffs gives the folds one by one; hint: leave --n-windows out"
      ),
      (
        "--cutoffs 2018-01", 65,
        "d.csv: error: cutoff 2018-01 lies outside the rows, which are of 2019-03-01 to 2020-04-03"
      ),
      (
        "--cutoffs 2020-04-02", 65,
        "d.csv: error: after cutoff 2020-04-02 there is 1 row, and the horizon is 3"
      ),
      (
        "--where year=2031", 64,
        "no fold is left where year=2031; hint: 0 of 20 folds have year=2031"
      ),
      ("--where year", 64, "--where: 'year' is no condition"),
    ])
  func errors(words: String, status: Int, message: String) throws {
    try run(words) { _, outcome in
      #expect(outcome.status == status)
      #expect(outcome.messages.contains(message), "\(outcome.messages)")
      #expect(outcome.messages.split(separator: "\n").count == 1)
    }
  }

  @Test("--where scores some folds, and says so; CSV and JSON have those alone")
  func filter() throws {
    let words = "--n-windows 30 --where year=2019+2020,volatility=high --where month!=4"
    try run(words + " --json --out o.csv --quiet") { martlet, outcome in
      let document = try outcome.document()
      let folds = try #require(document["folds"] as? [[String: Any]])
      let scored = folds.filter { $0["scored"] as? Bool == true }.compactMap { $0["fold"] as? Int }
      #expect(folds.count == 30)
      #expect(scored.count > 5 && scored.count <= 10)
      let points = try #require(document["points"] as? [[String: Any]])
      #expect(Set(points.compactMap { $0["fold"] as? Int }) == Set(scored))
      let rows = try martlet.read("o.csv").split(separator: "\n").dropFirst()
      #expect(Set(rows.map { Int($0.split(separator: ",").dropLast().last ?? "") }) == Set(scored))
      let error = try #require(
        (document["models"] as? [[String: Any]])?[1]["scores"] as? [String: Any])
      let mae = try #require((error["mae"] as? [String: Any])?["mean"] as? Double)
      let errors = points.compactMap { point -> Double? in
        let forecasts = point["forecasts"] as? [String: Double]
        guard let y = point["y"] as? Double else { return nil }
        return forecasts?["RandomWalkWithDrift"].map { abs($0 - y) }
      }
      #expect(abs(errors.reduce(0, +) / Double(errors.count) - mae) < 1e-9)
      let text = try martlet("backtest d.csv --horizon 3 --model drift " + words)
      #expect(text.messages.contains("scored: \(scored.count) of 30 folds, where year=2019+2020"))
      #expect(text.output.contains("scored on \(scored.count) of 30 folds, where year=2019+2020"))
    }
  }

  @Test("A filter changes no cell: with a ledger nothing is computed again")
  func ledger() throws {
    try run("--n-windows 12 --keep --quiet") { martlet, first in
      #expect(first.status == 0)
      let second = try martlet(
        "backtest d.csv --horizon 3 --model drift --n-windows 12 --keep --where volatility=low")
      #expect(second.status == 0)
      let shown = try martlet("runs show 2").output
      #expect(shown.contains("24 of 24 kept, 24 of them from earlier runs"), "\(shown)")
      #expect(shown.contains("scored where volatility=low"))
    }
  }

  @Test("A forecast has no folds to choose from, and takes cutoffs that calibrate it")
  func forecasts() throws {
    try Tool.inFolder { martlet in
      try martlet.write(Self.days, to: "d.csv")
      let refused = try martlet("forecast d.csv --horizon 3 --model drift --where year=2020")
      #expect(refused.status == 64)
      #expect(refused.messages.contains("--where is of evaluations alone"))
      let given = try martlet(
        "forecast d.csv --horizon 3 --model drift --level 50 --cutoffs 100,200,300,-4 --json")
      #expect(given.status == 0, "\(given.messages)")
    }
  }
}
