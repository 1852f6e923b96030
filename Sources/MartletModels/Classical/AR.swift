public import MartletForecasting
import MartletNumerics
import RealModule

/// An autoregression whose order is chosen by the criterion of Schwarz (BIC).
///
///     ŷ[t] = c + φ[1] y[t−1] + … + φ[p] y[t−p]
///
/// Fitted by least squares, all orders on the same rows: those after the largest order; the order that
/// is chosen is fitted anew on all rows that it can use.
///
/// Orders that explode where the series does not are left out, and rows that do not move count for
/// none in the criterion where only a few do (see `LagEvidence`).
///
/// - Edge cases: a constant is forecast by itself.
/// - Note: the coefficients are those of `ar_select_order` and `AutoReg` in statsmodels. Nothing keeps
///   them stationary: a series that grows ever faster is forecast to go on.
public struct AR: UnivariateForecaster {
  /// The largest order tried; 0 takes ⌊10 log₁₀ T⌋, and never more than a third of the rows.
  public var most: Int

  /// Creates the model.
  public init(most: Int = 0) { self.most = most }

  public var name: String { "AR" }
  public var movesWithLevel: Bool { true }
  public func minimumRows(for task: ForecastTask) -> Int { 4 }
  /// Four times those of models of a few numbers: it has dozens, and more of them the more rows there are.
  public func rowsLearnt(for task: ForecastTask) -> Int? {
    task.rowsOfSeries(least: minimumRows(for: task), times: 4)
  }

  public func learn(_ values: [Double], seasonLength: Int) -> any UnivariateFit {
    let count = values.count
    let usual = Int(10 * Double.log10(Double(count)))
    let most = min(most > 0 ? most : usual, count / 3)
    let evidence = LagEvidence(values)
    let rows = count - most
    let weight = evidence.weight(of: rows)
    let criteria = Self.regression(values, order: most, from: most).squares.enumerated().map {
      order, squares in
      weight * Double.log(max(squares / Double(rows), 1e-300))
        + Double(order + 2) * Double.log(weight)
    }
    var orders = Array(criteria.indices)
    var hasRefused = false
    while true {
      var (place, least) = (0, Double.infinity)
      for (candidate, order) in orders.enumerated() where criteria[order] < least - 1e-9 {
        (place, least) = (candidate, criteria[order])
      }
      let order = orders.isEmpty ? 0 : orders.remove(at: place)
      let regression = Self.regression(values, order: order, from: order)
      let coefficients = regression.coefficients
      let fit = Fit(
        constant: coefficients[0], coefficients: Array(coefficients.dropFirst()),
        variance: (regression.squares.last ?? 0) / Double(max(count - order, 1)))
      let isCarried = evidence.carries(
        constant: fit.constant, fit.coefficients, squares: regression.squares.last ?? 0,
        rows: count - order, parameters: order + 1)
      if order == 0, evidence.isFew, hasRefused {
        // The last value: what a few changes that no order carries leave to be said.
        return Fit(constant: 0, coefficients: [1], variance: evidence.meanSquaredChange)
      }
      if order == 0 || isCarried { return fit }
      hasRefused = true
    }
  }

  private static func regression(
    _ values: [Double], order: Int, from first: Int
  ) -> LeastSquaresFit {
    let rows = first..<values.count
    let lags = (0..<order).map { lag in
      Array(values[(first - lag - 1)..<(values.count - lag - 1)])
    }
    return LeastSquaresFit(
      columns: [[Double](repeating: 1, count: rows.count)] + lags, response: Array(values[rows]))
  }

  public var optionTexts: [(name: String, value: String)] { Self.options.texts(of: self) }

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
