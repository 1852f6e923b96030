import MartletEvaluation
import MartletForecasting
import MartletModels
import MartletPanels
import MartletTestSupport
import Testing

/// `metric` decides the loss of folds, and with it ranking, skill and test.
struct MetricTests {
  private static let (rows, folds) = (60, 12)

  /// A model that is near on most folds and far off in one: better by MAE and by the median, worse by MSE.
  private func made(
    _ metric: Metric, volatility: VolatilityTarget? = nil
  ) throws -> BacktestResult {
    var backtest = Backtest(horizon: 2, folds: Folds(count: Self.folds), seeds: 1)
    backtest.metric = metric
    backtest.quantiles = [0.1, 0.5, 0.9]
    backtest.levels = []
    let values = walk(Self.rows, seed: 8)
    let paths = (0..<Self.folds).map { fold -> [Double] in
      let cutoff = Self.rows - 2 * (Self.folds - fold) - 1
      return (1...2).map { step in
        let (y, last) = (values[cutoff + step], values[cutoff])
        return y + (fold == 3 ? 7 : 0.2) * (last - y)
      }
    }
    let levels = Panel(series: [series(values)])
    return result(
      try volatility.map { try levels.forecasting($0) } ?? levels, backtest, [("M", [[paths]])])
  }

  /// The mean over folds of a function of what happened and what was forecast.
  private func skill(
    _ made: BacktestResult, _ loss: (_ model: Int, _ fold: Int, _ actual: [Double]) -> Double?
  ) -> Double {
    let sums = (0...1).map { model in
      made.folds.indices.compactMap {
        loss(model, $0, Array(made.actual(series: 0, fold: $0)))
      }.reduce(0, +)
    }
    return 1 - sums[1] / sums[0]
  }

  @Test("Skill and ranking are of the losses of the chosen metric")
  func theSkillIsOfTheLoss() throws {
    let squares = { (y: [Double], f: [Double]) in
      zip(y, f).map { ($0 - $1) * ($0 - $1) }.reduce(0, +)
    }
    let paths = { (made: BacktestResult, model: Int, fold: Int) in
      made.models[model].meanPath(series: 0, fold: fold)
    }
    for (metric, loss) in [(Metric.mae, mae), (.mse, squares), (.qlike, qlike)] {
      let made = try made(metric, volatility: VolatilityTarget(.given, isVariance: true))
      let expected = skill(made) { loss($2, paths(made, $0, $1)) }
      let comparison = made.comparison(of: 1, against: 0)
      #expect(isClose(comparison.skill, expected, relative: 1e-9), "\(metric)")
      #expect(comparison.foldCount == Self.folds)
      #expect(made.ranking == (expected > 0 ? [1, 0] : [0, 1]))
      #expect(made.verdict(model: 1).metric == metric)
    }
    #expect(try made(.mae).ranking == [1, 0])
    #expect(try made(.mse).ranking == [0, 1])
  }

  @Test("A volatility is squared before its QLIKE is taken") func qlikeIsOfVariances() throws {
    let made = try made(.qlike, volatility: VolatilityTarget(.given))
    let square = { (values: [Double]) in values.map { $0 * $0 } }
    let expected = skill(made) { model, fold, actual in
      qlike(square(actual), square(made.models[model].meanPath(series: 0, fold: fold)))
    }
    #expect(isClose(made.comparison(of: 1, against: 0).skill, expected, relative: 1e-9))
  }

  /// Past errors give them from the fifth fold on.
  @Test("Pinball skill is over the folds that have all quantiles")
  func pinballIsOfTheQuantiles() throws {
    let made = try made(.pinball)
    let levels = made.backtest.quantiles
    let expected = skill(made) { model, fold, actual in
      let losses = levels.compactMap { level in
        made.quantile(level, model: model, series: 0, fold: fold).map {
          pinballLoss(actual, $0, level: level)
        }
      }
      return losses.count == levels.count ? losses.reduce(0, +) : nil
    }
    let comparison = made.comparison(of: 1, against: 0)
    #expect(isClose(comparison.skill, expected, relative: 1e-9))
    let scored = made.folds.indices.count {
      made.quantile(0.1, model: 0, series: 0, fold: $0) != nil
    }
    #expect(comparison.foldCount == scored && 0 < scored && scored < Self.folds)
  }

  @Test("A forecast of variance 0 has infinite QLIKE, is untested and ranks last")
  func aLossThatIsInfiniteIsSaid() throws {
    var backtest = Backtest(horizon: 1, folds: Folds(count: 12), seeds: 1)
    backtest.metric = .qlike
    let values = (0..<30).map { Double(2 * $0 % 5 + 1) }
    let good = values.suffix(12).map { [$0 * 1.1] }
    let flat = values.suffix(12).map { _ in [0.0] }
    let made = result(
      try Panel(series: [series(values)]).forecasting(VolatilityTarget(.given)), backtest,
      [("Good", [[good]]), ("Flat", [[flat]])])
    #expect(made.verdict(model: 1).outcome == .beats)
    #expect(made.verdict(model: 2).infinite == .model)
    #expect(made.verdict(model: 2).outcome == .untested)
    #expect(made.ranking == [1, 0, 2])
  }

  @Test("QLIKE of a target that is no volatility is an error") func qlikeNeedsAVolatility() async {
    var backtest = Backtest(horizon: 1, folds: Folds(count: 3), seeds: 1)
    backtest.metric = .qlike
    let text = await message {
      _ = try await backtest.run([.randomWalkWithDrift], on: panel(walk(40, seed: 1)))
    }
    #expect(text.hasPrefix("error: --metric qlike is a loss of variances"))
  }

  /// Without a distribution it has none of its own.
  @Test("A network without quantiles fails under pinball loss, and others do not")
  func pinballNeedsQuantiles() async throws {
    var backtest = Backtest(task: try smallBacktestTask(), folds: Folds(count: 2), seeds: 1)
    (backtest.metric, backtest.intervals, backtest.levels) = (.pinball, .native, [0.8])
    let result = try await backtest.run(
      [.mlp(hidden: 4), .randomWalkWithDrift], on: panel(walk(60, seed: 1)))
    #expect(result.failures.map(\.label) == ["MLP"])
    #expect(result.comparison(of: 1, against: 0).skill.isFinite)
    let text = await message {
      _ = try await backtest.run([.mlp(hidden: 4)], on: panel(walk(60, seed: 1)))
    }
    #expect(text.contains("says nothing of its own of the quantiles"))
  }

  @Test("Pinball skill of several seeds is that of their mean quantiles")
  func pinballOfSeveralSeeds() async throws {
    let task = try smallBacktestTask([("loss", "student-t")])
    var backtest = Backtest(task: task, folds: Folds(count: 3), seeds: 2)
    (backtest.metric, backtest.intervals, backtest.levels) = (.pinball, .native, [0.8])
    let result = try await backtest.run([.mlp(hidden: 4)], on: panel(walk(60, seed: 1)))
    let skill = result.comparison(of: 1, against: 0).skill
    #expect(skill.isFinite)
    #expect(result.ofSeedMeans.comparison(of: 1, against: 0).skill == skill)
  }
}
