import MartletNumerics
import RealModule

/// The regression of Mincer and Zarnowitz: whether forecasts are too high, too low, or too far from their mean.
///
///     y = α + β ŷ + e,   F = q′ V⁻¹ q / 2,   q = (α, β − 1)
///
/// A forecast that makes the best of what it knows has α = 0 and β = 1; with β below 1 it moves too much, above 1
/// too little. V is the covariance of the coefficients with Bartlett weights over the horizon, F has 2 and
/// n − 2 degrees of freedom. It speaks of bias, not of who forecasts better.
///
/// - Note: Mincer & Zarnowitz (1969). The numbers are those of statsmodels: `OLS` with `cov_type="HAC"`, and `f_test`.
public struct MincerZarnowitz: Sendable, Hashable {
  /// α.
  public let intercept: Double
  /// β.
  public let slope: Double
  /// The standard error of α.
  public let interceptError: Double
  /// The standard error of β.
  public let slopeError: Double
  /// F.
  public let statistic: Double
  /// The probability of an F this large, were α = 0 and β = 1.
  public let pValue: Double

  /// - Parameters:
  ///   - actual: y, in order of time.
  ///   - forecasts: ŷ.
  ///   - horizon: How many steps ahead each was forecast: neighbours share the shocks of one less.
  /// - Returns: nil with fewer than four values or no more than the horizon, where all forecasts are the same, and
  ///   where the line goes through all values.
  public init?(_ actual: [Double], forecasts: [Double], horizon: Int) {
    precondition(actual.count == forecasts.count, "\(actual.count) and \(forecasts.count) points")
    precondition(horizon > 0, "a horizon is at least one step, not \(horizon)")
    let n = Double(actual.count)
    guard actual.count > max(3, horizon) else { return nil }
    // Around the mean of the forecasts, where the two coefficients have a diagonal of squares.
    let center = Descriptive.mean(forecasts)
    let moved = forecasts.map { $0 - center }
    let spread = LeastSquaresFit.dot(moved, moved)
    guard spread > 0 else { return nil }
    let level = Descriptive.mean(actual)
    let slope = LeastSquaresFit.dot(moved, actual) / spread
    let rests = zip(actual, moved).map { $0 - level - slope * $1 }
    let scores = (rests, zip(rests, moved).map { $0 * $1 })
    func crossed(_ one: [Double], _ other: [Double]) -> Double {
      (1..<horizon).reduce(LeastSquaresFit.dot(one, other)) { sum, lag in
        let weight = 1 - Double(lag) / Double(horizon)
        let both =
          LeastSquaresFit.dot(Array(one.dropFirst(lag)), Array(other.dropLast(lag)))
          + LeastSquaresFit.dot(Array(other.dropFirst(lag)), Array(one.dropLast(lag)))
        return sum + weight * both
      }
    }
    let levelVariance = crossed(scores.0, scores.0) / (n * n)
    let slopeVariance = crossed(scores.1, scores.1) / (spread * spread)
    let covariance = crossed(scores.0, scores.1) / (n * spread)
    let determinant = levelVariance * slopeVariance - covariance * covariance
    guard determinant > 0 else { return nil }
    // α = 0 and β = 1 where the level is the mean of the forecasts.
    let (q, r) = (level - center, slope - 1)
    statistic =
      (q * q * slopeVariance - 2 * q * r * covariance + r * r * levelVariance) / (2 * determinant)
    pValue = Double.pow(1 + 2 * statistic / (n - 2), -(n - 2) / 2)
    self.slope = slope
    intercept = level - slope * center
    interceptError =
      (levelVariance - 2 * center * covariance + center * center * slopeVariance).squareRoot()
    slopeError = slopeVariance.squareRoot()
  }
}
