import MartletCatalog
import MartletNumerics
import MartletEvaluation
import MartletForecasting
import MartletModels
import MartletPanels
import MartletTestSupport
import RealModule
import Testing

/// What intervals are made of: past errors in units of recent movement or as they are, at levels that adapt or not, and
/// models' own quantiles that past errors move.
struct IntervalSourceTests {
  private func backtest(
    _ source: IntervalSource, horizon: Int = 3, folds: Int = 24, levels: [Double] = [0.8],
    quantiles: [Double] = []
  ) -> Backtest {
    var backtest = Backtest(
      task: ForecastTask(horizon: horizon, seasonLength: 1), folds: Folds(count: folds), seeds: 1)
    backtest.intervals = source
    backtest.levels = levels
    backtest.quantiles = quantiles
    return backtest
  }

  /// Half widths of naive in the last fold.
  private func halves(_ source: IntervalSource, _ values: [Double]) async throws -> [Double] {
    let result = try await backtest(source).run([], on: panel(values))
    let intervals = try #require(result.intervals(model: 0, series: 0, fold: 23, level: 0.8))
    return intervals.map { ($0.upper - $0.lower) / 2 }
  }

  private let cutoffs = (0..<24).map { 159 - 3 * (24 - $0) }

  @Test("Recent movement and its power are those of their definition in Python")
  func movement() {
    let movement = RecentMovement(IntervalGolden.wild, cutoffs: cutoffs)
    for (own, expected) in zip(movement.deviations, IntervalGolden.deviations) {
      #expect(isClose(own, expected, relative: 1e-12))
    }
    #expect(movement.quarters.map { Double($0) / 4 } == IntervalGolden.powers)
    let steady = RecentMovement(IntervalGolden.steady, cutoffs: cutoffs)
    #expect(steady.quarters.map { Double($0) / 4 } == IntervalGolden.steadyPowers)
  }

  @Test("Intervals that follow recent movement or adapt are those of Python")
  func agreesWithPython() async throws {
    for (source, expected) in [
      (.scaled, IntervalGolden.scaled), (IntervalSource.adaptive, IntervalGolden.adaptive),
    ] {
      let own = try await halves(source, IntervalGolden.wild)
      for (half, expected) in zip(own, expected) {
        #expect(isClose(half, expected, relative: 1e-9), "\(source)")
      }
    }
  }

  /// One step ahead from 30 folds, with ends by hand.
  private func given(_ lower: [Double], _ upper: [Double], truth: [Double]) -> BacktestResult {
    let backtest = backtest(.cqr, horizon: 1, folds: 30)
    func table(_ values: [Double]) -> PathTable { PathTable([[values.map { [$0] }]]) }
    let model = ModelForecasts(
      model: Model(MLP(), label: "M"), task: backtest.task,
      paths: table(zip(lower, upper).map { ($0 + $1) / 2 }),
      quantiles: [table(lower), table(upper)], meanFitSeconds: 0)
    let naive = ModelForecasts(
      model: .naive, task: backtest.task, paths: table(lower.map { _ in 0 }), meanFitSeconds: 0)
    return BacktestResult(
      backtest: backtest, panel: panel([Double](repeating: 0, count: 9) + truth + [0]),
      models: [naive, model])
  }

  @Test("Conformalised quantiles are those of MAPIE") func conformalisedQuantiles() throws {
    let result = given(
      IntervalGolden.lower, IntervalGolden.upper, truth: IntervalGolden.truth)
    let own = try #require(result.intervals(model: 1, series: 0, fold: 29, level: 0.8))[0]
    #expect(isClose(own.lower, IntervalGolden.conformalised[0], relative: 1e-12))
    #expect(isClose(own.upper, IntervalGolden.conformalised[1], relative: 1e-12))
    #expect(result.intervals(model: 0, series: 0, fold: 29, level: 0.8) == nil)
  }

  @Test("Own ends that errors move past each other meet in the middle") func endsThatMeet() throws {
    let truth = [Double](repeating: 0, count: 29)
    let result = given(
      [Double](repeating: -5, count: 29) + [-1], [Double](repeating: 5, count: 29) + [2],
      truth: truth)
    let own = try #require(result.intervals(model: 1, series: 0, fold: 29, level: 0.8))[0]
    #expect(own.lower == 0.5 && own.upper == 0.5)
  }

  @Test("Where recent movement foretells nothing intervals are those of the errors as they are")
  func steadySeries() async throws {
    var generator = SeededGenerator(seed: 5)
    var level = 0.0
    // Every change is of size 1: no power is likelier than another.
    let values = generator.bell(count: 160).map { draw in
      level += draw < 0 ? -1 : 1
      return level
    }
    #expect(try await halves(.scaled, values) == halves(.conformal, values))
    let wild = IntervalGolden.wild
    #expect(try await halves(.scaled, wild) != halves(.conformal, wild))
    // Nothing moved by the first cutoffs.
    let flat = [Double](repeating: 7, count: 110) + IntervalGolden.wild.suffix(50)
    #expect(try await halves(.scaled, flat) == halves(.conformal, flat))
  }

  @Test("Intervals are in the units of the series whatever these are", arguments: [1e-6, 1e6])
  func units(factor: Double) async throws {
    let plain = try await halves(.scaled, IntervalGolden.wild)
    let other = try await halves(.scaled, IntervalGolden.wild.map { $0 * factor })
    for (own, expected) in zip(other, plain) {
      #expect(isClose(own, expected * factor, relative: 1e-9))
    }
  }

  @Test("A row without a value makes no change") func rowsWithoutValues() {
    let gap = [1, 2, .nan, 90, 91, 93]
    let whole = RecentMovement([1, 2, 3, 5], cutoffs: [3])
    #expect(RecentMovement(gap, cutoffs: [5]).deviations == whole.deviations)
    #expect(RecentMovement(gap, cutoffs: [-1, 0, 1]).deviations == [0, 0, 1])
  }

  /// The same history, once as the past of the last fold and once as all there is.
  @Test(
    "A forecast has the intervals of a fold at its place", arguments: IntervalSource.allCases)
  func forecastsAreLikeFolds(source: IntervalSource) async throws {
    for horizon in [1, 3] {
      let values = Array(IntervalGolden.wild)
      let model = try Model(parsing: "drift")
      let tested = try await backtest(source, horizon: horizon, quantiles: [0.1, 0.6])
        .run([model], on: panel(values))
      let known = Array(values.dropLast(horizon))
      let forecast = try await Forecasting(
        calibratedBy: backtest(source, horizon: horizon, folds: 23, quantiles: [0.1, 0.6])
      ).run([model], on: panel(known)).models[0].series[0]
      let own = try #require(tested.intervals(model: 1, series: 0, fold: 23, level: 0.8))
      #expect(forecast.intervals[0] == own)
      for (place, level) in [0.1, 0.6].enumerated() {
        #expect(
          forecast.quantiles[place] == tested.quantile(level, model: 1, series: 0, fold: 23))
      }
    }
  }

  @Test(
    "Nothing after a cutoff changes an interval or quantile there",
    arguments: IntervalSource.allCases)
  func nothingIsSeenAhead(source: IntervalSource) async throws {
    let evaluation = backtest(source, quantiles: [0.1])
    func bands(_ values: [Double], fold: Int) async throws -> [Double] {
      let result = try await evaluation.run([try Model(parsing: "drift")], on: panel(values))
      let intervals = try #require(result.intervals(model: 1, series: 0, fold: fold, level: 0.8))
      let quantile = try #require(result.quantile(0.1, model: 1, series: 0, fold: fold))
      return intervals.flatMap { [$0.lower, $0.upper] } + quantile
    }
    for fold in [12, 20] {
      var other = IntervalGolden.wild
      for row in other.indices where row > cutoffs[fold] { other[row] = 1e4 * Double(row % 7) }
      #expect(
        try await bands(other, fold: fold) == bands(IntervalGolden.wild, fold: fold))
      // The last value known is seen.
      other[cutoffs[fold]] += 1
      #expect(
        try await bands(other, fold: fold) != bands(IntervalGolden.wild, fold: fold))
    }
  }

  /// By the definition: s to the power p at the end, by the middle of those at the cutoffs.
  @Test("How much wider intervals are is what the series moved more than before past folds")
  func widening() async throws {
    let wild = IntervalGolden.wild
    let result = try await backtest(.scaled).run([], on: panel(wild))
    let movement = RecentMovement(wild, cutoffs: cutoffs + [159])
    let power = Double(movement.quarters[24]) / 4
    let sizes = movement.deviations.map { Double.pow($0, power) }
    let past = sizes.dropLast().sorted()
    let own = try #require(result.widening(model: 0, series: 0))
    #expect(power > 0)
    #expect(isClose(own, sizes[24] / ((past[11] + past[12]) / 2), relative: 1e-12))
    let plain = try await backtest(.conformal).run([], on: panel(wild))
    #expect(plain.widening(model: 0, series: 0) == 1)
  }

  @Test("A level beyond the errors takes the largest or the smallest of them")
  func levelsBeyondTheErrors() {
    let errors = (1...20).map { Double($0) }
    #expect(Conformal.margin(errors, level: 0.8, adapted: 1.3) == 20)
    #expect(Conformal.margin(errors, level: 0.8, adapted: -0.2) == 1)
    #expect(Conformal.margin(errors, level: 0.8, adapted: 0.5) == 11)
    #expect(Conformal.margin(Array(errors.prefix(3)), level: 0.8, adapted: 0.1) == nil)
    #expect(Conformal.offset(errors, quantile: 0.1, adapted: 1.3) == 20)
    #expect(Conformal.offset(errors, quantile: 0.9, adapted: -1) == 1)
  }

  /// Of a level that follows outcomes the mean outcome cannot be far from it, whatever these are.
  @Test("The share that an adaptive level holds comes to what was asked for, on any series")
  func adaptiveLevelsHold() {
    var generator = SeededGenerator(seed: 6)
    var level = AdaptiveLevel(0.8)
    var held = 0
    let count = 4000
    for (place, draw) in generator.bell(count: count).enumerated() {
      // What is taken for the level is off, and more so later.
      let reach = Normal().quantile(min(max(level.value, 1e-9), 1 - 1e-9)) - Double(place) / 3000
      // Beyond 0 and 1 nothing and everything is held.
      let holds = level.value >= 1 || level.value > 0 && draw < reach
      if holds { held += 1 }
      level.add(held: holds ? 1 : 0)
    }
    let bound = (1 + 2 * AdaptiveLevel.rate) / (AdaptiveLevel.rate * Double(count))
    #expect(abs(Double(held) / Double(count) - 0.8) <= bound)
  }

  /// 400 walks with volatility that comes and goes: what the documents say of calm and wild times.
  @Test("In units of recent movement bands hold alike in calm and in wild times")
  func calmAndWildTimes() async throws {
    var generator = SeededGenerator(seed: 7)
    let draws = 400
    let horizon = 5
    var outcomes: [(recent: Double, held: [IntervalSource: Double])] = []
    for _ in 0..<draws {
      var (variance, level) = (1.0, 100.0)
      let values = generator.bell(count: 320).map { draw in
        let change = variance.squareRoot() * draw
        variance = 0.02 + 0.15 * change * change + 0.83 * variance
        level += change
        return level
      }
      let movement = RecentMovement(values, cutoffs: [314]).deviations[0]
      var held: [IntervalSource: Double] = [:]
      for source in [IntervalSource.scaled, .conformal] {
        let result = try await backtest(source, horizon: horizon, folds: 41)
          .run([], on: panel(values))
        let intervals = try #require(result.intervals(model: 0, series: 0, fold: 40, level: 0.8))
        let inside = zip(intervals, result.actual(series: 0, fold: 40)).count {
          $0.lower <= $1 && $1 <= $0.upper
        }
        held[source] = Double(inside) / Double(horizon)
      }
      outcomes.append((movement, held))
    }
    outcomes.sort { $0.recent < $1.recent }
    func share(_ source: IntervalSource, of places: Range<Int>) -> Double {
      outcomes[places].reduce(0) { $0 + ($1.held[source] ?? .nan) } / Double(places.count)
    }
    func calmLessWild(_ source: IntervalSource) -> Double {
      share(source, of: 0..<draws / 3) - share(source, of: draws * 2 / 3..<draws)
    }
    #expect(abs(calmLessWild(.scaled)) < 0.06)
    #expect(calmLessWild(.conformal) > 0.12)
    #expect((0.76...0.85).contains(share(.scaled, of: 0..<draws)))
  }
}
