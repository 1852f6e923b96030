import MartletNumerics
import MartletPanels
import RealModule

/// A model against another on the same folds.
public struct Comparison: Sendable, Hashable {
  /// 1 − loss of the model / loss of the other; positive when the model is better. Not-a-number where the
  /// other makes no error: nothing is a share of it.
  public let skill: Double
  /// The skill with its interval and p-value, fold by fold, or why there is no test of it.
  public let test: SkillTest.Outcome
  /// Folds that have a loss.
  public let foldCount: Int
  /// The series on which the model has the smaller loss, whatever their units.
  public let betterSeries: Int
  /// Of how many.
  public let seriesCount: Int
  /// Whether the losses of the two are the same to three digits: a difference without a size.
  public let isSameToThreeDigits: Bool

  /// The p-value of the test, when it could be made.
  public var pValue: Double? { result?.pValue }

  /// A 95 % interval of the skill; nil where it could not be tested.
  public var interval: ClosedRange<Double>? { result?.interval }

  /// The smallest skill that such folds show in 80 % of cases; nil where none could be tested.
  public var detectable: Double? { result?.detectable }

  /// Whether the difference is significant at 5 %, of this model alone.
  public var isSignificant: Bool { (pValue ?? 1) < 0.05 }

  /// Whether the difference is less than a skill that matters, whatever the test says.
  public func isBelow(_ minimumSkill: Double) -> Bool { skill.magnitude < minimumSkill }

  private var result: SkillTest? {
    if case .tested(let result) = test { result } else { nil }
  }

  /// Whether two losses are the same to three digits: rounded to them, or less than half a unit of the
  /// third apart.
  static func isSameToThreeDigits(_ one: Double, _ other: Double) -> Bool {
    let (low, high) = (min(one, other), max(one, other))
    guard low > 0, high.isFinite else { return low == high }
    func rounded(_ value: Double) -> Double {
      let unit = Double.pow(10, Double.log10(value).rounded(.down) - 2)
      return (value / unit).rounded() * unit
    }
    return high - low < 0.0005 * high || rounded(high) - rounded(low) < 1e-9 * high
  }
}

extension BacktestResult {
  /// Whether a model forecast every value that happened, to the last digits that a number holds.
  public func isExact(model: Int) -> Bool {
    !scoredFolds.isEmpty
      && panel.series.indices.allSatisfy { series in
        scoredFolds(of: series).allSatisfy { fold in
          let actual = observed(series: series, fold: fold)
          let rounding = 4 * (actual.map(\.magnitude).max() ?? 0).ulp
          return (0..<models[model].seedCount).allSatisfy { seed in
            let path = models[model].path(seed: seed, series: series, fold: fold)
            return zip(actual, observed(path, series: series, fold: fold))
              .allSatisfy { abs($0 - $1) <= rounding }
          }
        }
      }
  }

  /// A model against another, by their loss in each fold.
  ///
  /// Series are no observations of a test: what moves all of them at one time makes their errors alike. On
  /// how many of them the model is better is said all the same.
  public func comparison(of model: Int, against other: Int) -> Comparison {
    let (own, others) = (foldLosses(model: model), foldLosses(model: other))
    let (sum, total) = (own.reduce(0, +), others.reduce(0, +))
    let hasNoError = isExact(model: other)
    let skill = hasNoError ? .nan : 1 - sum / total
    return Comparison(
      skill: skill.isFinite ? skill : .nan,
      test: hasNoError && isExact(model: model)
        ? .identical
        : !skill.isFinite
          ? .noSkill
          : SkillTest.test(own, against: others, overlap: overlap, sharesFits: sharesFits),
      foldCount: own.count, betterSeries: seriesWhere(model, isBelow: other),
      seriesCount: scoredSeries.count,
      isSameToThreeDigits: Comparison.isSameToThreeDigits(
        sum / Double(own.count), total / Double(own.count)))
  }

  /// The p-value of each model against one of them, given that all of them were tried; nil for that one, and
  /// where no single p-value is.
  ///
  /// It is never below the p-value of the model alone, and is that one where only one other was tried.
  public func pValues(against other: Int) -> [Double?] {
    pValues(against: other, comparisons(against: other))
  }

  /// Each model against one of them; nil for that one.
  func comparisons(against other: Int) -> [Comparison?] {
    models.indices.map { $0 == other ? nil : comparison(of: $0, against: other) }
  }

  func pValues(against other: Int, _ comparisons: [Comparison?]) -> [Double?] {
    let single = comparisons.map { $0?.pValue }
    let tested = models.indices.filter { single[$0] != nil }
    guard tested.count > 1 else { return single }
    let others = foldLosses(model: other)
    // The work of as many draws as 2,000 of 10,000 folds have.
    let draws = max(min(2000, 20_000_000 / max(others.count, 1)), 100)
    var generator = SplitMix64(seed: backtest.seed, path: ["all models"])
    let all = StepDownTest.pValues(
      tested.map { zip(foldLosses(model: $0), others).map { $0 - $1 } }, overlap: overlap,
      sharesFits: sharesFits, draws: draws, using: &generator)
    var result = single
    for (model, p) in zip(tested, all) { result[model] = max(single[model] ?? 1, p) }
    return result
  }

  /// Whether some fit served several folds.
  private var sharesFits: Bool { backtest.foldPlan.fits().count < backtest.folds.count }

  /// The models from the smallest loss to the largest.
  public var ranking: [Int] {
    let sums = models.indices.map { foldLosses(model: $0).reduce(0, +) }
    return models.indices.sorted { (sums[$0], $0) < (sums[$1], $1) }
  }
}
