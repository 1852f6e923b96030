import MartletNumerics

/// Engle's test for clusters of volatility: do large changes follow large changes?
///
///     e[t]² = c + Σ a(i) e[t − i]² + u[t],   i = 1 ... q;   LM = n R² against χ² with q degrees
///
/// n counts the rows of the regression, e is the change less the mean change. A small p-value says
/// that the variance can be forecast, whatever is true of the changes.
///
/// - Note: Engle (1982). The numbers are those of `het_arch` in statsmodels.
public struct ARCHTest: Sendable, Hashable {
  /// LM.
  public let statistic: Double
  /// The probability of an LM this large, were the variance constant.
  public let pValue: Double
  /// q.
  public let lags: Int

  /// Tests changes.
  ///
  /// - Edge cases: nil for fewer than 3 q + 10 changes, for constant ones or ones of constant size,
  ///   and for values not finite.
  /// - Parameters:
  ///   - changes: Returns or differences, in order of time.
  ///   - lags: q.
  public init?(of changes: [Double], lags: Int = 5) {
    precondition(lags > 0, "the test needs at least one lag, not \(lags)")
    guard changes.count >= 3 * lags + 10, let scaled = ScaledValues.of(changes) else { return nil }
    let squares = LeastSquares.centered(scaled).map { $0 * $0 }
    guard let powers = ScaledValues.of(squares) else { return nil }
    let response = LeastSquares.centered(powers[lags...])
    let columns = (1...lags).map { lag in
      LeastSquares.centered(powers[(lags - lag)..<(powers.count - lag)])
    }
    guard let fit = LeastSquares(columns: columns, response: response),
      fit.residualSquares[0] > 0
    else { return nil }
    self.lags = lags
    let explained = 1 - fit.residualSquares[lags] / fit.residualSquares[0]
    statistic = Double(response.count) * explained
    pValue = ChiSquared.upperTail(statistic, degreesOfFreedom: lags)
  }
}
