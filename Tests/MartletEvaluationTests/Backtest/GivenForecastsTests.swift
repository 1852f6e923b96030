import MartletEvaluation
import MartletForecasting
import MartletPanels
import MartletTime
import Testing

/// Forecasts made elsewhere among the folds and in the table of an evaluation.
struct GivenForecastsTests {
  /// Two series of days, the second of which ends two days before the first.
  static let panel = Panel(
    series: [("a", 30), ("b", 28)].map { id, count in
      Series(
        id: id, axis: TimeAxis(kind: .date, ticks: (0..<Int64(count)).map { $0 }),
        target: Column(
          name: "y", role: .target, values: (0..<count).map { Double($0 * $0 % 11 + $0) }))
    })

  /// The value of each step a day too late, from these rows.
  private static func given(_ rows: [String: [Int]], horizon: Int = 2) -> GivenForecasts {
    var cutoffs: [GivenForecasts.Place: Int64] = [:]
    var paths: GivenForecasts.Paths = [:]
    for series in panel.series {
      for row in rows[series.id] ?? [] {
        let place = GivenForecasts.Place(series: series.id, row: row)
        cutoffs[place] = Int64(row)
        paths[place] = (0..<horizon).map { series.target.values[row + $0] }
      }
    }
    var model = GivenForecasts.Model(label: "Late")
    model.seeds = [paths]
    return GivenForecasts(file: "f.csv", horizon: horizon, models: [model], cutoffs: cutoffs)
  }

  private static func result(
    _ given: GivenForecasts, where conditions: [String] = []
  ) async throws -> BacktestResult {
    var backtest = Backtest(
      horizon: given.horizon, folds: given.folds(on: panel, Folds(count: 1)))
    backtest.cutoffTimes = given.cutoffTimes
    backtest.filter = try FoldFilter(parsing: conditions)
    return try await backtest.run([], on: panel).adding(given)
  }

  @Test("Cutoffs at one distance from the ends of all series are folds that are counted from there")
  func fromEnds() {
    let given = Self.given(["a": [21, 24, 27], "b": [19, 22, 25]])
    #expect(given.folds(on: Self.panel, Folds(count: 1)) == Folds(count: 3, step: 3))
    #expect(given.folds(on: Self.panel, Folds(count: 1), most: 2) == Folds(count: 2, step: 3))
    var rolling = Folds.rolling(trainSize: 9, count: 1)
    rolling.refit = .never
    let folds = given.folds(on: Self.panel, rolling)
    #expect(folds.window == .rolling(9) && folds.refit == .never && folds.count == 3)
  }

  @Test(
    "Other cutoffs are times, and each series stands at its own",
    arguments: [
      ["a": [21, 23, 27], "b": [19, 22, 25]], ["a": [24, 27], "b": [25]],
      ["a": [20, 24], "b": [20, 22]],
    ])
  func atTimes(rows: [String: [Int]]) async throws {
    let given = Self.given(rows)
    let times = Set(rows.values.joined()).sorted().map(Int64.init)
    #expect(given.folds(on: Self.panel, Folds(count: 1)).times == times)
    let result = try await Self.result(given)
    for (place, series) in Self.panel.series.enumerated() {
      let own = times.indices.filter { result.takesPart(series: place, fold: $0) }
      #expect(own.map { Int(times[$0]) } == rows[series.id])
    }
    #expect(result.models.map(\.label) == ["Naive", "Late"])
    #expect(result.models[1].path(seed: 0, series: 0, fold: times.count - 1).count % 2 == 0)
  }

  @Test("The paths of the file are those of the table, and the first step is the naive one")
  func paths() async throws {
    let result = try await Self.result(Self.given(["a": [24, 27], "b": [22, 25]]))
    for step in 0...1 {
      let scores = [0, 1].map { result.scores(model: $0, step: step).spread(of: \.mae).mean }
      #expect((scores[0] == scores[1]) == (step == 0))
    }
  }

  @Test("A model that lacks a path is in no comparison, and its reason counts them")
  func missing() async throws {
    var given = Self.given(["a": [24, 27], "b": [22, 25]])
    let lost = GivenForecasts.Place(series: "b", row: 22)
    given.models[0].seeds[0][lost] = nil
    let result = try await Self.result(given)
    #expect(result.models.map(\.label) == ["Naive"])
    let failure = try #require(result.failures.first)
    #expect(failure.label == "Late" && failure.error.series == "b")
    #expect(
      (failure.error.cause as? MissingForecasts)
        == MissingForecasts(file: "f.csv", count: 1, total: 4))
  }

  @Test("A verdict is of the folds of which no series may have been seen")
  func seen() async throws {
    let rows = Array(5..<28)
    var given = Self.given(["a": rows, "b": rows.dropLast(2)])
    let fair = try await Self.result(given)
    #expect(fair.seenFolds(by: 1) == 0 && fair.verdictsOfAll[1] == fair.verdict(model: 1))
    given.models[0].seen = [GivenForecasts.Place(series: "b", row: 5)]
    let result = try await Self.result(given)
    #expect(result.seenFolds(by: 1) == 1)
    #expect(result.verdictsOfAll[1]?.foldCount == fair.verdict(model: 1).foldCount - 1)
    #expect(result.verdictsOfAll[0] == nil)
    given.models[0].seen = Set(given.cutoffs.keys)
    #expect(try await Self.result(given).verdictsOfAll[1] == nil)
  }

  /// Rows of cutoffs. Row 0 is Thursday, 1970-01-01.
  static let days = ["a": Array(5..<28), "b": Array(5..<26)]

  /// Whether the cutoff is on a Monday or Tuesday: `weekday=Mon+Tue`.
  static func isLeft(_ place: GivenForecasts.Place) -> Bool {
    [4, 5].contains(place.row % 7)
  }

  @Test("Where a filter leaves some folds, all that the file has calibrate its intervals")
  func calibration() async throws {
    let given = Self.given(Self.days)
    let (all, some) = (
      try await Self.result(given), try await Self.result(given, where: ["weekday=Mon+Tue"])
    )
    #expect((1..<all.folds.count).contains(some.enteringFolds.count))
    for model in 0...1 {
      let known = some.enteringFolds.map { fold in
        let intervals = some.intervals(model: model, series: 0, fold: fold, level: 0.8)
        #expect(intervals == all.intervals(model: model, series: 0, fold: fold, level: 0.8))
        return intervals != nil
      }
      #expect(known.contains(true))
    }
  }

  @Test("A file may have the paths alone that a filter leaves")
  func pathsOfFilter() async throws {
    var given = Self.given(Self.days)
    let all = try await Self.result(given, where: ["weekday=Mon+Tue"])
    given.models[0].seeds[0] = given.models[0].seeds[0].filter { Self.isLeft($0.key) }
    let some = try await Self.result(given, where: ["weekday=Mon+Tue"])
    #expect(some.failures.isEmpty)
    #expect(some.foldLosses(model: 1) == all.foldLosses(model: 1))
    #expect(try await Self.result(given).failures.count == 1)
  }

  @Test("Folds that may have been seen are counted among those that a filter leaves")
  func seenInFilter() async throws {
    var given = Self.given(Self.days)
    let fair = try await Self.result(given, where: ["weekday=Mon+Tue"])
    #expect(fair.seenFolds(by: 1) == 0)
    given.models[0].seen = Set(given.cutoffs.keys)
    let seen = try await Self.result(given, where: ["weekday=Mon+Tue"])
    #expect(seen.seenFolds(by: 1) == seen.enteringFolds.count && seen.verdictsOfAll[1] == nil)
    given.models[0].seen = Set(given.cutoffs.keys).filter { !Self.isLeft($0) }
    #expect(try await Self.result(given, where: ["weekday=Mon+Tue"]).seenFolds(by: 1) == 0)
  }
}
