/// The share of actual values inside their interval, its ends included.
///
/// - Edge cases: no points give NaN; a point with a NaN counts as outside.
/// - Parameters:
///   - actual: The observed values.
///   - lower: The lower end of each interval.
///   - upper: The upper end of each interval.
/// - Returns: The share, from 0 to 1. That of a good 80 % interval is near 0.8, not as high as can
///   be.
public func coverage(_ actual: [Double], lower: [Double], upper: [Double]) -> Double {
  meanOverIntervals(actual, lower, upper) { y, low, high in low <= y && y <= high ? 1 : 0 }
}

/// The mean width of intervals.
///
/// - Edge cases: no points give NaN; NaN propagates.
/// - Parameters:
///   - lower: The lower end of each interval.
///   - upper: The upper end of each interval.
/// - Returns: The width, in units of the series.
public func meanWidth(lower: [Double], upper: [Double]) -> Double {
  meanOverPairs(lower, upper) { low, high in high - low }
}

/// The mean Winkler score, or interval score: width plus a penalty for each miss.
///
///     W = (u − l) + (2/α) (l − y) [y < l] + (2/α) (y − u) [y > u],   α = 1 − level
///
/// Lower is better; in expectation the true quantiles at α/2 and 1 − α/2 are best, so that neither
/// wide nor bold intervals pay.
///
/// - Edge cases: no points give NaN; NaN propagates.
/// - Parameters:
///   - actual: The observed values y.
///   - lower: The lower end l of each interval.
///   - upper: The upper end u of each interval.
///   - level: The nominal coverage, between 0 and 1.
/// - Returns: The score, in units of the series.
/// - Note: Winkler (1972); Gneiting & Raftery (2007).
public func winklerScore(
  _ actual: [Double], lower: [Double], upper: [Double], level: Double
) -> Double {
  precondition(0 < level && level < 1, "a level lies between 0 and 1, not \(level)")
  return meanOverIntervals(actual, lower, upper) { winklerTerm($0, $1, $2, level) }
}

/// The Winkler score of one value.
func winklerTerm(_ y: Double, _ low: Double, _ high: Double, _ level: Double) -> Double {
  let penalty = 2 / (1 - level)
  if y < low { return high - low + penalty * (low - y) }
  if y > high { return high - low + penalty * (y - high) }
  return high - low + 0 * y  // A NaN actual value must not score as a hit.
}

/// The mean pinball loss of forecasts of a quantile.
///
///     L = q (y − f) where y ≥ f, else (1 − q) (f − y)
///
/// Lower is better; in expectation the true quantile is best. At q = ½ it is half the mean absolute error.
///
/// - Edge cases: no points give NaN; NaN propagates.
/// - Parameters:
///   - actual: The observed values y.
///   - forecast: The forecasts f of the quantile.
///   - level: q, between 0 and 1.
/// - Returns: The loss, in units of the series.
/// - Note: Koenker & Bassett (1978). `quantile_loss` of utilsforecast.
public func pinballLoss(_ actual: [Double], _ forecast: [Double], level: Double) -> Double {
  precondition(0 < level && level < 1, "a level lies between 0 and 1, not \(level)")
  return meanOverPairs(actual, forecast) { pinballTerm($0, $1, level) }
}

/// The pinball loss of one value.
func pinballTerm(_ y: Double, _ f: Double, _ level: Double) -> Double {
  y >= f ? level * (y - f) : (1 - level) * (f - y)
}

/// The mean of `term` over values and their intervals; NaN when there are none.
func meanOverIntervals(
  _ actual: [Double], _ lower: [Double], _ upper: [Double],
  _ term: (Double, Double, Double) -> Double
) -> Double {
  precondition(
    actual.count == lower.count && actual.count == upper.count,
    "each actual value has an interval: \(actual.count), \(lower.count) lower, \(upper.count) upper"
  )
  var sum = 0.0
  for index in actual.indices {
    sum += term(actual[index], lower[index], upper[index])
  }
  return sum / Double(actual.count)
}
