/// Split conformal prediction: intervals from the errors of forecasts made earlier.
///
/// An interval forecast ± half width holds the next value with at least the probability of the level
/// if its error is exchangeable with the calibration errors. Errors grow with the horizon: calibrate
/// each step by itself, from the errors of that step.
///
/// - Note: Vovk, Gammerman & Shafer (2005); Lei, G'Sell, Rinaldo, Tibshirani & Wasserman (2018).
public enum Conformal {
  /// Half the width of the interval at a level.
  ///
  /// The k-th smallest of the n absolute errors, k = ⌈(n + 1) level⌉.
  ///
  /// - Edge cases: nil when k > n: there are too few errors for this level, see
  ///   ``minimumCount(level:)``.
  /// - Parameters:
  ///   - absoluteErrors: |y − ŷ| of past forecasts of one horizon step, in any order; no NaN.
  ///   - level: The nominal coverage, between 0 and 1.
  /// - Returns: Half the width, in units of the errors, or nil.
  public static func halfWidth(_ absoluteErrors: [Double], level: Double) -> Double? {
    let rank = rank(count: absoluteErrors.count, level: level)
    return rank > absoluteErrors.count ? nil : absoluteErrors.sorted()[rank - 1]
  }

  /// The fewest calibration errors that give an interval at a level: 4 at 0.8, 19 at 0.95.
  ///
  /// - Parameter level: The nominal coverage, between 0 and 1.
  /// - Returns: The count.
  public static func minimumCount(level: Double) -> Int {
    var count = max(1, Int(level / (1 - level)) - 1)
    while rank(count: count, level: level) > count { count += 1 }
    return count
  }

  /// ⌈(n + 1) level⌉, where a level such as 0.07 is meant as the decimal that it shows.
  private static func rank(count: Int, level: Double) -> Int {
    precondition(0 < level && level < 1, "a level lies between 0 and 1, not \(level)")
    let exact = Double(count + 1) * level
    return max(1, Int((exact * (1 - 1e-12)).rounded(.up)))
  }
}
