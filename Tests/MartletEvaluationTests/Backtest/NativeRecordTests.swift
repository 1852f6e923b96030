import MartletEvaluation
import MartletForecasting
import MartletTestSupport
import Testing

/// Whether a model's own intervals are said to fall short.
struct NativeRecordTests {
  /// The last value of a random walk, with the quantiles of its steps times a factor as its own.
  private func made(
    _ values: [Double], horizon: Int, folds: Int, step: Int? = nil, factor: Double = 1
  ) -> BacktestResult {
    var backtest = Backtest(horizon: horizon, folds: Folds(count: folds, step: step), seeds: 1)
    backtest.intervals = .native
    backtest.levels = [0.8, 0.95]
    let stands = backtest.foldPlan.folds.map { values[$0.lastRow(of: values.count)] }
    let paths = stands.map { [Double](repeating: $0, count: horizon) }
    // Of the normal distribution, at .025, .1, .9 and .975.
    let scores = [-1.959963984540054, -1.2815515655446004, 1.2815515655446004, 1.959963984540054]
    let quantiles = scores.map { score in
      PathTable([
        [
          stands.map { last in
            (1...horizon).map { last + factor * score * Double($0).squareRoot() }
          }
        ]
      ])
    }
    let naive = ModelForecasts(
      model: .naive, task: backtest.task, paths: PathTable([[paths]]), quantiles: quantiles,
      meanFitSeconds: 0)
    return BacktestResult(backtest: backtest, panel: panel(values), models: [naive])
  }

  /// How often a model is accused at any level, of 400.
  private func accused(
    horizon: Int, folds: Int, step: Int? = nil, factor: Double = 1
  ) -> Int {
    var generator = SeededGenerator(seed: 17)
    return (0..<400).count { _ in
      var level = 0.0
      let walk = generator.bell(count: folds * (step ?? horizon) + horizon + 3).map { value in
        level += value
        return level
      }
      let result = made(walk, horizon: horizon, folds: folds, step: step, factor: factor)
      return result.backtest.levels.contains { result.fallsShort(model: 0, level: $0) == true }
    }
  }

  @Test(
    "At most one calibrated model in twenty is said to fall short, whatever the overlap",
    arguments: [(1, 20, nil), (5, 20, nil), (5, 10, nil), (5, 60, 1), (20, 20, nil)])
  func aCalibratedModelIsLeftAlone(horizon: Int, folds: Int, step: Int?) {
    let count = accused(horizon: horizon, folds: folds, step: step)
    #expect(count <= 20, "\(count) of 400")
  }

  /// Intervals of 70 % of their width hold 63 and 83 %.
  @Test("Intervals of 70 % of their width are found to fall short")
  func intervalsThatAreTooNarrowAreFound() {
    let count = accused(horizon: 5, folds: 30, factor: 0.7)
    #expect(count > 320, "\(count) of 400")
  }

  @Test("Fewer than ten folds apart cannot tell whether intervals fall short")
  func fewFoldsCannotTell() {
    var generator = SeededGenerator(seed: 2)
    let walk = generator.bell(count: 80)
    let few = made(walk, horizon: 2, folds: 9, factor: 0.01)
    #expect(few.fallsShort(model: 0, level: 0.8) == nil)
    // Nineteen folds of which every second overlaps are ten.
    let near = made(walk, horizon: 2, folds: 18, step: 1, factor: 0.01)
    #expect(near.fallsShort(model: 0, level: 0.8) == nil)
    let enough = made(walk, horizon: 2, folds: 19, step: 1, factor: 0.01)
    #expect(enough.fallsShort(model: 0, level: 0.8) == true)
  }
}
