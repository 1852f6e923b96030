/// The continuous ranked probability score of a sample of a forecast distribution.
///
///     CRPS = (1/n) Σ |x[i] − y| − (1/2n²) Σ |x[i] − x[j]|
///
/// It is exact for the distribution of the sample itself (the estimator `nrg` of scoringrules and that of
/// properscoring), and a little too large for the one that the sample is drawn from. Of a single member it is the
/// absolute error.
///
/// - Edge cases: an empty sample gives NaN; NaN propagates.
/// - Parameters:
///   - actual: The observed value y.
///   - sample: The draws x, in any order.
/// - Returns: The score, in units of the series; lower is better.
/// - Note: Gneiting & Raftery (2007).
/// - Complexity: O(n log n).
public func crps(_ actual: Double, sample: [Double]) -> Double {
  guard !sample.contains(where: \.isNaN) else { return .nan }
  let (sorted, n) = (sample.sorted(), Double(sample.count))
  let distance = sorted.reduce(0) { $0 + ($1 - actual).magnitude } / n
  // Σ |x[i] − x[j]| over all pairs is 2 Σ (2 i + 1 − n) x[i] of the sorted sample, i from 0.
  let spread = sorted.enumerated().reduce(0.0) { sum, draw in
    sum + (Double(2 * draw.offset + 1) - n) * (draw.element - sorted[0])
  }
  return distance - spread / (n * n)
}

/// The continuous ranked probability score by some quantiles of a forecast distribution.
///
///     CRPS ≈ (2/Q) Σ pinball loss of quantile q   over the Q levels
///
/// The integral of the pinball loss over all levels is half the CRPS; here it is the mean over those that there are.
/// It is near the CRPS for many levels that are evenly spaced, as .05, .15, … .95, and comparable between models on
/// the same levels always.
///
/// - Edge cases: no quantiles give NaN; NaN propagates.
/// - Parameters:
///   - actual: The observed value y.
///   - quantiles: The forecast of each level.
///   - levels: The levels, between 0 and 1.
/// - Returns: The score, in units of the series; lower is better.
/// - Note: `crps_quantile` of scoringrules; half of it is `mqloss` of utilsforecast.
public func crps(_ actual: Double, quantiles: [Double], levels: [Double]) -> Double {
  precondition(
    quantiles.count == levels.count,
    "each level has a quantile: \(levels.count) levels, \(quantiles.count) quantiles")
  return 2
    * zip(quantiles, levels).reduce(0) { $0 + pinballTerm(actual, $1.0, $1.1) }
    / Double(levels.count)
}

/// The probability integral transform of a value: where it lies in a sample of its forecast distribution.
///
///     PIT = (#{x < y} + ½ #{x = y}) / n
///
/// Over many forecasts it is uniform where the distributions are right.
///
/// - Edge cases: an empty sample or a NaN gives NaN.
/// - Parameters:
///   - actual: The observed value y.
///   - sample: The draws x, in any order.
/// - Returns: The place, from 0 to 1.
/// - Note: Dawid (1984); Gneiting, Balabdaoui & Raftery (2007).
public func pit(_ actual: Double, sample: [Double]) -> Double {
  guard !actual.isNaN, !sample.contains(where: \.isNaN) else { return .nan }
  let below = sample.count { $0 < actual }
  let equal = sample.count { $0 == actual }
  return (Double(below) + Double(equal) / 2) / Double(sample.count)
}
