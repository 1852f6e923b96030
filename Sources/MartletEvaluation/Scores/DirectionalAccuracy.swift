/// The share of points where the forecast went the way the series went.
///
///     share of sign(ŷ − last) = sign(y − last)   over the points where y ≠ last
///
/// A point where the series did not move has no direction and is left out. A forecast of no move
/// counts as wrong where the series did move. When *every* forecast is of no move, as that of the
/// naive model, no direction was stated at all: the result is NaN then rather than 0, which would
/// read as worse than a coin.
///
/// - Edge cases: NaN when no point moved, when no direction was stated, and when there are no
///   points. A NaN forecast counts as wrong.
/// - Parameters:
///   - actual: The observed values y.
///   - forecast: The forecasts ŷ of the same points, as many.
///   - last: For each point, the last value known when its forecast was made.
/// - Returns: The share, from 0 to 1. 0.5 is a coin's only if the series goes up as often as down.
public func directionalAccuracy(
  _ actual: [Double], _ forecast: [Double], last: [Double]
) -> Double {
  precondition(
    actual.count == forecast.count && actual.count == last.count,
    "a metric compares equally many values, not \(actual.count), \(forecast.count), \(last.count)")
  var moved = 0
  var right = 0
  var stated = false
  for (index, origin) in last.enumerated() where actual[index] != origin {
    moved += 1
    stated = stated || forecast[index] != origin
    if actual[index] > origin ? forecast[index] > origin : forecast[index] < origin { right += 1 }
  }
  return stated ? Double(right) / Double(moved) : .nan
}

/// The share of points where the forecast went the way the series went, of forecasts that were all
/// made from one last value.
///
/// - Parameters:
///   - actual: The observed values y.
///   - forecast: The forecasts ŷ of the same points, as many.
///   - last: The last value known when the forecasts were made.
/// - Returns: The share, from 0 to 1.
public func directionalAccuracy(_ actual: [Double], _ forecast: [Double], last: Double) -> Double {
  directionalAccuracy(actual, forecast, last: Array(repeating: last, count: actual.count))
}
