import MartletNumerics

/// How strong the trend and the season of a series are, from a classical decomposition.
///
///     x = T + S + R
///     trend  = max(0, 1 − Var(R) / Var(T + R))
///     season = max(0, 1 − Var(R) / Var(S + R))
///
/// T is the centred moving average over one season, S the mean of x − T at each place in the season,
/// less the mean of these. Half a season at either end has no T and is left out. Both strengths go
/// from 0 to 1; of noise alone the season's is about one over the number of seasons.
///
/// - Note: Wang, Smith & Hyndman (2006); Hyndman & Athanasopoulos (2021), sections 3.4 and 4.3. The
///   decomposition is that of `seasonal_decompose` in statsmodels. STL, which the book takes, lets
///   the season change over the years; one figure for a first look does not need it.
public struct SeasonalStrength: Sendable, Hashable {
  /// The strength of the trend.
  public let trend: Double
  /// The strength of the season.
  public let season: Double

  /// Decomposes a series.
  ///
  /// - Edge cases: nil for a season below 2 rows, for fewer than four seasons, for a constant, and
  ///   for values not finite.
  /// - Parameters:
  ///   - values: The values, in order of time.
  ///   - seasonLength: The rows in a season.
  public init?(of values: [Double], seasonLength: Int) {
    guard seasonLength > 1, values.count / 4 >= seasonLength,
      let scaled = ScaledValues.of(values)
    else { return nil }
    let half = seasonLength / 2
    let rows = half..<(scaled.count - half)
    let trend = rows.map { Self.average(scaled, around: $0, seasonLength) }
    let rest = zip(rows, trend).map { scaled[$0] - $1 }

    var sums = [Double](repeating: 0, count: seasonLength)
    var counts = [Double](repeating: 0, count: seasonLength)
    for (index, value) in rest.enumerated() {
      sums[index % seasonLength] += value
      counts[index % seasonLength] += 1
    }
    let means = LeastSquares.centered(zip(sums, counts).map { $0 / $1 })
    let remainder = rest.enumerated().map { $1 - means[$0 % seasonLength] }
    let noise = Self.variance(remainder)
    self.trend = Self.strength(noise, Self.variance(zip(trend, remainder).map { $0 + $1 }))
    season = Self.strength(noise, Self.variance(rest))
  }

  /// The mean over one season; an even one has half weights at both ends.
  private static func average(_ values: [Double], around row: Int, _ length: Int) -> Double {
    let half = length / 2
    var sum = values[(row - half)...(row + half)].reduce(0, +)
    if length.isMultiple(of: 2) { sum -= (values[row - half] + values[row + half]) / 2 }
    return sum / Double(length)
  }

  private static func variance(_ values: [Double]) -> Double {
    LeastSquares.centered(values).reduce(0) { $0 + $1 * $1 } / Double(values.count)
  }

  private static func strength(_ noise: Double, _ whole: Double) -> Double {
    // Values near 1 leave about this much of themselves in rounding errors.
    whole > 1e-28 ? max(0, 1 - noise / whole) : 0
  }
}
