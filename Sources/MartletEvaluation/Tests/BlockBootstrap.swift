import MartletNumerics

/// Resampling of blocks of neighbouring folds, as the circular block bootstrap of Politis & Romano (1992) does it.
public enum BlockBootstrap {
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
        fold =
          drawn.isMultiple(of: blockLength)
          ? Int.random(in: 0..<count, using: &generator) : (fold + 1) % count
        return fold
      }
    }
  }
}
