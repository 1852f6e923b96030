import MartletNumerics

/// The mean absolute error relative to that of a naive forecast of the same points.
///
///     relative MAE = Σ |y − ŷ| / Σ |y − ŷ_naive|
///
/// - Edge cases: a perfect naive forecast gives NaN, never infinity, and so does a ratio too large for a number;
///   no points give NaN; NaN propagates.
/// - Parameters:
///   - actual: The observed values y.
///   - forecast: The forecasts ŷ of the same points, as many.
///   - naive: The naive forecasts of the same points, as many.
/// - Returns: The ratio: below 1 beats naive, 1 equals it.
/// - Note: `rmae` of utilsforecast.
public func relativeMAE(_ actual: [Double], _ forecast: [Double], naive: [Double]) -> Double {
  finite(mae(actual, forecast) / mae(actual, naive))
}

/// Theil's U2: the root mean squared error of relative changes, by that of the forecast of no change.
///
///     U2 = √( Σ ((ŷ − y) / x)² / Σ ((y − x) / x)² ),   x the last value known when the forecast was made
///
/// It is the second of Theil's two coefficients. The first, U1 = RMSE / (√(mean ŷ²) + √(mean y²)), calls a
/// forecast better for being large, and is not computed. Since changes are shares of x, series of all sizes count
/// alike. Of forecasts of several steps each is compared with the same last value.
///
/// - Edge cases: points whose last value is 0 or unknown have no relative change and are left out; series that
///   did not change give NaN, never infinity, and so do no points; NaN propagates.
/// - Parameters:
///   - actual: The observed values y.
///   - forecast: The forecasts ŷ of the same points, as many.
///   - last: For each point x, the last value known when its forecast was made.
/// - Returns: The ratio: below 1 beats the forecast of no change, 1 equals it.
/// - Note: Theil, "Applied Economic Forecasting" (1966). With x the value one step before each point it is the
///   `Theil's U` of `accuracy` in R's package forecast.
public func theilU2(_ actual: [Double], _ forecast: [Double], last: [Double]) -> Double {
  precondition(
    actual.count == forecast.count && actual.count == last.count,
    "a metric compares equally many values, not \(actual.count), \(forecast.count), \(last.count)")
  let points = last.indices.filter { last[$0] != 0 && !last[$0].isNaN }
  guard !points.isEmpty else { return .nan }
  let errors = points.lazy.map { (forecast[$0] - actual[$0]) / last[$0] }
  let changes = points.lazy.map { (actual[$0] - last[$0]) / last[$0] }
  return finite(RootMeanSquare.of(errors, divisor: 1) / RootMeanSquare.of(changes, divisor: 1))
}

/// The overall weighted average of the M4 competition, with any benchmark.
///
///     OWA = ½ (sMAPE / sMAPE of the benchmark + MASE / MASE of the benchmark)
///
/// - Edge cases: a benchmark without error gives NaN, never infinity; NaN propagates.
/// - Parameters:
///   - smape: The sMAPE of the forecasts.
///   - mase: Their MASE.
///   - benchmark: Both of the benchmark, on the same points: Naive2 in the competition.
/// - Returns: The average: below 1 beats the benchmark, 1 equals it.
/// - Note: Makridakis, Spiliotis & Assimakopoulos (2020).
public func owa(
  smape: Double, mase: Double, benchmark: (smape: Double, mase: Double)
) -> Double {
  finite((smape / benchmark.smape + mase / benchmark.mase) / 2)
}
