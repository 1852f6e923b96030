import MartletModels
import MartletSeries

/// Whether a model beats the naive forecast, as data; `MartletReport` words it.
public struct Verdict: Sendable, Hashable {
  public enum Outcome: String, Sendable, Hashable {
    /// Smaller error, and the difference is significant.
    case beats
    /// Larger error, and the difference is significant.
    case loses
    /// No significant difference, or none in the first three digits.
    case ties
    /// Too few folds to tell chance from skill, and too few series.
    case untested
  }

  /// The column of the model.
  public let model: String
  /// The fewest folds that an outcome is told from.
  public static let fewestFolds = 10
  public let outcome: Outcome
  public let comparison: Comparison
  /// The folds in which something happened.
  public let foldCount: Int
  public let seriesCount: Int
  /// Series that never moved, which are in no comparison with others.
  public let stillCount: Int
  /// Whether the naive forecast made no error at all.
  public let naiveIsExact: Bool
  /// The mean absolute error of the model, over its seeds, in the units of the series.
  public let error: Double
  /// The steps, from 1, at which the model's mean absolute error is below that of naive.
  public let betterSteps: [Int]
  public let horizon: Int
  /// The lag whose value the last forecast step lies nearest to on average; the horizon when the
  /// model repeats what it saw last.
  public let nearestLag: Int
}

extension BacktestResult {
  /// The verdict on a model.
  public func verdict(model: Int) -> Verdict {
    let comparison = comparison(of: model, against: naiveIndex)
    let foldCount = scoredFolds.count
    let isTooFew = comparison.observation == .fold && foldCount < Verdict.fewestFolds
    let outcome: Verdict.Outcome =
      switch comparison.test {
      case .tooFew: .untested
      case _ where isTooFew: .untested
      case .identical: .ties
      case _ where comparison.isSameToThreeDigits: .ties
      case _ where !comparison.isSignificant && comparison.pValue != nil: .ties
      default: comparison.skill > 0 ? .beats : .loses
      }
    let horizon = backtest.task.horizon
    let better = zip(stepErrors(model: model), stepErrors(model: naiveIndex)).enumerated()
      .filter { $0.element.0 < $0.element.1 }.map(\.offset)
    return Verdict(
      model: models[model].label, outcome: outcome, comparison: comparison, foldCount: foldCount,
      seriesCount: scoredSeries.count, stillCount: scoredSeries.count - comparedSeries.count,
      naiveIsExact: isExact(model: naiveIndex), error: scores(model: model).spread(of: \.mae).mean,
      betterSteps: better.map { $0 + 1 }, horizon: horizon, nearestLag: nearestLag(model: model))
  }

  /// For the last step of the horizon: the lag j in 0 … 2 H that makes the mean of |ŷ[t] − y[t − j]|
  /// smallest, the smallest such j. A good forecast is nearest to lag 0, an echo to lag H. What only
  /// lags behind a trend, as an average does, is nearest to older values still.
  private func nearestLag(model: Int) -> Int {
    let horizon = backtest.task.horizon
    let ends = panel.series.indices.map { series in
      layout.folds(of: series).map { fold in
        (
          cutoff(series: series, fold: fold),
          models[model].mean(series: series, fold: fold, step: horizon - 1)
        )
      }
    }
    let distances = (0...2 * horizon).map { lag in
      var sum = 0.0
      var count = 0.0
      for (series, ends) in zip(panel.series, ends) {
        let values = series.target.values
        for (cutoff, end) in ends {
          let row = cutoff + horizon - lag
          guard row >= 0, !series.target.filled.contains(row) else { continue }
          sum += abs(end - values[row])
          count += 1
        }
      }
      return count > 0 ? sum / count : .infinity
    }
    return distances.indices.min { distances[$0] < distances[$1] } ?? 0
  }
}
