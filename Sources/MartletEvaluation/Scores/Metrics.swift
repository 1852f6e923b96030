import MartletNumerics

/// The mean absolute error.
///
///     MAE = (1/n) Σ |y − ŷ|
///
/// - Edge cases: no points give NaN; NaN propagates.
/// - Parameters:
///   - actual: The observed values y.
///   - forecast: The forecasts ŷ of the same points, as many.
/// - Returns: The error, in units of the series.
public func mae(_ actual: [Double], _ forecast: [Double]) -> Double {
  meanOverPairs(actual, forecast) { y, f in (y - f).magnitude }
}

/// The root mean squared error.
///
///     RMSE = √((1/n) Σ (y − ŷ)²)
///
/// The root is taken once, over all points given: the RMSE of several folds is not the mean of
/// their RMSEs.
///
/// - Edge cases: no points give NaN; NaN propagates.
/// - Parameters:
///   - actual: The observed values y.
///   - forecast: The forecasts ŷ of the same points, as many.
/// - Returns: The error, in units of the series.
public func rmse(_ actual: [Double], _ forecast: [Double]) -> Double {
  let mean = meanOverPairs(actual, forecast) { y, f in (y - f) * (y - f) }
  guard !mean.isNormal, !mean.isNaN else { return mean.squareRoot() }
  return RootMeanSquare.of(
    zip(actual, forecast).lazy.map { $0 - $1 }, divisor: Double(actual.count))
}

/// The mean of `term` over the pairs of two equally long arrays; NaN when there are none.
func meanOverPairs(
  _ actual: [Double], _ forecast: [Double], _ term: (Double, Double) -> Double
) -> Double {
  precondition(
    actual.count == forecast.count,
    "a metric compares as many forecasts as actual values, not \(forecast.count) with \(actual.count)"
  )
  var sum = 0.0
  for index in actual.indices {
    sum += term(actual[index], forecast[index])
  }
  return sum / Double(actual.count)
}
