import MartletLayers
import MartletSeries
import RealModule

/// A model against another on the same folds.
public struct Comparison: Sendable, Hashable {
  /// What counts as one observation of a test.
  public enum Observation: String, Sendable, Hashable {
    /// The mean loss of a fold, over all series.
    case fold
    /// The mean loss of a series, over all folds.
    case series
  }

  /// 1 − loss of the model / loss of the other; positive when the model is better. Not-a-number where the
  /// other makes no error: nothing is a share of it.
  public let skill: Double
  /// A 95 % interval of the skill, by resampling observations; nil with fewer than two, where there is no
  /// skill, and where too many resamples have none.
  public let interval: ClosedRange<Double>?
  /// The Diebold-Mariano test of the losses; over series it is the t test of pairs.
  public let test: DieboldMariano.Outcome
  /// What was tested over.
  public let observation: Observation
  /// Whether the losses of the two are the same to three digits: a difference without a size.
  public let isSameToThreeDigits: Bool

  /// The p-value of the test, when it could be made.
  public var pValue: Double? {
    if case .tested(let result) = test { result.pValue } else { nil }
  }

  /// Whether the difference is significant at 5 %.
  public var isSignificant: Bool { (pValue ?? 1) < 0.05 }

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
  /// The fewest series that are tested over.
  static let fewestSeries = 10

  /// Folds where there are enough of them for a test; else series, where there are enough of these.
  public var observation: Comparison.Observation {
    let hasFolds = scoredFolds.count > max(2, overlap)
    return hasFolds || scoredSeries.count < Self.fewestSeries ? .fold : .series
  }

  /// The mean absolute error of a model in each observation.
  private func losses(model: Int) -> [Double] {
    switch observation {
    case .fold: foldLosses(model: model)
    case .series: seriesLosses(model: model)
    }
  }

  /// Whether a model forecast every value that happened, to the last digits that a number holds.
  public func isExact(model: Int) -> Bool {
    !scoredFolds.isEmpty
      && panel.series.indices.allSatisfy { series in
        scoredFolds(of: series).allSatisfy { fold in
          let actual = observed(series: series, fold: fold)
          let rounding = 4 * (actual.map(\.magnitude).max() ?? 0).ulp
          return models[model].paths.allSatisfy { paths in
            zip(actual, observed(paths[series][fold], series: series, fold: fold))
              .allSatisfy { abs($0 - $1) <= rounding }
          }
        }
      }
  }

  /// A model against another, by their mean absolute error in each fold; with fewer folds than a test
  /// takes and ten series or more, on each series.
  ///
  /// Series are one observation each, whatever they have in common: what moves all of them at one time is
  /// not seen, so that the test is of these series at this time.
  public func comparison(of model: Int, against other: Int) -> Comparison {
    let (own, others) = (losses(model: model), losses(model: other))
    let (sum, total) = (own.reduce(0, +), others.reduce(0, +))
    let hasNoError = isExact(model: other)
    let skill = hasNoError ? .nan : 1 - sum / total
    let overlap = observation == .fold ? overlap : 1
    // The work of as many draws as 2,000 resamples of 10,000 observations have.
    let resamples = min(2000, 20_000_000 / max(own.count, 1))
    var generator = SplitMix64(seed: backtest.seed, path: ["skill interval"])
    return Comparison(
      skill: skill.isFinite ? skill : .nan,
      interval: !skill.isFinite
        ? nil
        : BlockBootstrap.skillInterval(
          own, naive: others, blockLength: overlap, resamples: max(resamples, 100),
          using: &generator),
      test: hasNoError && isExact(model: model)
        ? .identical
        : DieboldMariano.test(zip(own, others).map { $0 - $1 }, horizon: overlap),
      observation: observation,
      isSameToThreeDigits: Comparison.isSameToThreeDigits(
        sum / Double(own.count), total / Double(own.count)))
  }

  /// The models from the smallest mean absolute error to the largest.
  public var ranking: [Int] {
    let sums = models.indices.map { losses(model: $0).reduce(0, +) }
    return models.indices.sorted { (sums[$0], $0) < (sums[$1], $1) }
  }
}
