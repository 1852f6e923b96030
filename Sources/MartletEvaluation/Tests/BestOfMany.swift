import MartletNumerics

/// What a long evaluation says of the best of its models.
public struct BestOfMany: Sendable, Hashable {
  /// Whether the best model is better than naive by more than the luck of having tried so many; nil where naive is
  /// the only model, or no other differs from it.
  public let ability: SuperiorPredictiveAbility?
  /// For each model, naive included, the level from which on it can be told from the best (``ModelConfidenceSet``).
  public let confidence: [Double]

  /// The models that cannot be told from the best at 10 %, by their places.
  public var set: [Int] { confidence.indices.filter { confidence[$0] >= 0.1 } }
}

extension BacktestResult {
  /// What can be said of the best of all models.
  ///
  /// - Returns: nil with fewer than three models and with fewer than 40 folds, from which on resampled folds say
  ///   something; with losses that are not numbers.
  /// - Complexity: O(resamples · models³), for 1,000 resamples, fewer of many models.
  public var bestOfMany: BestOfMany? {
    let losses = models.indices.map(foldLosses)
    let count = losses[0].count
    guard models.count > 2, count >= ModelConfidenceSet.minimumCount,
      losses.joined().allSatisfy(\.isFinite)
    else { return nil }
    var generator = SplitMix64(seed: backtest.seed, path: ["best of many"])
    let number = max(200, min(1000, 20_000_000 / (count * models.count)))
    let resamples = BlockBootstrap.resamples(
      count: count, blockLength: overlap, number: number, using: &generator)
    guard let confidence = ModelConfidenceSet.pValues(losses, resamples: resamples) else {
      return nil
    }
    let others = losses.indices.filter { $0 != naiveIndex }.map { losses[$0] }
    return BestOfMany(
      ability: SuperiorPredictiveAbility(
        benchmark: losses[naiveIndex], models: others, resamples: resamples),
      confidence: confidence)
  }
}
