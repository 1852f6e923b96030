import MartletForecasting
import MartletPanels
import RealModule

/// How far from 0 a forecast may lie before it is none any more, but a model that ran away.
///
///     limit = M · max(10⁶, (M / E) ^ (2 · max(1, 2h/n)))
///
/// M is the largest magnitude among the n rows that are known, E that of their earlier half, h the
/// horizon. A value a million times as large as anything that was seen is no forecast of the next rows
/// unless the rows themselves grow like that: M / E is how much they grew over the later half, and a
/// forecast may go on growing as fast as that for its whole horizon, and as much again. An exponential
/// of any rate lies below, oscillating or not, and whatever is like the rows that are known lies far
/// below.
///
/// A rule about magnitudes needs no transform: in logarithms it allows a distance in proportion to the
/// distance that the rows went. Of several series that a model learns from together the largest limit
/// holds for all, since a bad forecast on the scale of another series is bad, and no accident of
/// numbers.
///
/// - Edge cases: where the earlier half is 0, E is the smallest magnitude that is not; where all rows
///   are, there is no limit. Under a logarithm 0 is none of its forecasts: it stands for minus infinity.
package enum ForecastLimit {
  /// The multiple of the largest magnitude that is allowed whatever the rows do.
  static let usualMultiple = 1e6

  /// Checks the forecasts from a cutoff.
  ///
  /// - Parameters:
  ///   - paths: One a history of the panel.
  ///   - isOfLogarithms: Whether the model forecast logarithms.
  /// - Throws: `ModelError` for the first value that is not finite, or beyond the limit.
  static func check(_ paths: [[Double]], of panel: AsOfPanel, isOfLogarithms: Bool) throws {
    var limit: (value: Double, largest: Double)?
    for (path, history) in zip(paths, panel.histories) {
      // Most forecasts are like the last value, and then no row need be looked at.
      let near = usualMultiple * (history.target.last ?? 0).magnitude
      for (step, value) in path.enumerated() {
        guard value.isFinite, !isOfLogarithms || value != 0 else {
          throw ModelError.forecastNotFinite
        }
        guard value.magnitude > near else { continue }
        let bound = limit ?? Self.limit(of: panel.histories, horizon: path.count)
        limit = bound
        guard value.magnitude > bound.value else { continue }
        throw ModelError.forecastAbsurd(
          value: value, step: step + 1, time: history.cutoffLabel, largest: bound.largest)
      }
    }
  }

  /// Quantiles and sample paths may go far, and must be numbers.
  static func checkFinite(_ paths: some Sequence<[Double]>) throws {
    for path in paths where !path.allSatisfy(\.isFinite) { throw ModelError.forecastNotFinite }
  }

  /// The largest limit of several series, and the largest magnitude known of any.
  private static func limit(
    of histories: [History], horizon: Int
  ) -> (value: Double, largest: Double) {
    var (limit, largest) = (0.0, 0.0)
    for history in histories {
      let values = history.target
      limit = max(limit, Self.limit(of: values, horizon: horizon))
      largest = max(largest, Self.largest(values))
    }
    return (limit, largest)
  }

  /// The limit of one series.
  package static func limit(of values: ArraySlice<Double>, horizon: Int) -> Double {
    let largest = largest(values)
    guard largest > 0 else { return .infinity }
    let half = Double(values.count) / 2
    var earlier = Self.largest(values.prefix(values.count / 2))
    if earlier == 0 {
      earlier = values.lazy.map(\.magnitude).filter { $0 > 0 }.min() ?? largest
    }
    let growth = Double.log(largest) - Double.log(earlier)
    let room = 2 * growth * max(1, Double(horizon) / half)
    return largest * max(usualMultiple, Double.exp(room))
  }

  private static func largest(_ values: ArraySlice<Double>) -> Double {
    values.reduce(0) { max($0, $1.magnitude) }
  }
}
