import MartletNumerics
import RealModule

/// The autocorrelations and partial autocorrelations of a series.
///
///     r(k) = γ(k) / γ(0),   γ(k) = (1/n) Σ (x[t] − x̄)(x[t − k] − x̄)
///
/// The partial autocorrelation at k is the last coefficient of the autoregression of order k, by the
/// recursion of Durbin and Levinson on r (Brockwell & Davis 1991, section 5.2).
public struct Correlogram: Sendable, Hashable {
  /// r(1), r(2), …
  public let autocorrelations: [Double]
  /// The partial autocorrelations at lag 1, 2, …
  public let partialAutocorrelations: [Double]
  /// 1.96 / √n: of white noise 95 % of the autocorrelations lie no further from 0.
  public let band: Double
  /// n.
  public let count: Int

  /// Computes the correlations up to a lag, or to n − 1.
  ///
  /// - Edge cases: nil for fewer than three values, for a constant, and for values not finite.
  /// - Parameters:
  ///   - values: The values, in order of time.
  ///   - lags: How many lags, 1 at least.
  public init?(of values: [Double], lags: Int) {
    precondition(lags > 0, "a correlogram has at least one lag, not \(lags)")
    guard values.count >= 3, let scaled = ScaledValues.of(values) else { return nil }
    let centered = LeastSquares.centered(scaled)
    let products = (0...min(lags, values.count - 1)).map { lag in
      zip(centered.dropFirst(lag), centered).reduce(0) { $0 + $1.0 * $1.1 }
    }
    count = values.count
    band = 1.96 / Double(count).squareRoot()
    autocorrelations = products.dropFirst().map { $0 / products[0] }
    partialAutocorrelations = Autoregression.orders(autocorrelations).partial
  }

  /// The test of Ljung and Box: are the first h autocorrelations all 0?
  ///
  ///     Q = n (n + 2) Σ r(k)² / (n − k),   k = 1 ... h,   against χ² with h degrees of freedom
  ///
  /// - Note: Ljung & Box (1978); the numbers of `acorr_ljungbox` in statsmodels. It takes the
  ///   variance to be constant: where it clusters, p is too small.
  /// - Parameter lags: h; nil for all lags there are.
  /// - Returns: Q and its p-value.
  public func ljungBox(lags: Int? = nil) -> (statistic: Double, pValue: Double) {
    let used = autocorrelations.prefix(lags ?? autocorrelations.count)
    let n = Double(count)
    let sum = used.enumerated().reduce(0) { $0 + $1.1 * $1.1 / (n - Double($1.0 + 1)) }
    let statistic = n * (n + 2) * sum
    return (statistic, ChiSquared.upperTail(statistic, degreesOfFreedom: used.count))
  }
}
