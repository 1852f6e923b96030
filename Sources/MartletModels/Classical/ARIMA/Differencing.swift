/// How often a series must be differenced before an ARMA model is of use.
enum Differencing {
  /// Seasonal differences, 0 or 1: one where the season is strong.
  ///
  ///     1 − Var(R) / Var(S + R) > 0.64,   y = T + S + R
  ///
  /// - Note: Wang, Smith & Hyndman (2006); the limit is that of R and statsforecast. Trend and season
  ///   come from STL (see ``SeasonalTrend``).
  static func seasonal(_ values: [Double], seasonLength: Int) -> Int {
    guard seasonLength > 1, values.count > 2 * seasonLength, !isConstant(values) else { return 0 }
    let parts = SeasonalTrend(values, seasonLength: seasonLength)
    let left = variance(parts.remainder)
    let whole = variance(zip(parts.season, parts.remainder).map { $0 + $1 })
    return whole > 0 && 1 - left / whole > 0.64 ? 1 : 0
  }

  /// Differences, 0 to 2: as many as the test of Kwiatkowski, Phillips, Schmidt and Shin asks for at
  /// 5 %, with ⌊3 √T / 13⌋ autocovariances.
  static func ordinary(_ values: [Double]) -> Int {
    var values = values
    var count = 0
    while count < 2, !isConstant(values), wanders(values) {
      values = ARIMAOrder.differences(values, lag: 1)
      count += 1
    }
    return count
  }

  static func isConstant(_ values: [Double]) -> Bool {
    guard let first = values.first else { return true }
    return values.allSatisfy { ($0 - first).magnitude <= 1e-12 * first.magnitude }
  }

  private static func wanders(_ values: [Double]) -> Bool {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let errors = values.map { $0 - mean }
    let lags = min(Int(3 * count.squareRoot() / 13), values.count - 1)
    var longRun = 0.0
    for lag in 0..<(lags + 1) {
      let product = zip(errors, errors.dropFirst(lag)).reduce(0) { $0 + $1.0 * $1.1 }
      longRun += (lag == 0 ? 1 : 2 * (1 - Double(lag) / Double(lags + 1))) * product / count
    }
    var sum = 0.0
    let squares = errors.reduce(0) { squares, error in
      sum += error
      return squares + sum * sum
    }
    return longRun > 0 && squares / (count * count * longRun) > 0.463
  }

  private static func variance(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  }
}
