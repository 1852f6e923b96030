public import MartletForecasting
import MartletNumerics

/// The heterogeneous autoregression of a realised volatility: on the last value, its mean over a week
/// and its mean over a month.
///
///     ŷ[t] = c + b[1] y[t−1] + b[2] ȳ[t−5 … t−1] + b[3] ȳ[t−22 … t−1]
///
/// The target is the volatility or variance itself, such as a column of realised volatilities; longer
/// horizons go on from the forecasts. With `--transform log` it is a model of logarithms.
///
/// - Edge cases: a constant is forecast by itself. The longest means are left out where the forecast
///   would explode and the series does not (see `LagEvidence`).
/// - Note: Corsi (2009); the coefficients are those of `HARX` in arch with lags 1, 5 and 22.
public struct HAR: UnivariateForecaster {
  /// Rows in a week.
  public var week: Int
  /// Rows in a month.
  public var month: Int

  /// Creates the model.
  public init(week: Int = 5, month: Int = 22) {
    self.week = week
    self.month = month
  }

  public var name: String { "HAR" }
  public var movesWithLevel: Bool { true }
  /// The longest mean, and a row more than there are coefficients.
  public func minimumRows(for task: ForecastTask) -> Int { max(week, month) + 5 }

  public func learn(_ values: [Double], seasonLength: Int) -> any UnivariateFit {
    let lags = [1, week, month]
    let rows = max(week, month)..<values.count
    let means = lags.map { lag in rows.map { Self.mean(values, before: $0, lag) } }
    let evidence = LagEvidence(values)
    for used in stride(from: lags.count, through: 0, by: -1) {
      let regression = LeastSquaresFit(
        columns: [rows.map { _ in 1 }] + means.prefix(used), response: Array(values[rows]))
      let coefficients = regression.coefficients
      let squares = regression.squares.last ?? 0
      let isCarried = evidence.carries(
        constant: coefficients[0], Self.expanded(coefficients.dropFirst(), lags: lags),
        squares: squares, rows: rows.count, parameters: used + 1)
      if used == 0, evidence.isFew {
        // The last value: what a few changes that no mean carries leave to be said.
        return Fit(
          lags: lags, coefficients: [0, 1] + [Double](repeating: 0, count: lags.count - 1),
          variance: evidence.meanSquaredChange)
      }
      guard used == 0 || isCarried else { continue }
      let unused = [Double](repeating: 0, count: lags.count - used)
      return Fit(
        lags: lags, coefficients: coefficients + unused,
        variance: squares / Double(max(rows.count - used - 1, 1)))
    }
    preconditionFailure("HAR: a mean is always carried")
  }

  /// The coefficients of single rows.
  private static func expanded(_ coefficients: ArraySlice<Double>, lags: [Int]) -> [Double] {
    let used = zip(lags, coefficients)
    var result = [Double](repeating: 0, count: used.map(\.0).max() ?? 0)
    for (lag, coefficient) in used {
      for row in 0..<lag { result[row] += coefficient / Double(lag) }
    }
    return result
  }

  private static func mean(_ values: [Double], before row: Int, _ lag: Int) -> Double {
    values[(row - lag)..<row].reduce(0, +) / Double(lag)
  }

  public var optionTexts: [(name: String, value: String)] { Self.options.texts(of: self) }

  /// What `har:…` can set.
  public static let options: [ModelOption<HAR>] = [
    .integer("week", \.week, from: 2, "rows in a week"),
    .integer("month", \.month, from: 2, "rows in a month"),
  ]

  /// What was found.
  public struct Fit: UnivariateFit {
    let lags: [Int]
    /// c, b[1], b[2] and b[3].
    public let coefficients: [Double]
    /// The variance of the errors.
    public let variance: Double

    public func path(after values: [Double], steps: Int) -> UnivariatePath {
      var all = values
      var shocks = [Double](repeating: 0, count: lags.max() ?? 1) + [1]
      let before = shocks.count - 1
      for step in 0..<steps {
        let row = all.count
        var value = coefficients[0]
        var shock = 0.0
        for (lag, coefficient) in zip(lags, coefficients.dropFirst()) {
          value += coefficient * HAR.mean(all, before: row, min(lag, row))
          if step > 0 { shock += coefficient * HAR.mean(shocks, before: before + step, lag) }
        }
        all.append(value)
        if step > 0 { shocks.append(shock) }
      }
      var sum = 0.0
      let weights = Array(shocks.dropFirst(before).prefix(steps))
      let spread = weights.map { shock in
        sum += shock * shock
        return sum * variance
      }
      return UnivariatePath(mean: Array(all.suffix(steps)), variance: spread, shocks: weights)
    }
  }
}
