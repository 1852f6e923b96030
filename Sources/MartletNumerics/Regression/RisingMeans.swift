/// The rising sequence that is nearest to another: isotonic regression.
public enum RisingMeans {
  /// The values that never fall and have the smallest sum of squared distances to these.
  ///
  /// Neighbours that fall are replaced by their mean until none does (pool adjacent violators). Where the
  /// truth rises, the result is nowhere farther from it than the farthest of the values; the sum of all
  /// stays what it is, where a running maximum would add to it.
  ///
  /// - Edge cases: no values give none; a NaN propagates into its block.
  /// - Parameter values: In order.
  /// - Returns: As many values, none smaller than the one before.
  /// - Complexity: O(n).
  /// - Note: Ayer, Brunk, Ewing, Reid & Silverman (1955); `isotonic_regression` of scipy.
  public static func of(_ values: [Double]) -> [Double] {
    var blocks: [(mean: Double, count: Int)] = []
    for value in values {
      var block = (mean: value, count: 1)
      while let last = blocks.last, last.mean > block.mean {
        blocks.removeLast()
        let count = last.count + block.count
        let share = Double(block.count) / Double(count)
        block = (last.mean + (block.mean - last.mean) * share, count)
      }
      blocks.append(block)
    }
    return blocks.flatMap { [Double](repeating: $0.mean, count: $0.count) }
  }
}
