/// The units in which the errors on several series count together.
///
/// The unit of a series is the scale of its mean absolute scaled error, from rows before the errors alone,
///
///     s = mean of |y[t] − y[t − m]|,   m the season,
///
/// unless naive errs far more often on it than on others: with r = e / s, e its mean naive error,
///
///     u = max(s, e / (2 · median of r))
///
/// so that no series counts for more than twice as much as the middle one, however calm it was before. The
/// median is the lower of two, over the series on which naive errs at all.
///
/// - Edge cases: a series that hardly moved has no scale, and no unit: see ``scale(_:seasonLength:)``. Where
///   no series has one, each counts in units of its naive error, and where there is none either in its own.
/// - Note: Hyndman & Koehler (2006) for the scale. That a unit rests on the test rows of naive changes no
///   forecast; all models of a comparison have the same.
package struct SeriesUnits: Sendable, Hashable {
  /// How much more than the middle series one may count.
  package static let bound = 2.0

  /// By series; nil for one that takes no part in what is said of all together.
  package let values: [Double?]

  /// - Parameters:
  ///   - scales: By series; nil for one without.
  ///   - naive: The mean error of naive on each.
  package init(scales: [Double?], naive: [Double]) {
    let ratios = zip(scales, naive).compactMap { scale, error -> Double? in
      guard let scale, error > 0, error.isFinite else { return nil }
      return error / scale
    }.sorted()
    let most = ratios.isEmpty ? .infinity : Self.bound * ratios[(ratios.count - 1) / 2]
    guard scales.contains(where: { $0 != nil }) else {
      let hasErrors = naive.contains { $0 > 0 }
      values = naive.map { hasErrors ? ($0 > 0 ? $0 : nil) : 1 }
      return
    }
    values = zip(scales, naive).map { scale, error in
      scale.map { error.isFinite ? max($0, error / most) : $0 }
    }
  }

  /// One series is its own measure, whatever its scale.
  package static let ofOneSeries = SeriesUnits(values: [1])

  private init(values: [Double?]) { self.values = values }

  /// The mean absolute difference of values a season apart.
  ///
  /// - Edge cases: nil where fewer pairs than one in twenty differ, or fewer than two of five and more: one
  ///   move of a series that stands still is no measure of how it moves. What is rounding is no
  ///   difference, and a value that is NaN has none.
  package static func scale(
    _ values: some RandomAccessCollection<Double>, seasonLength: Int
  ) -> Double? {
    let rounding = 4 * values.reduce(0) { max($0, $1.magnitude) }.ulp
    var (sum, moves, pairs) = (0.0, 0, 0)
    for (value, before) in zip(values.dropFirst(seasonLength), values) {
      let difference = (value - before).magnitude
      if !difference.isNaN { pairs += 1 }
      guard difference > rounding else { continue }
      sum += difference
      moves += 1
    }
    guard moves >= (pairs < 5 ? 1 : max(2, (pairs + 19) / 20)) else { return nil }
    let scale = sum / Double(pairs)
    return scale.isNormal ? scale : nil
  }
}
