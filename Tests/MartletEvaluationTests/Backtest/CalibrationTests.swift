import MartletEvaluation
import MartletForecasting
import MartletPanels
import MartletTestSupport
import RealModule
import Testing

struct CalibrationTests {
  /// One model whose forecasts miss by the given error in each fold, the same at every step.
  private func made(
    errors: [Double], horizon: Int = 2, step: Int? = nil, transform: Transform = .none,
    levels: [Double] = [0.8]
  ) -> BacktestResult {
    let values = walk(4 * errors.count * horizon + 10, seed: 2)
    var backtest = Backtest(
      task: ForecastTask(horizon: horizon, transform: transform),
      folds: Folds(count: errors.count, step: step), seeds: 1)
    backtest.levels = levels
    backtest.intervals = .conformal
    let paths = backtest.foldPlan.folds.map { fold -> [Double] in
      let cutoff = fold.lastRow(of: values.count)
      return (1...horizon).map { ahead in
        transform.level == .log
          ? values[cutoff + ahead] * Double.exp(errors[fold.index])
          : values[cutoff + ahead] + errors[fold.index]
      }
    }
    return result(panel(values), backtest, [("M", [[paths]])])
  }

  private func width(_ made: BacktestResult, fold: Int, level: Double = 0.8) -> Double? {
    made.intervals(model: 1, series: 0, fold: fold, level: level)
      .map { ($0[0].upper - $0[0].lower) / 2 }
  }

  /// Errors of 1, 2, 3 and so on: with n of them the half width at 0.8 is the ⌈0.8 (n + 1)⌉-th.
  @Test("Intervals have the width of the conformal rank among earlier folds' errors")
  func intervalsComeFromEarlierFolds() {
    let made = made(errors: (1...12).map(Double.init))
    for fold in 0..<12 {
      let rank = ((fold + 1) * 8 + 9) / 10
      let width = width(made, fold: fold)
      if rank > fold {
        #expect(width == nil)
      } else {
        #expect(isClose(width ?? .nan, Double(rank), relative: 1e-9))
      }
    }
    #expect(width(made, fold: 3) == nil)
    #expect(width(made, fold: 4) != nil)
    #expect(made.intervals(model: 1, series: 0, fold: 11, level: 0.95) == nil)
  }

  /// A fold whose horizon reaches past the cutoff has errors that nobody knows there yet, and of those that
  /// had ended four must not overlap.
  @Test(
    "Only folds that had ended by the cutoff count for its intervals", arguments: [1, 2, 3, 4, 6])
  func onlyFoldsThatHadEndedCount(step: Int) {
    let horizon = 4
    let made = made(errors: (1...20).map(Double.init), horizon: horizon, step: step)
    for fold in 0..<20 {
      // Fold j ends at j · step + horizon, and this one stands at fold · step.
      let ended = (0..<20).count { $0 * step + horizon <= fold * step }
      let rank = ((ended + 1) * 8 + 9) / 10
      let apart = ended == 0 ? 0 : 1 + (ended - 1) / ((horizon + step - 1) / step)
      let width = width(made, fold: fold)
      #expect((width == nil) == (apart < 4))
      if let width { #expect(isClose(width, Double(rank), relative: 1e-9)) }
    }
  }

  @Test("Errors after a fold change no interval of it") func laterErrorsAreNotUsed() {
    let errors = (1...12).map(Double.init)
    let (one, other) = (made(errors: errors), made(errors: errors.prefix(8) + [99, 99, 99, 99]))
    for fold in 0...8 { #expect(width(one, fold: fold) == width(other, fold: fold)) }
    #expect(width(one, fold: 11) != width(other, fold: 11))
  }

  @Test("Each step of the horizon has an interval of its own width")
  func eachStepHasItsOwnWidth() async throws {
    let values = (0..<40).map { Double($0) }
    var backtest = Backtest(horizon: 3, folds: Folds(count: 8), seeds: 1)
    backtest.levels = [0.8]
    backtest.intervals = .conformal
    // Naive on a straight line is h behind at step h.
    let result = try await backtest.run([], on: panel(values))
    let intervals = try #require(result.intervals(model: 0, series: 0, fold: 7, level: 0.8))
    #expect(intervals.map { $0.upper - $0.lower } == [2, 4, 6])
    #expect(intervals.map(\.lower) == [35, 34, 33])
  }

  @Test(
    "Intervals under a logarithm are factors of the forecast and stay above 0",
    arguments: [Transform.log, .logReturn])
  func logarithmsKeepIntervalsPositive(transform: Transform) {
    // Errors of a factor of e⁵: around the value itself the lower end would be below 0.
    let made = made(errors: (1...12).map { $0.isMultiple(of: 2) ? 5 : -5 }, transform: transform)
    let intervals = made.intervals(model: 1, series: 0, fold: 11, level: 0.8) ?? []
    #expect(intervals.count == 2)
    let path = made.models[1].meanPath(series: 0, fold: 11)
    for (interval, value) in zip(intervals, path) {
      #expect(interval.lower > 0)
      #expect(isClose(interval.lower, value / Double.exp(5), relative: 1e-9))
      #expect(isClose(interval.upper, value * Double.exp(5), relative: 1e-9))
    }
  }

  @Test(
    "Intervals of exchangeable errors cover their level within three standard errors",
    arguments: [0.5, 0.8, 0.95])
  func coverageOfExchangeableErrorsIsNominal(level: Double) throws {
    var generator = SeededGenerator(seed: 4)
    let made = made(errors: generator.bell(count: 400), horizon: 1, levels: [level])
    let coverage = try #require(made.coverage(model: 1, level: level))
    #expect(coverage.folds == 400 - Conformal.minimumCount(level: level))
    // Three standard errors of a share of 400.
    let tolerance = 3 * (level * (1 - level) / 400).squareRoot()
    #expect(abs(coverage.share - level) < tolerance, "\(coverage.share)")
  }

  @Test("Coverage is the share of actual values inside the intervals")
  func coverageCountsPointsInside() throws {
    // The fifth fold has a half width of 4 and an error of 9; the sixth one of 9 and 1.
    let made = made(errors: [1, 2, 3, 4, 9, 1])
    let coverage = try #require(made.coverage(model: 1, level: 0.8))
    #expect(coverage.folds == 2)
    #expect(coverage.share == 0.5)
    #expect(made.coverage(model: 1, level: 0.95) == nil)
  }

  @Test("The interval of several seeds is calibrated by the errors of their mean")
  func seedsAreAveragedFirst() {
    let values = walk(40, seed: 2)
    var backtest = Backtest(horizon: 1, folds: Folds(count: 6), seeds: 2)
    backtest.intervals = .conformal
    func paths(_ error: Double) -> [[[Double]]] { [(0..<6).map { [values[34 + $0] + error] }] }
    let made = result(panel(values), backtest, [("M", [paths(5), paths(-3)])])
    #expect(isClose(width(made, fold: 5) ?? .nan, 1, relative: 1e-9))
  }
}
