import MartletNumerics

/// Confidence intervals by resampling blocks of neighbouring folds.
public enum BlockBootstrap {
  /// A percentile interval for the skill of a model against a naive forecast.
  ///
  ///     skill = 1 − Σ lossModel / Σ lossNaive
  ///
  /// Each resample strings together ⌈n / blockLength⌉ blocks of consecutive folds, cuts them to n,
  /// and takes the skill of what it drew; model and naive losses of a fold stay together. Blocks
  /// start anywhere and wrap around the end, so that every fold is drawn equally often. The interval
  /// is cut from the sorted skills at (1 − level)/2 and (1 + level)/2, quantile type 7.
  ///
  /// - Edge cases: nil with fewer than two folds. A resample in which naive makes no error has the
  ///   skill −∞, or 0 when the model makes none either; where so many have that an end would be
  ///   infinite, there is no interval. Losses must not be negative or NaN.
  /// - Parameters:
  ///   - modelLosses: The model's loss in each fold, in order of time.
  ///   - naiveLosses: The naive forecast's loss in the same folds.
  ///   - blockLength: Consecutive folds drawn together: 1 when folds are independent, more when their
  ///     test windows overlap. At least 1; more than all folds counts as all.
  ///   - level: The nominal coverage, between 0 and 1.
  ///   - resamples: How many times to draw.
  ///   - generator: The source of randomness: the same state gives the same interval.
  /// - Returns: The interval, in shares: 0.05 is an error five percent smaller than naive.
  /// - Complexity: O(resamples · n).
  /// - Note: The circular block bootstrap of Politis & Romano (1992).
  public static func skillInterval(
    _ modelLosses: [Double], naive naiveLosses: [Double], blockLength: Int, level: Double = 0.95,
    resamples: Int = 2000, using generator: inout some RandomNumberGenerator
  ) -> ClosedRange<Double>? {
    let count = modelLosses.count
    precondition(count == naiveLosses.count, "\(count) folds against \(naiveLosses.count)")
    precondition(blockLength > 0, "a block holds at least one fold, not \(blockLength)")
    precondition(0 < level && level < 1, "a level lies between 0 and 1, not \(level)")
    precondition(resamples > 0, "at least one resample is needed, not \(resamples)")
    guard count > 1 else { return nil }

    var skills: [Double] = []
    skills.reserveCapacity(resamples)
    for _ in 0..<resamples {
      var model = 0.0
      var naive = 0.0
      var fold = 0
      for drawn in 0..<count {
        fold = next(fold, drawn: drawn, of: count, blockLength: blockLength, using: &generator)
        model += modelLosses[fold]
        naive += naiveLosses[fold]
      }
      skills.append(model == 0 && naive == 0 ? 0 : 1 - model / naive)
    }
    skills.sort()
    let lower = OrderStatistics.quantile(sorted: skills, (1 - level) / 2)
    let upper = OrderStatistics.quantile(sorted: skills, (1 + level) / 2)
    guard lower.isFinite, upper.isFinite else { return nil }
    return lower...upper
  }

  /// Resamples of folds, as places: blocks of consecutive folds that start anywhere and wrap around the end.
  ///
  /// - Parameters:
  ///   - count: The number of folds.
  ///   - blockLength: Consecutive folds drawn together, at least 1.
  ///   - number: How many resamples.
  ///   - generator: The source of randomness: the same state gives the same resamples.
  public static func resamples(
    count: Int, blockLength: Int, number: Int, using generator: inout some RandomNumberGenerator
  ) -> [[Int]] {
    precondition(count > 0, "there is nothing to draw from")
    precondition(blockLength > 0, "a block holds at least one fold, not \(blockLength)")
    return (0..<number).map { _ in
      var fold = 0
      return (0..<count).map { drawn in
        fold = next(fold, drawn: drawn, of: count, blockLength: blockLength, using: &generator)
        return fold
      }
    }
  }

  /// The fold to draw after another: the one that follows it, or any where a block begins.
  ///
  /// - Parameter drawn: How many are drawn already.
  private static func next(
    _ fold: Int, drawn: Int, of count: Int, blockLength: Int,
    using generator: inout some RandomNumberGenerator
  ) -> Int {
    drawn.isMultiple(of: blockLength)
      ? Int.random(in: 0..<count, using: &generator) : (fold + 1) % count
  }
}
