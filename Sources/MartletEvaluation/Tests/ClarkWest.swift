import MartletNumerics

/// The test of Clark and West: whether what a larger model adds to one that it contains goes with what happens.
///
///     f = (y − ŷ₁)² − ((y − ŷ₂)² − (ŷ₁ − ŷ₂)²),   CW = f̄ / √(V/n),   p = P(Z ≥ CW)
///
/// ŷ₁ is the forecast of the smaller model, as the expanding mean is in an out-of-sample R². The larger one pays with
/// noise for numbers that are 0 in truth; f gives that back. So it can be significant for a forecast with the larger
/// error: it answers whether there is something to predict, not who forecasts better. V has Bartlett weights over
/// the horizon, Z is normal.
///
/// - Note: Clark & West (2007). The numbers are those of `cw_test` in the Python package nctest.
public enum ClarkWest {
  /// What the test says.
  public struct Result: Sendable, Hashable {
    /// CW: above 0 where the larger model knows something.
    public let statistic: Double
    /// The probability of a statistic this large, did it add nothing.
    public let pValue: Double
  }

  /// - Edge cases: nil with fewer than three values or no more than the horizon, and where f is a constant.
  /// - Parameters:
  ///   - actual: y, in order of time.
  ///   - smaller: ŷ₁.
  ///   - larger: ŷ₂.
  ///   - horizon: How many steps ahead each was forecast: neighbours share the shocks of one less.
  public static func test(
    _ actual: [Double], smaller: [Double], larger: [Double], horizon: Int
  ) -> Result? {
    precondition(
      actual.count == smaller.count && actual.count == larger.count,
      "forecasts and values are of different points")
    precondition(horizon > 0, "a horizon is at least one step, not \(horizon)")
    let adjusted = actual.indices.map { point in
      let (value, small, large) = (actual[point], smaller[point], larger[point])
      return (value - small) * (value - small)
        - ((value - large) * (value - large) - (small - large) * (small - large))
    }
    guard adjusted.count > max(2, horizon), adjusted.contains(where: { $0 != adjusted[0] })
    else { return nil }
    let variance = LongRunVariance.bartlett(adjusted, bandwidth: horizon)
    let statistic = Descriptive.mean(adjusted) / (variance / Double(adjusted.count)).squareRoot()
    return Result(statistic: statistic, pValue: Normal().cumulative(-statistic))
  }
}
