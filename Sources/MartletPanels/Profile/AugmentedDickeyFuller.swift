import MartletNumerics
import RealModule

/// The augmented Dickey-Fuller test, with a constant: is the series a random walk?
///
///     Δx[t] = c + γ x[t − 1] + Σ φ(i) Δx[t − i] + e[t],   i = 1 ... p
///
/// The statistic is the t-value of γ. A walk has γ = 0; a small p-value says that the series
/// returns to a level instead.
///
/// - Note: Dickey & Fuller (1979); p-values by the response surface of MacKinnon (1994, 2010). The
///   numbers are those of `adfuller` in statsmodels.
public struct AugmentedDickeyFuller: Sendable, Hashable {
  /// The t-value of γ.
  public let statistic: Double
  /// The probability of a statistic this low, were the series a random walk.
  public let pValue: Double
  /// p: of 0 up to ⌈12 (n/100)^¼⌉ (Schwert 1989) that of the smallest AIC.
  public let lags: Int

  /// The fewest values that are tested.
  public static let minimumCount = 20

  /// Tests a series.
  ///
  /// - Edge cases: nil for fewer than ``minimumCount`` values, for any that is not finite, and where
  ///   there is no noise to test against: constants, straight lines, pure waves.
  /// - Parameter values: The values, in order of time.
  public init?(of values: [Double]) {
    let count = values.count
    guard count >= Self.minimumCount, let scaled = ScaledValues.of(values) else { return nil }
    let schwert = (12 * Double.root(Double(count) / 100, 4)).rounded(.up)
    let most = min(Int(schwert), count / 2 - 2)

    let all = Design(scaled, lags: most)
    guard let nested = LeastSquares(columns: [all.level] + all.lagged, response: all.response)
    else { return nil }
    let rows = Double(all.response.count)
    // Of values no larger than 1, anything smaller is rounding error.
    guard nested.residualSquares.allSatisfy({ $0 > rows * 1e-26 }) else { return nil }
    let criteria = (0...most).map { lags in
      rows * .log(nested.residualSquares[lags + 1]) + 2 * Double(lags)
    }
    lags = (0...most).reduce(0) { criteria[$1] < criteria[$0] ? $1 : $0 }

    let design = Design(scaled, lags: lags)
    guard let fit = LeastSquares(columns: design.lagged + [design.level], response: design.response)
    else { return nil }
    let freedom = Double(design.response.count - lags - 2)
    statistic = fit.lastScore / (fit.residualSquares[lags + 1] / freedom).squareRoot()
    pValue = Self.pValue(statistic)
  }

  /// The columns of the regression, each less its mean.
  private struct Design {
    let response: [Double]
    let level: [Double]
    let lagged: [[Double]]

    init(_ values: [Double], lags: Int) {
      let changes = zip(values.dropFirst(), values).map { $0 - $1 }
      response = LeastSquares.centered(changes[lags...])
      level = LeastSquares.centered(values[lags..<(values.count - 1)])
      lagged = (0..<lags).map { lag in
        LeastSquares.centered(changes[(lags - lag - 1)..<(changes.count - lag - 1)])
      }
    }
  }

  /// MacKinnon's Φ(polynomial in τ), for a constant and one variable.
  private static func pValue(_ tau: Double) -> Double {
    if tau > 2.74 { return 1 }
    if tau < -18.83 { return 0 }
    let normal =
      tau <= -1.61
      ? 2.1659 + tau * (1.4412 + tau * 0.038269)
      : 1.7339 + tau * (0.93202 + tau * (-0.12745 + tau * -0.010368))
    return .erfc(-normal / 2.0.squareRoot()) / 2
  }
}
