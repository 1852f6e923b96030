import Foundation
import MartletNumerics
import MartletTestSupport
import Testing

/// `audit --with`: signs in forecasts made elsewhere.
struct ForecastSignRunTests {
  private static let horizon = 5

  /// A random walk of days, and forecasts of it in a column each.
  private struct Walk {
    let values: [Double]
    let days: [String]
    var randomness: SplitMix64

    init(seed: UInt64, rows: Int = 300, digits: Double = 1e4) {
      var randomness = SplitMix64(seed: seed)
      var level = 100.0
      values = (0..<rows).map { _ in
        level += Self.normal(&randomness)
        return (level * digits).rounded() / digits
      }
      days = (0..<rows).map { row in
        Date(timeIntervalSince1970: Double(1_514_764_800 + row * 86400))
          .formatted(.iso8601.year().month().day())
      }
      self.randomness = randomness
    }

    /// Twelve uniform numbers are near enough to a normal one.
    static func normal(_ randomness: inout SplitMix64) -> Double {
      (0..<12).reduce(-6) { sum, _ in sum + randomness.uniform() }
    }

    mutating func noise(_ size: Double) -> Double { size * Self.normal(&randomness) }

    var text: String { "ds,y\n" + zip(days, values).map { "\($0),\($1)\n" }.joined() }

    /// - Parameter forecast: Of the last row that is known, and of the row that is forecast.
    func forecasts(
      _ names: [String], folds: Int = 20, step: Int = horizon,
      _ forecast: (_ name: String, _ last: Int, _ row: Int) -> Double
    ) -> String {
      let lines = (0..<folds).reversed().flatMap { fold -> [String] in
        let last = values.count - 1 - horizon - fold * step
        return (last + 1...last + horizon).map { row in
          "\(days[row]),\(days[last])"
            + names.map { ",\(forecast($0, last, row))" }.joined() + "\n"
        }
      }
      return "ds,cutoff,\(names.joined(separator: ","))\n" + lines.joined()
    }
  }

  private static func signs(_ outcome: Tool.Outcome) throws -> [String: [String: Any]] {
    let signs = try #require(try outcome.document()["signs"] as? [[String: Any]])
    return Dictionary(
      signs.map { ("\($0["model"] ?? "") \($0["sign"] ?? "")", $0) }, uniquingKeysWith: { $1 })
  }

  private static func suspicious(_ outcome: Tool.Outcome) throws -> Set<String> {
    Set(try signs(outcome).filter { $0.value["outcome"] as? String == "SUSPICIOUS" }.keys)
  }

  @Test("Leaks of each kind are found by their sign", arguments: [1, 2, 3] as [UInt64])
  func leaksAreFound(seed: UInt64) throws {
    try Tool.inFolder { martlet in
      var walk = Walk(seed: seed)
      let values = walk.values
      let text = walk.forecasts(["Copy", "Part", "Later", "Late", "Near", "Half", "Middle"]) {
        [noise = (0..<values.count).map { _ in walk.noise(0.3) }] name, last, row in
        switch name {
        case "Copy": values[row]
        case "Part": last == values.count - 26 ? values[row] : values[last]
        case "Later": row + 1 < values.count ? values[row + 1] : values[row]
        case "Late": values[row - 1]
        case "Near": values[row] + noise[row]
        case "Half": values[last] + (values[row] - values[last]) / 2
        default: (values[row - 1] + values[row] + values[min(row + 1, values.count - 1)]) / 3
        }
      }
      try martlet.write(walk.text, to: "a.csv")
      try martlet.write(text, to: "f.csv")
      let outcome = try martlet("audit a.csv --with f.csv --json --quiet")
      #expect(outcome.status == 1, "\(outcome.messages)")
      let found = try Self.suspicious(outcome)
      for sign in [
        "Copy copies", "Copy surprises", "Part copies", "Later shifted", "Late shifted",
        "Late follows", "Near surprises", "Half surprises", "Middle surprises",
      ] { #expect(found.contains(sign), "\(sign): \(found)") }
      #expect(!found.contains("Part surprises") && !found.contains("Near copies"))
      let signs = try Self.signs(outcome)
      #expect(signs["Part copies"]?["found"] as? Int == 5)
      #expect(signs["Later shifted"]?["shift"] as? Int == 1)
      #expect(signs["Late shifted"]?["shift"] as? Int == -1)
    }
  }

  @Test(
    "Honest forecasts have no sign, of coarse values and in folds that overlap as well",
    arguments: [(4, 1e4, 20, 5), (5, 1e4, 40, 1), (6, 1, 20, 5), (7, 10, 60, 2)]
      as [(UInt64, Double, Int, Int)])
  func honestyHasNone(seed: UInt64, digits: Double, folds: Int, step: Int) throws {
    try Tool.inFolder { martlet in
      var walk = Walk(seed: seed, digits: digits)
      let values = walk.values
      let noise = (0..<values.count).map { _ in walk.noise(0.2) }
      // Half of each day's change is known ahead.
      let known = (1..<values.count).map { row in
        (values[row] - values[row - 1]) / 2 + 0.5 * walk.noise(1)
      }
      let text = walk.forecasts(["Last", "Line", "Noisy", "Known"], folds: folds, step: step) {
        name, last, row in
        let forecast =
          switch name {
          case "Last": values[last]
          case "Line": values[last] + (values[last] - values[0]) / Double(last) * Double(row - last)
          case "Noisy": values[last] + noise[row]
          default: values[last] + known[last..<row].reduce(0, +)
          }
        return (forecast * digits).rounded() / digits
      }
      try martlet.write(walk.text, to: "a.csv")
      try martlet.write(text, to: "f.csv")
      let outcome = try martlet("audit a.csv --with f.csv --json --quiet")
      #expect(outcome.status == 0, "\(outcome.output) \(outcome.messages)")
      let schema = try Schema(try Tool.repositoryFile("docs/schemas/audit.schema.json"))
      #expect(try schema.problems(of: outcome.output) == [])
      let document = try outcome.document()
      #expect(document["passes"] as? Bool == true)
      #expect((document["signs"] as? [Any])?.count == 16)
    }
  }

  @Test("What is found is said in words, with what else would explain it, and as CSV")
  func wordsAndCSV() throws {
    try Tool.inFolder { martlet in
      let walk = Walk(seed: 8)
      let text = walk.forecasts(["Copy", "Last"]) { name, last, row in
        walk.values[name == "Copy" ? row : last]
      }
      try martlet.write(walk.text, to: "a.csv")
      try martlet.write(text, to: "f.csv")
      let outcome = try martlet("audit a.csv --with f.csv --quiet --out s.csv --out s.json")
      #expect(outcome.status == 1)
      let words = outcome.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      for part in [
        "SUSPICIOUS Copy: 100 of 100 forecasts are what happened, to the last digit",
        "It looks as if actual values had been copied;", "would explain it too.",
        "SUSPICIOUS: 1 of 2 models looks as if what came after the cutoffs had been known (Copy). That is no proof:",
      ] { #expect(words.contains(part), "\(part): \(words)") }
      let lines = try martlet.read("s.csv").split(separator: "\n")
      #expect(
        lines.first == "model,sign,outcome,found,count,expected,shift,explained,p_value,reason")
      #expect(lines.count == 9 && lines[1].hasPrefix("Copy,copies,SUSPICIOUS,100,100,"))
      // The plan is audited again.
      let again = try martlet("audit --config s.json --quiet")
      #expect(again.output == outcome.output, "\(again.messages)")
      // A column may be called as one of our models is.
      try martlet.write(text.replacing("Last", with: "Theta"), to: "theta.csv")
      let theta = try martlet("audit a.csv --with theta.csv --quiet --json")
      #expect(try Self.suspicious(theta) == ["Copy copies", "Copy surprises"], "\(theta.messages)")
      // Models of ours are what they are seen beside.
      let beside = try martlet("audit a.csv --with f.csv --quiet --json --model drift")
      #expect(
        ["Naive", "RandomWalkWithDrift"].contains(try beside.document()["reference"] as? String))
    }
  }

  @Test("Too few folds are skipped, and a series that our own models foresee to the last digit")
  func littleIsSkipped() throws {
    try Tool.inFolder { martlet in
      let walk = Walk(seed: 9)
      let few = walk.forecasts(["Last"], folds: 3) { _, last, _ in walk.values[last] }
      try martlet.write(walk.text, to: "a.csv")
      try martlet.write(few, to: "few.csv")
      let outcome = try martlet("audit a.csv --with few.csv --quiet")
      let words = outcome.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(outcome.status == 0)
      #expect(
        words.contains(
          "SKIPPED knows surprises, follows steps of Last: 3 folds that share no rows are too few: 8 are needed"
        ), "\(words)")
      #expect(words.contains("Nothing found in 1 model, which proves nothing"))
      // A straight line.
      try martlet.write(
        "ds,y\n" + walk.days.enumerated().map { "\($1),\($0)\n" }.joined(), to: "line.csv")
      let line = walk.forecasts(["Line"]) { _, _, row in Double(row) }
      try martlet.write(line, to: "exact.csv")
      let exact = try martlet("audit line.csv --with exact.csv --quiet --model drift")
      #expect(
        exact.status == 1 && exact.output.contains("SKIPPED: there is too little in the file"))
    }
  }

  @Test("Series of a panel count together, each in its own unit")
  func panels() throws {
    try Tool.inFolder { martlet in
      let walks = (0..<4).map { Walk(seed: UInt64(20 + $0), rows: 150) }
      var (actual, forecasts) = ("unique_id,ds,y\n", "unique_id,ds,cutoff,Near,Last\n")
      for (place, walk) in walks.enumerated() {
        let unit = [1.0, 1000, 0.001, 7][place]
        actual += zip(walk.days, walk.values).map { "s\(place),\($0),\($1 * unit)\n" }.joined()
        var own = walk
        let noise = (0..<walk.values.count).map { _ in own.noise(0.3) }
        let text = walk.forecasts(["Near", "Last"], folds: 12) { name, last, row in
          unit * (name == "Last" ? walk.values[last] : walk.values[row] + noise[row])
        }
        forecasts += text.split(separator: "\n").dropFirst().map { "s\(place),\($0)\n" }.joined()
      }
      try martlet.write(actual, to: "a.csv")
      try martlet.write(forecasts, to: "f.csv")
      let outcome = try martlet("audit a.csv --with f.csv --quiet --json")
      #expect(try Self.suspicious(outcome) == ["Near surprises"], "\(outcome.messages)")
    }
  }
}
