import MartletLayers

/// A model against another on the same folds.
public struct Comparison: Sendable, Hashable {
  /// 1 − loss of the model / loss of the other; positive when the model is better.
  public let skill: Double
  /// A 95 % interval of the skill, by resampling folds; nil with fewer than two folds.
  public let interval: ClosedRange<Double>?
  /// The Diebold-Mariano test of the fold losses.
  public let test: DieboldMariano.Outcome

  /// The p-value of the test, when it could be made.
  public var pValue: Double? {
    if case .tested(let result) = test { result.pValue } else { nil }
  }

  /// Whether the difference is significant at 5 %.
  public var isSignificant: Bool { (pValue ?? 1) < 0.05 }
}

extension BacktestResult {
  /// A model against another, by their mean absolute error in each fold.
  public func comparison(of model: Int, against other: Int) -> Comparison {
    let (own, others) = (foldLosses(model: model), foldLosses(model: other))
    let total = others.reduce(0, +)
    var generator = SplitMix64(seed: backtest.seed, path: ["skill interval"])
    return Comparison(
      skill: total == 0 ? (own.reduce(0, +) == 0 ? 0 : -.infinity) : 1 - own.reduce(0, +) / total,
      interval: BlockBootstrap.skillInterval(
        own, naive: others, blockLength: overlap, using: &generator),
      test: DieboldMariano.test(zip(own, others).map { $0 - $1 }, horizon: overlap))
  }

  /// The models from the smallest mean absolute error to the largest.
  public var ranking: [Int] {
    let losses = models.indices.map { foldLosses(model: $0).reduce(0, +) }
    return models.indices.sorted { (losses[$0], $0) < (losses[$1], $1) }
  }
}
