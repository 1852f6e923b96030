import MartletForecasting
import MartletPanels

/// Whether a model beats the naive forecast, as data; `MartletReport` words it.
public struct Verdict: Sendable, Hashable {
  /// What can be said of a model against the naive forecast, at a significance level of 5 %.
  public enum Outcome: String, Codable, Sendable, Hashable {
    /// Smaller error, by as much as matters, and the difference is significant though all models of the run
    /// were tried, or the same in every fold.
    case beats
    /// Larger error, by as much as matters, and as sure.
    case loses
    /// No significant difference, or none that matters.
    case ties
    /// Too few folds to tell chance from skill, or no loss that is a number.
    case untested
  }

  /// The column of the model.
  public let model: String
  /// The fewest folds that an outcome is told from, and a share of their points.
  public static let fewestFolds = 10
  /// Whether the model beats the naive forecast, loses to it, or neither can be said.
  public let outcome: Outcome
  /// The skill over the naive forecast with its interval, and the test.
  public let comparison: Comparison
  /// The p-value, given that all models of the run were tried; nil where there is none.
  public let pValueOfAll: Double?
  /// How many models were tried beside the naive forecast.
  public let triedCount: Int
  /// The smallest skill that matters.
  public let minimumSkill: Double
  /// The loss that decided.
  public let metric: Metric
  /// Folds that have a loss.
  public let foldCount: Int
  /// Series that were forecast in some fold in which something happened.
  public let seriesCount: Int
  /// The ids of the series that hardly moved before their first fold: they have no scale, and are in no
  /// comparison with others.
  public let unscaled: [String]
  /// Whether the naive forecast made no error at all.
  public let naiveIsExact: Bool
  /// The mean absolute error of the model, over its seeds, in the units of the series.
  public let error: Double
  /// Skill by the score of the metric in the table, over all points of all series in their own units; nil for
  /// one series, and where there is none.
  public let pooledSkill: Double?
  /// The same by MASE, in which all series count, however calm they were; nil unless the absolute error decides.
  public let maseSkill: Double?
  /// Whether a loss is infinite, as QLIKE of a forecast that is no variance: that of naive, or else of the
  /// model.
  public let infinite: Infinite?
  /// The steps, from 1, at which the model's loss is below that of naive.
  public let betterSteps: [Int]
  /// Steps that were forecast from each cutoff.
  public let horizon: Int
  /// The lag whose value the last forecast step lies nearest to on average; the horizon when the
  /// model repeats what it saw last.
  public let nearestLag: Int

  /// Whose loss is infinite.
  public enum Infinite: Sendable, Hashable {
    /// The naive forecast's loss: whatever the model does, nothing can be compared with it.
    case naive
    /// The model's loss alone; that of the naive forecast is finite.
    case model
  }

  /// Whether the difference is significant at 5 % though all models of the run were tried, or the same in every fold.
  public var isSignificant: Bool { pValueOfAll.map { $0 < 0.05 } ?? true }

  /// Whether losses of several series are in units of how each moved.
  public var isScaled: Bool { seriesCount > 1 && metric.hasUnits }
}

extension BacktestResult {
  /// The verdict on a model.
  public func verdict(model: Int) -> Verdict {
    verdict(
      model: model, comparison(of: model, against: naiveIndex),
      pValueOfAll: pValues(against: naiveIndex)[model])
  }

  /// The verdict on each model, of the folds that it cannot have seen in training; nil for the naive forecast, and
  /// for a model that may have seen all of them.
  public var verdictsOfAll: [Verdict?] {
    let comparisons = comparisons(against: naiveIndex)
    let pValues = pValues(against: naiveIndex, comparisons)
    return models.indices.map { model in
      comparisons[model].flatMap { comparison in
        seenFolds(by: model) == 0
          ? verdict(model: model, comparison, pValueOfAll: pValues[model])
          : unseen(by: model)?.verdict(model: model)
      }
    }
  }

  private func verdict(
    model: Int, _ comparison: Comparison, pValueOfAll: Double?
  ) -> Verdict {
    let isSmall = comparison.isBelow(backtest.minimumSkill)
    let infinite: Verdict.Infinite? =
      foldLosses(model: naiveIndex).contains(.infinity)
      ? .naive : foldLosses(model: model).contains(.infinity) ? .model : nil
    let outcome: Verdict.Outcome =
      switch comparison.test {
      case .tooFew: .untested
      case _ where comparison.foldCount < Verdict.fewestFolds || infinite != nil: .untested
      case .identical: .ties
      case _ where comparison.isSameToThreeDigits || isSmall: .ties
      case _ where (pValueOfAll ?? 0) >= 0.05: .ties
      default: comparison.skill > 0 ? .beats : .loses
      }
    let horizon = backtest.task.horizon
    let better = zip(stepLosses(model: model), stepLosses(model: naiveIndex)).enumerated()
      .filter { $0.element.0 < $0.element.1 }.map(\.offset)
    let own = scores(model: model)
    let naive = scoredSeries.count > 1 ? scores(model: naiveIndex) : nil
    return Verdict(
      model: models[model].label, outcome: outcome, comparison: comparison,
      pValueOfAll: pValueOfAll, triedCount: models.count - 1, minimumSkill: backtest.minimumSkill,
      metric: backtest.metric, foldCount: comparison.foldCount, seriesCount: scoredSeries.count,
      unscaled: unscaledSeries.map { panel.series[$0].id },
      naiveIsExact: isExact(model: naiveIndex), error: own.spread(of: \.mae).mean,
      pooledSkill: naive.flatMap { pooledSkill(own, $0) },
      maseSkill: backtest.metric == .mae ? naive.flatMap { skill(own, $0, by: \.mase) } : nil,
      infinite: infinite,
      betterSteps: better.map { $0 + 1 }, horizon: horizon, nearestLag: nearestLag(model: model))
  }

  /// Skill by the score of the metric in the table; nil where there is none, and for a loss without units, whose
  /// skill is that of the score anyway.
  private func pooledSkill(_ own: SeedScores, _ naive: SeedScores) -> Double? {
    guard backtest.metric.hasUnits, let score = backtest.metric.facts.score else { return nil }
    return skill(own, naive, by: score)
  }

  private func skill(
    _ own: SeedScores, _ naive: SeedScores, by score: KeyPath<Scores, Double>
  ) -> Double? {
    let skill = 1 - own.spread(of: score).mean / naive.spread(of: score).mean
    return skill.isFinite ? skill : nil
  }

  /// For the last step of the horizon: the lag j in 0 … 2 H that makes the mean of |ŷ[t] − y[t − j]|
  /// smallest, the smallest such j. A good forecast is nearest to lag 0, an echo to lag H. What only
  /// lags behind a trend, as an average does, is nearest to older values still.
  private func nearestLag(model: Int) -> Int {
    let horizon = backtest.task.horizon
    let ends = panel.series.indices.map { series in
      layout.folds(of: series).map { fold in
        (
          lastRow(series: series, fold: fold),
          models[model].paths.mean(series: series, fold: fold, step: horizon - 1)
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
