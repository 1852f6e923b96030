import Foundation
import MartletTestSupport
import Testing

/// Whatever comes after a cutoff changes no bit of what was forecast, given as an interval or chosen up to
/// there: not by values, not by gaps, not by zeros, not by times that go on another way.
struct LookAheadPlanTests {
  /// How later rows differ.
  enum Change: String, CaseIterable {
    case values, gaps, zeros, times
  }

  struct Plan: CustomTestStringConvertible {
    let words: String
    var series = 1
    var changes = Change.allCases

    var testDescription: String { words }
  }

  private static let models =
    " --model naive --model drift --model seasonal-naive --model theta"
    + " --model ridge --model auto:models=naive+drift+theta,folds=6"
  private static let network =
    " --model mlp:hidden=4,max-steps=5 --seeds 1 --input-size 6 --model drift"

  static let plans: [Plan] =
    ["forward-fill", "mask", "interpolate-past"].flatMap { rule in
      [
        Plan(words: "--missing \(rule)" + models),
        Plan(words: "--missing \(rule) --hist-exog x" + network),
        Plan(words: "--missing \(rule) --transform diff --feature day-of-week" + models),
        Plan(
          words: "--missing \(rule) --transform log --skip-failing --scope local" + models,
          series: 3),
      ]
    } + [
      Plan(words: "--missing mask --transform log --skip-failing" + network, series: 3),
      Plan(words: "--missing drop" + models, changes: [.values, .times, .zeros]),
      Plan(
        words: "--missing forward-fill --cutoffs calendar --skip-failing --transform log-return"
          + models, series: 3, changes: [.values, .gaps, .zeros]),
      Plan(words: "--missing forward-fill --metric-scale train --refit false" + models),
      Plan(
        words: "--missing mask --volatility returns" + models, changes: [.values, .gaps, .times]),
    ]

  @Test(
    "Changing rows after a cutoff changes no forecast, interval or choice before it",
    arguments: plans)
  func nothingLooksAhead(plan: Plan) throws {
    try Tool.inFolder { martlet in
      let clean = try run(plan, nil, martlet)
      #expect(!clean.isEmpty)
      for change in plan.changes {
        let changed = try run(plan, change, martlet)
        let differences = clean.filter {
          $0.value.fold <= Self.lastFold(change) && changed[$0.key]?.value != $0.value.value
        }
        let examples = differences.sorted { $0.key < $1.key }.prefix(5).map {
          "\($0.key): \($0.value.value) and not \(changed[$0.key]?.value ?? "told")"
        }
        #expect(examples.isEmpty, "\(change.rawValue)")
        // The control: what comes after it is not as it was.
        let isSeen = clean.contains { changed[$0.key]?.value != $0.value.value }
        #expect(isSeen, "\(change.rawValue) changes nothing at all")
      }
    }
  }

  @Test("Folds take frequency and season from the rows before the first cutoff")
  func rulesAreThoseBeforeTheFirstCutoff() throws {
    try Tool.inFolder { martlet in
      var text = "ds,y\n"
      for row in 0..<150 {
        let day = row < 30 ? row / 5 * 7 + row % 5 : 42 + (row - 30) * 7
        text += "\(Self.label(day)),\(100 + row * row % 13)\n"
      }
      try martlet.write(text, to: "a.csv")
      let words = " a.csv --horizon 4 --model seasonal-naive --json"
      let outcome = try martlet("backtest" + words + " --n-windows 30")
      let plan = try #require(try outcome.document()["plan"] as? [String: Any])
      #expect(plan["frequency"] as? [String] == ["B"])
      #expect(plan["season"] as? Int == 5)
      #expect(outcome.messages.contains("before the first cutoff the times of 'y' go by weekdays"))
      // What is made of times goes by that rule too, where all rows have none.
      let irregular = (0..<150).map { row in
        "\(Self.label(row < 60 ? row : 60 + (row - 60) * 7)),\(100 + row * row % 13)\n"
      }
      try martlet.write("ds,y\n" + irregular.joined(), to: "b.csv")
      let features = try martlet(
        "backtest b.csv --horizon 3 --n-windows 30 --model drift --feature day-of-week")
      #expect(features.status == 0, "\(features.messages)")
      // All rows are known to a forecast.
      let forecast = try martlet("forecast" + words + " --n-windows 3").document()
      #expect((forecast["plan"] as? [String: Any])?["frequency"] as? [String] == ["W-MON"])
    }
  }

  private static let rows = 110
  private static let folds = 6
  private static let (horizon, step) = (3, 2)

  private static func cutoff(ofFold fold: Int) -> Int {
    rows - horizon - (folds - fold) * step - 1
  }

  /// The fold whose cutoff is the last row that does not change.
  private static func lastFold(_ change: Change) -> Int { change == .times ? 1 : 4 }

  /// What is told: by place and column the fold and the words.
  private func run(
    _ plan: Plan, _ change: Change?, _ martlet: Tool
  ) throws -> [String: (fold: Int, value: String)] {
    try martlet.write(text(plan, change), to: "a.csv")
    let outcome = try martlet(
      "backtest a.csv --target y --horizon \(Self.horizon) --step-size \(Self.step) --level 50"
        + " --n-windows \(Self.folds) --json --out o.csv " + plan.words)
    #expect(outcome.status == 0, "\(change?.rawValue ?? "clean"): \(outcome.messages)")
    guard outcome.status == 0 else { return [:] }
    var told: [String: (fold: Int, value: String)] = [:]
    let lines = try martlet.read("o.csv").split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    for line in lines.dropFirst() {
      let row = Dictionary(uniqueKeysWithValues: zip(lines[0], line))
      let (fold, step) = (row["fold"] ?? "", row["horizon"] ?? "")
      let place = "\(row["unique_id"] ?? "") fold \(fold) step \(step)"
      for (name, value) in row where name != "y" && name != "ds" {
        told["\(place) \(name)"] = (Int(fold) ?? 0, value)
      }
    }
    let models = try #require(try outcome.document()["models"] as? [[String: Any]])
    for choice in models.flatMap({ $0["choices"] as? [[String: Any]] ?? [] }) {
      let cutoff = choice["cutoff"] as? String ?? ""
      let fold = (1...Self.folds).first { Self.label(Self.cutoff(ofFold: $0)) == cutoff }
      let candidates = try JSONSerialization.data(
        withJSONObject: choice["candidates"] ?? [], options: .sortedKeys)
      told["choice \(choice["unique_id"] ?? "") \(cutoff)"] = (
        fold ?? .max, String(decoding: candidates, as: UTF8.self)
      )
    }
    return told
  }

  /// Days from Monday, the 1st of January 2024.
  private static func label(_ day: Int) -> String {
    let date = Date(timeIntervalSince1970: Double(1_704_067_200 + day * 86400))
    return date.formatted(.iso8601.year().month().day())
  }

  /// Daily rows with a week in them and gaps of every kind; another series has its zero on the day of the
  /// change.
  private func text(_ plan: Plan, _ change: Change?) -> String {
    let start = Self.cutoff(ofFold: change.map(Self.lastFold) ?? 4) + 1
    var lines = [plan.series > 1 ? "unique_id,ds,y,x" : "ds,y,x"]
    for series in 0..<plan.series {
      var level = 100.0 + Double(series)
      for row in 0..<Self.rows {
        level += Double((row * (7 + series) + row * row % 11) % 13) - 5.8
        var value = level + Double(row % 7) * 3
        var day = row
        let isLater = row >= start
        if isLater, change == .values { value = value * 3 + Double(row % 4) * 50 }
        if isLater, change == .times { day = start + (row - start) * 3 }
        // Gaps that cutoffs are before, in and after; one goes on beyond the change.
        var isMissing = row % 9 == 4 || (94...96).contains(row) || (102...104).contains(row)
        if isLater, change == .gaps { isMissing = row % 2 == 0 }
        if isLater, change == .zeros, plan.series == 1 || series == 1 {
          value = row % 3 == 0 ? 0 : value
          isMissing = isMissing && row % 3 != 0
        }
        let cells = [Self.label(day), isMissing ? "" : "\(value)", "\(row * 5 % 17)"]
        lines.append(
          (plan.series > 1 ? "s\(series)," : "") + cells.joined(separator: ","))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
