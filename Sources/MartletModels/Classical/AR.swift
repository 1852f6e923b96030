import RealModule

/// An autoregression whose order is chosen by the criterion of Schwarz (BIC).
///
///     ŷ[t] = c + φ[1] y[t−1] + … + φ[p] y[t−p]
///
/// Fitted by least squares, all orders on the same rows: those after the largest order; the order that
/// is chosen is fitted anew on all rows that it can use.
///
/// - Edge cases: a constant is forecast by itself.
/// - Note: the coefficients are those of `ar_select_order` and `AutoReg` in statsmodels. Nothing keeps
///   them stationary: a series that explodes is forecast to go on.
public struct AR: UnivariateForecaster {
  /// The largest order tried; 0 takes ⌊10 log₁₀ T⌋, and never more than a third of the rows.
  public var most: Int

  /// Creates the model.
  public init(most: Int = 0) { self.most = most }

  public var name: String { "AR" }
  public func minimumRows(for task: ForecastTask) -> Int { 4 }

  public func learn(_ values: [Double], seasonLength: Int) -> any UnivariateFit {
    let count = values.count
    let usual = Int(10 * Double.log10(Double(count)))
    let most = min(most > 0 ? most : usual, count / 3)
    var order = 0
    var least = Double.infinity
    for candidate in 0...most {
      let fit = Self.regression(values, order: candidate, from: most)
      let rows = Double(fit.residuals.count)
      let squares = fit.residuals.reduce(0) { $0 + $1 * $1 }
      let criterion =
        rows * Double.log(max(squares / rows, 1e-300)) + Double(candidate + 2) * Double.log(rows)
      if criterion < least - 1e-9 { (order, least) = (candidate, criterion) }
    }
    let fit = Self.regression(values, order: order, from: order)
    let squares = fit.residuals.reduce(0) { $0 + $1 * $1 }
    return Fit(
      constant: fit.coefficients[0], coefficients: Array(fit.coefficients.dropFirst()),
      variance: squares / Double(max(fit.residuals.count, 1)))
  }

  private static func regression(
    _ values: [Double], order: Int, from first: Int
  ) -> LeastSquaresFit {
    let rows = first..<values.count
    let lags = (1..<(order + 1)).map { lag in rows.map { values[$0 - lag] } }
    return LeastSquaresFit(
      columns: [rows.map { _ in 1 }] + lags, response: Array(values[rows]))
  }

  /// What `ar:…` can set.
  public static let options: [ModelOption<AR>] = [
    .integer("max-order", \.most, from: 0, "largest order tried; 0 for 10 log10 of the rows")
  ]

  /// What was found.
  public struct Fit: UnivariateFit {
    /// c.
    public let constant: Double
    /// φ.
    public let coefficients: [Double]
    /// The variance of the errors.
    public let variance: Double

    public func path(after values: [Double], steps: Int) -> UnivariatePath {
      var all = values
      var shocks: [Double] = []
      var sum = 0.0
      var spread: [Double] = []
      for step in 0..<steps {
        var value = constant
        var shock = step == 0 ? 1.0 : 0
        for (lag, coefficient) in coefficients.enumerated() {
          value += coefficient * all[all.count - lag - 1]
          if step > lag { shock += coefficient * shocks[step - lag - 1] }
        }
        all.append(value)
        shocks.append(shock)
        sum += shock * shock
        spread.append(sum * variance)
      }
      return UnivariatePath(mean: Array(all.suffix(steps)), variance: spread, shocks: shocks)
    }
  }
}
