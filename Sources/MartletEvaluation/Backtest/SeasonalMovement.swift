import MartletNumerics

/// Whether a series moves more at some places of its season than at others: nights that are calmer than
/// days, a December unlike other months.
///
/// The Kruskal-Wallis test of the absolute changes |x[t] − x[t − 1]|, grouped by their place in the season:
///
///     H = (12 / (N (N + 1)) Σ Rᵢ² / nᵢ − 3 (N + 1)) / (1 − Σ (t³ − t) / (N³ − N))
///
/// Rᵢ is the sum of the ranks of a group, t the number of values in a tie. H is compared with chi-squared
/// of one degree of freedom less than there are groups.
///
/// - Note: Kruskal & Wallis (1952); `scipy.stats.kruskal`.
public enum SeasonalMovement {
  /// The p-value of the test.
  ///
  /// - Edge cases: nil for a season below 2 rows, for fewer than five changes at a place of the season, for
  ///   changes that are all the same size, and for values not finite.
  /// - Parameters:
  ///   - values: The values, in order of time.
  ///   - seasonLength: The rows in a season.
  /// - Returns: The probability of groups this different, did they not differ.
  public static func pValue(_ values: some Collection<Double>, seasonLength: Int) -> Double? {
    guard seasonLength > 1, values.count > 5 * seasonLength else { return nil }
    let changes = zip(values.dropFirst(), values).map { ($0 - $1).magnitude }
    guard changes.allSatisfy(\.isFinite) else { return nil }
    let order = changes.indices.sorted { changes[$0] < changes[$1] }
    let count = Double(changes.count)
    var sums = [Double](repeating: 0, count: seasonLength)
    var sizes = sums
    var ties = 0.0
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, changes[order[end]] == changes[order[start]] { end += 1 }
      // The mean of the ranks start + 1 … end.
      let rank = Double(start + 1 + end) / 2
      for place in order[start..<end] {
        sums[place % seasonLength] += rank
        sizes[place % seasonLength] += 1
      }
      let tied = Double(end - start)
      ties += tied * tied * tied - tied
      start = end
    }
    let spread = 1 - ties / (count * count * count - count)
    guard spread > 0 else { return nil }
    let squares = zip(sums, sizes).reduce(0) { $0 + $1.0 * $1.0 / $1.1 }
    let statistic = (12 / (count * (count + 1)) * squares - 3 * (count + 1)) / spread
    return ChiSquared.upperTail(statistic, degreesOfFreedom: seasonLength - 1)
  }
}
