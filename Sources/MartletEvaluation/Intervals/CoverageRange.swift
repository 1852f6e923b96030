import MartletNumerics

/// How far a share of few observations may be off: Wilson's interval of a binomial probability.
///
///     (p + z²/2n ± z √(p (1 − p)/n + z²/4n²)) / (1 + z²/n),   z the 97.5 % quantile of the normal distribution
///
/// Of a coverage, n counts *folds that do not overlap*, not points: points of one fold hold or fail together, of
/// several series too, so that a fold is taken for a single observation. Were points independent, the share would be
/// surer than this says; it is never less sure.
///
/// - Note: Wilson (1927); Brown, Cai & DasGupta (2001), who recommend it for small n. `proportion_confint` of
///   statsmodels with `method="wilson"`.
public enum CoverageRange {
  /// The 95 % interval.
  ///
  /// - Edge cases: NaN or no observation gives nil.
  /// - Parameters:
  ///   - share: p, from 0 to 1; of folds that are partly inside it need not be a multiple of 1/n.
  ///   - count: n.
  /// - Returns: The ends, from 0 to 1.
  public static func wilson(_ share: Double, of count: Int) -> ClosedRange<Double>? {
    guard count > 0, (0...1).contains(share) else { return nil }
    let (n, z) = (Double(count), Normal().quantile(0.975))
    let center = share + z * z / (2 * n)
    let half = z * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    let scale = 1 + z * z / n
    // Rounding must not leave the range of a share, nor the share itself outside.
    return min(
      max(0, (center - half) / scale), share)...max(
        min(1, (center + half) / scale), share)
  }
}
