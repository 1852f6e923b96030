import MartletNumerics

/// The weighted absolute percentage error, in percent.
///
///     WAPE = 100 · Σ |y − ŷ| / Σ |y|
///
/// Errors are weighed by how large values are, so that a value near 0 decides nothing. It is also called the
/// normalised deviation (ND).
///
/// - Edge cases: values that are all 0 give NaN, never infinity, and so does a ratio too large for a number; no
///   points give NaN; NaN propagates.
/// - Parameters:
///   - actual: The observed values y.
///   - forecast: The forecasts ŷ of the same points, as many.
/// - Returns: The error in percent of the mean magnitude of y.
/// - Note: `nd` and `wape` of utilsforecast, which are shares.
public func wape(_ actual: [Double], _ forecast: [Double]) -> Double {
  let size = meanOverPairs(actual, actual) { y, _ in y.magnitude }
  return finite(100 * (mae(actual, forecast) / size))
}

/// The root mean squared scaled error.
///
///     RMSSE = RMSE / scale
///
/// - Edge cases: a scale of 0 (the history never moved) gives NaN, never infinity, and so does a ratio too large
///   for a number; no points give NaN; NaN propagates.
/// - Parameters:
///   - actual: The observed values y.
///   - forecast: The forecasts ŷ of the same points, as many.
///   - scale: What ``rmsseScale(_:seasonLength:)`` says of the history before the forecast.
/// - Returns: The error in scales: 1 is that of the (seasonal) naive forecast one season ahead, in sample.
/// - Note: Hyndman & Koehler (2006); the M5 competition with a season of 1. `rmsse` of utilsforecast.
public func rmsse(_ actual: [Double], _ forecast: [Double], scale: Double) -> Double {
  finite(rmse(actual, forecast) / scale)
}

/// The scale of the root mean squared scaled error: the in-sample error of the seasonal naive forecast.
///
///     scale = √((1/(n − m)) Σ (y[t] − y[t − m])²),   t = m ..< n
///
/// - Edge cases: NaN when there is no pair of values a season apart; NaN propagates.
/// - Parameters:
///   - inSample: The history before the forecast. Never the actual values that are forecast.
///   - seasonLength: m, the steps of a season; 1 for none.
/// - Returns: The scale, in units of the series.
public func rmsseScale(_ inSample: [Double], seasonLength: Int) -> Double {
  precondition(seasonLength > 0, "a season has at least one step, not \(seasonLength)")
  guard inSample.count > seasonLength else { return .nan }
  return rmse(Array(inSample.dropFirst(seasonLength)), Array(inSample.dropLast(seasonLength)))
}

/// The bias: the mean error.
///
///     bias = (1/n) Σ (ŷ − y)
///
/// - Edge cases: no points give NaN; NaN propagates.
/// - Parameters:
///   - actual: The observed values y.
///   - forecast: The forecasts ŷ of the same points, as many.
/// - Returns: The error in units of the series: above 0 where forecasts were too high on average.
/// - Note: `bias` of utilsforecast.
public func bias(_ actual: [Double], _ forecast: [Double]) -> Double {
  meanOverPairs(actual, forecast) { y, f in f - y }
}

/// A ratio where it is a number: one of something to nothing is not.
func finite(_ ratio: Double) -> Double { ratio.isFinite ? ratio : .nan }
