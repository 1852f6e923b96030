import MartletNumerics

/// Whether intervals held less often than they say, fold by fold.
///
///     t = d̄ / (s / √n),   p = P(T ≤ t),   T of Student's t with n − 1 degrees of freedom
///
/// dᵢ is the share of the points of fold i inside their intervals less the level, over its steps and series, on
/// average over the levels, and s the standard deviation of these. Points of one fold hold or fail together,
/// so that a fold is one observation. Of a model whose intervals hold with the probability of their level,
/// whatever came before, shares of folds that do not overlap are uncorrelated, and since the share is skewed
/// towards 0 the test says so less often than p (`Scripts/native_record.py`: .9 to 4.1 % of draws below .05).
public enum CoverageTest {
  /// The fewest folds that are tested.
  public static let minimumCount = 10

  /// The p-value of the test.
  ///
  /// - Edge cases: nil for fewer folds than ``minimumCount``; numbers that are all the same give 0 where they are
  ///   below 0, else 1; NaN gives NaN.
  /// - Parameter excess: dᵢ, of folds that do not overlap.
  /// - Returns: The probability of shares this low, did the intervals hold as often as they say.
  public static func pValue(_ excess: [Double]) -> Double? {
    guard excess.count >= minimumCount else { return nil }
    let mean = Descriptive.mean(excess)
    guard excess.contains(where: { $0 != excess[0] }) else { return mean < 0 ? 0 : 1 }
    let error =
      (Descriptive.autocovariance(excess, lag: 0) / Double(excess.count - 1)).squareRoot()
    return StudentT(degreesOfFreedom: Double(excess.count - 1)).cumulative(mean / error)
  }
}
