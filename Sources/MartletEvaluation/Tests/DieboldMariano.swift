import MartletNumerics

/// The Diebold-Mariano test of equal forecast accuracy.
///
/// For the differences d = loss₁ − loss₂ of two forecasts of the same points, in order of time:
///
///     DM = k · d̄ / √(V/n),   k² = (n + 1 − 2h + h(h − 1)/n) / n
///
/// V estimates the long-run variance of d from its autocovariances γ up to lag h − 1, since
/// forecasts h steps ahead share h − 1 shocks with the next one. k is the small-sample factor of
/// Harvey, Leybourne and Newbold. DM is compared with Student's t with n − 1 degrees of freedom.
///
/// - Note: Diebold & Mariano (1995); Harvey, Leybourne & Newbold (1997). The numbers are those of
///   `dm.test` in the R package forecast, but for the fallback of ``test(_:horizon:estimator:)``.
public enum DieboldMariano {
  /// How the long-run variance V is estimated.
  public enum VarianceEstimator: String, Sendable, Hashable {
    /// V = γ(0) + 2 Σ γ(j), j = 1 ..< h: the original; can be negative.
    case rectangular
    /// V = γ(0) + 2 Σ (1 − j/h) γ(j), j = 1 ..< h: never negative.
    case bartlett
  }

  /// What the test says.
  public struct Result: Sendable, Hashable {
    /// DM. Negative when the first forecast has the smaller mean loss.
    public let statistic: Double
    /// The probability of a statistic this far from 0, on either side, were both equally accurate.
    public let pValue: Double
    /// d̄, in units of the loss.
    public let meanDifference: Double
    /// n, the number of differences.
    public let count: Int
    /// The estimator used in the end.
    public let estimator: VarianceEstimator
  }

  /// A result, or the reason why there is none.
  public enum Outcome: Sendable, Hashable {
    /// The test was made.
    case tested(Result)
    /// All differences are 0: the forecasts have the same losses.
    case identical
    /// All differences are one same number other than 0: there is no variance to test against.
    case constant(difference: Double)
    /// There are fewer than three differences, or no more than the horizon.
    case tooFew(count: Int)
  }

  /// Tests whether two forecasts are equally accurate.
  ///
  /// When the rectangular estimate of the variance is not positive, the Bartlett estimate takes its
  /// place and the result says so. (`dm.test` goes on as if h were 1, which ignores the
  /// autocorrelation that was just found.)
  ///
  /// - Edge cases: a NaN among the differences gives NaN for statistic and p-value.
  /// - Parameters:
  ///   - differences: loss₁ − loss₂ of each point, in order of time.
  ///   - horizon: h, counted in differences: how many neighbours overlap, itself included. It is the
  ///     forecast horizon when each row was forecast that far ahead, and 1 when each difference is
  ///     the mean over a fold and folds do not overlap.
  ///   - estimator: The estimator to begin with.
  /// - Returns: The result, or the reason why there is none.
  public static func test(
    _ differences: [Double], horizon: Int, estimator: VarianceEstimator = .rectangular
  ) -> Outcome {
    precondition(horizon > 0, "a horizon is at least one step, not \(horizon)")
    let count = differences.count
    guard count > max(2, horizon) else { return .tooFew(count: count) }
    if differences.allSatisfy({ $0 == differences[0] }) {
      return differences[0] == 0 ? .identical : .constant(difference: differences[0])
    }

    // The statistic has no unit. In one of a power of two no bit of it changes, and squares of very
    // large and very small losses are numbers.
    let unit = unit(of: differences)
    let scaled = differences.map { $0 / unit }
    var used = estimator
    var variance = longRunVariance(of: scaled, horizon: horizon, estimator: used)
    if variance <= 0 {
      used = .bartlett
      variance = longRunVariance(of: scaled, horizon: horizon, estimator: used)
    }
    let n = Double(count)
    let h = Double(horizon)
    let correction = (n + 1 - 2 * h + h * (h - 1) / n) / n
    let mean = Descriptive.mean(scaled)
    let statistic = mean * (correction * n / variance).squareRoot()
    return .tested(
      Result(
        statistic: statistic,
        pValue: StudentT(degreesOfFreedom: n - 1).twoSided(statistic),
        meanDifference: mean * unit, count: count, estimator: used))
  }

  /// The power of two below the largest difference; 1 unless its square is near an end of the range.
  static func unit(of differences: [Double]) -> Double {
    let largest = differences.reduce(0) { max($0, $1.magnitude) }
    guard largest.isNormal, !(-400...400).contains(largest.exponent) else { return 1 }
    return Double(sign: .plus, exponent: largest.exponent, significand: 1)
  }

  private static func longRunVariance(
    of differences: [Double], horizon: Int, estimator: VarianceEstimator
  ) -> Double {
    (1..<horizon).reduce(Descriptive.autocovariance(differences, lag: 0)) { sum, lag in
      let weight =
        switch estimator {
        case .rectangular: 1.0
        case .bartlett: 1 - Double(lag) / Double(horizon)
        }
      return sum + 2 * weight * Descriptive.autocovariance(differences, lag: lag)
    }
  }
}
