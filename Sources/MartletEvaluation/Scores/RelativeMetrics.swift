import RealModule

/// The mean absolute percentage error, in percent.
///
///     MAPE = 100 · mean of |y − ŷ| / |y|   over the points where y ≠ 0
///
/// A point whose actual value is zero has no percentage error and is left out of the mean. (Others
/// divide by a tiny number instead, which makes one such point decide the result.)
///
/// - Edge cases: no points, or only zero actual values, give NaN, and so does a mean too large for a
///   number; NaN propagates.
/// - Parameters:
///   - actual: The observed values y.
///   - forecast: The forecasts ŷ of the same points, as many.
/// - Returns: The error in percent; 5 means five percent.
public func mape(_ actual: [Double], _ forecast: [Double]) -> Double {
  let zeros = actual.count { $0 == 0 }
  let mean = meanOverPairs(actual, forecast) { y, f in y == 0 ? 0 : ((y - f) / y).magnitude }
  // With zeros only this is 0 · n / 0 = NaN, as documented.
  return finite(100 * (mean * Double(actual.count) / Double(actual.count - zeros)))
}

/// The symmetric mean absolute percentage error, from 0 to 200.
///
///     sMAPE = 200 · mean of |y − ŷ| / (|y| + |ŷ|),   0/0 = 0
///
/// This is the definition of the M3 and M4 competitions (Makridakis & Hibon 2000) with absolute
/// values in the denominator. Some libraries print half of it (0 to 100) or a fraction (0 to 1, as
/// `utilsforecast` does).
///
/// - Edge cases: a point where both are zero counts 0; no points give NaN; NaN propagates.
/// - Parameters:
///   - actual: The observed values y.
///   - forecast: The forecasts ŷ of the same points, as many.
/// - Returns: The error in percent of the mean of |y| and |ŷ|.
public func smape(_ actual: [Double], _ forecast: [Double]) -> Double {
  let mean = meanOverPairs(actual, forecast) { y, f in
    y == 0 && f == 0 ? 0 : (y - f).magnitude / (y.magnitude + f.magnitude)
  }
  return 200 * mean
}

/// The quasi-likelihood loss of variance forecasts.
///
///     QLIKE = mean of y / f − ln(y / f) − 1   over the points where y > 0
///
/// 0 for a perfect forecast, and much larger for a forecast that is too small than for one as much
/// too large. It and the squared error are the losses that rank forecasts by a noisy measure of the
/// variance as the variance itself would. A point whose measure is 0 has none and is left out.
///
/// - Edge cases: a forecast of 0 or below is no variance, and the loss is infinite; no points, or none
///   above 0, give NaN; NaN propagates.
/// - Parameters:
///   - actual: The measured variances y.
///   - forecast: The forecasts f of the same points, as many.
/// - Returns: The loss, without unit.
/// - Note: Patton, "Volatility forecast comparison using imperfect volatility proxies", Journal of
///   Econometrics 2011.
public func qlike(_ actual: [Double], _ forecast: [Double]) -> Double {
  let others = actual.count { $0 <= 0 }
  let mean = meanOverPairs(actual, forecast) { y, f in
    guard !(y <= 0) else { return 0 }
    guard !(f <= 0) else { return .infinity }
    return y / f - Double.log(y / f) - 1
  }
  return mean * (Double(actual.count) / Double(actual.count - others))
}

/// The mean absolute scaled error.
///
///     MASE = MAE / scale
///
/// - Edge cases: a scale of 0 (the history never moved) gives NaN, never infinity, and so does a ratio
///   too large for a number; no points give NaN; NaN propagates.
/// - Parameters:
///   - actual: The observed values y.
///   - forecast: The forecasts ŷ of the same points, as many.
///   - scale: What ``maseScale(_:seasonLength:)`` says of the history before the forecast.
/// - Returns: The error in scales: 1 is that of the (seasonal) naive forecast one season ahead, in
///   sample.
/// - Note: Hyndman & Koehler (2006).
public func mase(_ actual: [Double], _ forecast: [Double], scale: Double) -> Double {
  let error = mae(actual, forecast)
  return finite(error / scale)
}

/// The scale of the mean absolute scaled error: the in-sample error of the seasonal naive forecast.
///
///     scale = (1/(n − m)) Σ |y[t] − y[t − m]|,   t = m ..< n
///
/// The literature agrees on this for a series without seasons (m = 1). With seasons some keep m = 1
/// (Hyndman & Koehler 2006), some take the season (the M4 competition): here the caller says which.
///
/// - Edge cases: NaN when there is no pair of values a season apart; NaN propagates.
/// - Parameters:
///   - inSample: The history before the forecast. Never the actual values that are forecast.
///   - seasonLength: m, the steps of a season; 1 for none.
/// - Returns: The scale, in units of the series.
public func maseScale(_ inSample: [Double], seasonLength: Int) -> Double {
  precondition(seasonLength > 0, "a season has at least one step, not \(seasonLength)")
  guard inSample.count > seasonLength else { return .nan }
  return mae(Array(inSample.dropFirst(seasonLength)), Array(inSample.dropLast(seasonLength)))
}

/// The out-of-sample R² of forecasts against a naive forecast of the same points.
///
///     R² = 1 − Σ (y − ŷ)² / Σ (y − ŷ_naive)²
///
/// The denominator holds the errors of a forecast that could have been made at the time, not
/// deviations from the mean of the test values, which nobody knew. For several steps ahead the sums
/// run over all points given, of all steps.
///
/// - Edge cases: a perfect naive forecast gives NaN, never infinity, and so does a ratio too large for
///   a number; no points give NaN; NaN propagates.
/// - Parameters:
///   - actual: The observed values y.
///   - forecast: The forecasts ŷ of the same points, as many.
///   - naive: The naive forecasts of the same points, as many.
/// - Returns: R², without unit: above 0 beats naive, 0 equals it, there is no lower bound.
/// - Note: Campbell & Thompson (2008), whose benchmark is the historical mean.
public func outOfSampleR2(_ actual: [Double], _ forecast: [Double], naive: [Double]) -> Double {
  let squaredError = { (y: Double, f: Double) in (y - f) * (y - f) }
  let own = meanOverPairs(actual, forecast, squaredError)
  let other = meanOverPairs(actual, naive, squaredError)
  guard !other.isNormal || !own.isFinite else { return finite(1 - own / other) }
  // In other units the squares are numbers.
  let ratio = rmse(actual, forecast) / rmse(actual, naive)
  return finite(1 - ratio * ratio)
}
