/// Split conformal prediction: intervals and quantiles from the errors of forecasts made earlier.
///
/// An interval forecast ± half width holds the next value with at least the probability of the level
/// if its error is exchangeable with the calibration errors. The same is true of an interval whose ends are both
/// moved out by a margin, where an error says how far outside its interval a value lay: negative inside
/// (conformalised quantile regression). Errors grow with the horizon: calibrate each step by itself, from the errors of
/// that step.
///
/// Errors h steps ahead from cutoffs less than h apart have shocks in common. A level takes as many that
/// have none as it would take errors in all; once they are there all errors are ranked, those that
/// overlap too, as if they were twice as many as those that do not:
///
///     k = ⌈(1 + 1/m) level n⌉,   m = min(n, 2 × errors that do not overlap)
///
/// which is ⌈(n + 1) level⌉ where nothing overlaps. `Scripts/conformal_coverage.py` shows why twice.
///
/// - Note: Vovk, Gammerman & Shafer (2005); Lei, G'Sell, Rinaldo, Tibshirani & Wasserman (2018); Romano, Patterson &
///   Candès (2019).
public enum Conformal {
  /// How far the ends of the interval of a level lie outside: half its width, where they start at the forecast.
  ///
  /// The k-th smallest of the n errors, k as above.
  ///
  /// - Edge cases: nil when fewer errors than ``minimumCount(level:)`` do not overlap.
  /// - Parameters:
  ///   - errors: |y − ŷ| of past forecasts of one horizon step, or max(lower − y, y − upper) of past intervals; in any
  ///     order, no NaN.
  ///   - level: The nominal coverage, between 0 and 1.
  ///   - adapted: The level that is taken for it, of any size; nil for itself.
  ///   - apart: How many of the errors there are at most that do not overlap; nil for all.
  /// - Returns: The margin, in units of the errors, or nil.
  public static func margin(
    _ errors: [Double], level: Double, adapted: Double? = nil, apart: Int? = nil
  ) -> Double? {
    let count = errors.count
    guard min(apart ?? count, count) >= minimumCount(level: level) else { return nil }
    let level = min(max(adapted ?? level, least), 1 - least)
    return errors.sorted()[min(rank(count: count, level: level, apart: apart), count) - 1]
  }

  /// What is to be added to a forecast, so that the next value lies at or below it with the probability of
  /// the level.
  ///
  /// The value at place (n + 1) level among the n sorted signed errors, between two of them on the line: of
  /// n + 1 gaps that the next error falls into with equal chance as many lie below. Where errors overlap the
  /// place is as far out as that of k above. A quantile is to be right and not to be on a safe side, so
  /// that places are not rounded; and of two levels the higher is never the smaller one.
  ///
  /// - Edge cases: nil when fewer errors than ``minimumCount(quantile:)`` do not overlap: the place lies
  ///   outside then.
  /// - Parameters:
  ///   - errors: y − ŷ of past forecasts of one horizon step, in any order; no NaN.
  ///   - level: The level of the quantile, between 0 and 1.
  ///   - adapted: The level that is taken for it, of any size; nil for itself.
  ///   - apart: How many of the errors there are at most that do not overlap; nil for all.
  /// - Returns: The distance from the forecast, in units of the errors, or nil.
  /// - Note: Definition 6 of Hyndman & Fan (1996), `weibull` of NumPy.
  public static func offset(
    _ errors: [Double], quantile level: Double, adapted: Double? = nil, apart: Int? = nil
  ) -> Double? {
    let count = errors.count
    guard min(apart ?? count, count) >= minimumCount(quantile: level) else { return nil }
    let level = min(max(adapted ?? level, least), 1 - least)
    let size = level == 0.5 ? count : min(count, 2 * (apart ?? count))
    let out = Double(count) * Double(size + 1) / Double(size) * max(level, 1 - level)
    let place = min(max(1, level < 0.5 ? Double(count + 1) - out : out), Double(count))
    let sorted = errors.sorted()
    let index = Int(place)
    let weight = place - Double(index)
    return weight == 0
      ? sorted[index - 1] : (1 - weight) * sorted[index - 1] + weight * sorted[index]
  }

  /// The fewest calibration errors that give an interval at a level: 4 at 0.8, 19 at 0.95. None of them
  /// overlap.
  ///
  /// - Parameter level: The nominal coverage, between 0 and 1.
  /// - Returns: The count.
  public static func minimumCount(level: Double) -> Int {
    var count = max(1, Int(level / (1 - level)) - 1)
    while rank(count: count, level: level) > count { count += 1 }
    return count
  }

  /// The fewest calibration errors that give a quantile: 9 at 0.1 and 0.9, 19 at 0.05, 1 at ½.
  ///
  /// - Parameter level: The level of the quantile, between 0 and 1.
  /// - Returns: The count.
  public static func minimumCount(quantile level: Double) -> Int {
    minimumCount(level: max(level, 1 - level))
  }

  /// A level that has moved to 0 or 1 and beyond takes the errors at the end.
  private static let least = 1e-9

  /// k, where a level such as 0.07 is meant as the decimal that it shows.
  private static func rank(count: Int, level: Double, apart: Int? = nil) -> Int {
    precondition(0 < level && level < 1, "a level lies between 0 and 1, not \(level)")
    let size = min(count, 2 * (apart ?? count))
    let exact = Double(count) * Double(size + 1) / Double(size) * level
    return max(1, Int((exact * (1 - 1e-12)).rounded(.up)))
  }
}
