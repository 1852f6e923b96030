import MartletNumerics
import RealModule

/// Where the search for the states of an exponential smoothing model starts.
///
/// The season comes from a classical decomposition, or with fewer than three seasons from what a
/// straight line leaves when a line and a wave are fitted together; level and trend from the first
/// rows without season, two seasons of them and ten at least.
///
/// - Note: Hyndman, Koehler, Ord & Snyder (2008), section 2.6.1, as in R and statsforecast.
struct ETSStart: Sendable, Hashable {
  /// ℓ[0].
  let level: Double
  /// b[0].
  let trend: Double
  /// One for each place in the season; empty without.
  let season: [Double]

  init(of values: [Double], form: ETSForm, seasonLength: Int) {
    let isMultiplicative = form.season == .multiplicative
    var adjusted = values
    if form.season == .none {
      season = []
    } else {
      let pattern = Self.pattern(values, seasonLength, isMultiplicative)
      adjusted = values.enumerated().map { row, value in
        isMultiplicative ? value / max(pattern[row], 0.01) : value - pattern[row]
      }
      let first = Array(pattern.prefix(seasonLength))
      season = isMultiplicative ? first.map { max($0, 0.01) } : first
    }
    let count = min(max(10, form.season == .none ? 2 : 2 * seasonLength), values.count)
    let line = LineFit(adjusted.prefix(count))
    guard form.trend != .none else {
      level = adjusted.prefix(count).reduce(0, +) / Double(count)
      trend = 0
      return
    }
    // A relative error needs a first forecast other than 0.
    let isNearZero = (line.intercept + line.slope).magnitude < 1e-8
    level = isNearZero ? line.intercept * (1 + 1e-3) : line.intercept
    trend = isNearZero ? line.slope * (1 - 1e-3) : line.slope
  }

  /// The season at each row.
  private static func pattern(
    _ values: [Double], _ seasonLength: Int, _ isMultiplicative: Bool
  ) -> [Double] {
    guard values.count < 3 * seasonLength else {
      let indices = SeasonalIndices(
        of: values, seasonLength: seasonLength, isMultiplicative: isMultiplicative
      ).indices
      return values.indices.map { indices[$0 % seasonLength] }
    }
    let rows = values.indices.map { Double($0 + 1) }
    let angles = rows.map { 2 * Double.pi * $0 / Double(seasonLength) }
    let fit = LeastSquaresFit(
      columns: [
        rows.map { _ in 1 }, rows, angles.map { Double.cos($0) }, angles.map { Double.sin($0) },
      ], response: values)
    return zip(values, rows).map { value, row in
      let line = fit.coefficients[0] + fit.coefficients[1] * row
      return isMultiplicative ? value / line : value - line
    }
  }
}
