/// What a series has to tell the coefficients of lags by, and whether a fit goes beyond it.
///
/// The rows of a series count as far as they move: a peg of 80 days that is followed by 18 days of
/// trading tells 18 rows and not 98.
///
///     information = (Σ |Δy|)² / Σ Δy²        n of n equal steps, .64 n of normal ones, 1 of one jump
///
/// A fit that explains all rows but a few with about as many coefficients has no errors to speak of
/// and yet forecasts absurdities: values that its lags have never held are multiplied by whatever
/// made these few rows exact.
struct LagEvidence: Sendable {
  /// Rows that the series counts for.
  let information: Double
  /// Whether that is far less than it has.
  let isFew: Bool
  /// The mean of Δy²: the variance of a step of the last value, carried on.
  let meanSquaredChange: Double
  private let values: [Double]
  private let least: Double
  private let most: Double

  /// The share of its rows below which a series tells far less than it has rows.
  private static let fewShare = 0.2
  /// How many times all that a series has moved a forecast may be beyond it.
  private static let reach = 3.0
  /// Steps in which a forecast of a series that tells few rows stays near: two years of months.
  private static let fewSteps = 24

  init(_ values: [Double]) {
    self.values = values
    least = values.min() ?? 0
    most = values.max() ?? 0
    var (sum, squares) = (0.0, 0.0)
    for (before, value) in zip(values, values.dropFirst()) {
      let change = value - before
      sum += change.magnitude
      squares += change * change
    }
    meanSquaredChange = squares / Double(max(values.count - 1, 1))
    information = squares > 0 ? sum * sum / squares : 0
    isFew = squares > 0 && information < Self.fewShare * Double(values.count)
  }

  /// What so many rows of a fit count for.
  func weight(of rows: Int) -> Double {
    isFew ? min(Double(rows), max(information, 1)) : Double(rows)
  }

  /// Whether the series can carry an autoregression.
  ///
  /// It cannot where an error of usual size grows, in about as many rows as the series tells of, to
  /// several times all that the series has ever moved; where it grows at all, and the rows are too
  /// few to know the errors by; or where the forecast itself goes as far, from few rows as far as all that
  /// the series has moved. An order of 1 is carried by a series that grows ever faster in most of its rows.
  ///
  /// - Parameters:
  ///   - coefficients: φ.
  ///   - squares: Σ of the squared errors.
  ///   - rows: Those of the fit.
  ///   - parameters: Coefficients that were fitted, the constant among them.
  func carries(
    constant: Double, _ coefficients: [Double], squares: Double, rows: Int, parameters: Int
  ) -> Bool {
    let range = most - least
    guard range > 0, !coefficients.isEmpty else { return true }
    if coefficients.count == 1, isGrowing { return true }
    let free = weight(of: rows) - Double(parameters)
    let bound =
      free < 2 ? 2 : Self.reach * range / max((squares / free).squareRoot(), range * 1e-30)
    let steps = Int(information.rounded(.up)) + 2 * coefficients.count
    return growth(of: coefficients, steps: steps, within: bound)
      && staysNear(constant, coefficients, distance: isFew ? range : Self.reach * range)
  }

  /// Whether most changes are larger than the one before, in the same direction.
  private var isGrowing: Bool {
    var count = 0
    for row in values.indices.dropFirst(2) {
      let (before, change) = (values[row - 1] - values[row - 2], values[row] - values[row - 1])
      if before * change > 0, change.magnitude > before.magnitude { count += 1 }
    }
    return 2 * count >= values.count - 1
  }

  /// Whether an error of 1 stays within a bound over so many rows.
  private func growth(of coefficients: [Double], steps: Int, within bound: Double) -> Bool {
    var shocks = [1.0]
    for step in 1..<max(steps, 1) {
      var shock = 0.0
      for lag in 0..<min(step, coefficients.count) {
        shock += coefficients[lag] * shocks[step - lag - 1]
      }
      guard shock.magnitude <= bound else { return false }
      shocks.append(shock)
    }
    return true
  }

  /// Whether a forecast of as many steps as there are lags, and of some years from few rows, stays within a
  /// distance of all values.
  private func staysNear(
    _ constant: Double, _ coefficients: [Double], distance: Double
  ) -> Bool {
    var recent = Array(values.suffix(coefficients.count))
    for _ in 0..<max(coefficients.count, isFew ? Self.fewSteps : 0) {
      var value = constant
      for (lag, coefficient) in coefficients.enumerated() where lag < recent.count {
        value += coefficient * recent[recent.count - lag - 1]
      }
      guard value >= least - distance, value <= most + distance else { return false }
      recent.append(value)
    }
    return true
  }
}
