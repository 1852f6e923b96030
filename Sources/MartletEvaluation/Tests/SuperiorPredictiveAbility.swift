import MartletNumerics
import RealModule

/// Hansen's test of whether the best of many models is better than a benchmark by more than the luck of having
/// tried so many.
///
///     T = max(0, max √n d̄ / ω),   d = loss of the benchmark − loss of the model
///
/// ω² is n times the variance of d̄ over resamples. Each resample gives a T of its own, of means less a centre:
/// the models that are clearly worse than the benchmark stay so (the consistent p-value), none does (upper) or
/// all that are worse (lower).
///
/// - Note: Hansen (2005). Given the same resamples and ω, the p-values are those of `SPA` in the Python package arch of
///   differences that were divided by ω.
public struct SuperiorPredictiveAbility: Sendable, Hashable {
  /// The fewest folds from which it is made.
  public static let minimumCount = 40

  /// T.
  public let statistic: Double
  /// The probability of a T this large, had no model been better; the one to read.
  public let pValue: Double
  /// The p-value if all models that did worse than the benchmark are worse.
  public let lower: Double
  /// The p-value if no model is worse.
  public let upper: Double

  /// - Parameters:
  ///   - benchmark: The loss of the benchmark in each fold.
  ///   - models: The losses of each model in the same folds.
  ///   - resamples: Places of folds, of ``BlockBootstrap/resamples(count:blockLength:number:using:)``.
  /// - Returns: nil with fewer than ``minimumCount`` folds, and without a model that differs.
  public init?(benchmark: [Double], models: [[Double]], resamples: [[Int]]) {
    let count = benchmark.count
    precondition(models.allSatisfy { $0.count == count }, "models have different folds")
    precondition(!resamples.isEmpty, "at least one resample is needed")
    guard count >= Self.minimumCount else { return nil }
    let n = Double(count)
    let differences = models.map { zip(benchmark, $0).map { $0 - $1 } }
      .filter { difference in difference.contains { $0 != difference[0] } }
    guard !differences.isEmpty else { return nil }
    let means = differences.map(Descriptive.mean)
    let drawn = differences.map { difference in
      resamples.map { $0.reduce(0) { $0 + difference[$1] } / n }
    }
    let errors = zip(drawn, means).map { drawn, mean in
      (drawn.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(resamples.count)).squareRoot()
    }
    let studentised = zip(means, errors).map { $0 / $1 }
    let statistic = max(0, studentised.max() ?? 0)
    let bound = -(2 * Double.log(Double.log(n))).squareRoot()

    func pValue(centers: [Double]) -> Double {
      let above = resamples.indices.count { resample in
        let largest = differences.indices.map { (drawn[$0][resample] - centers[$0]) / errors[$0] }
        return max(0, largest.max() ?? 0) > statistic
      }
      return statistic > 0 ? Double(above) / Double(resamples.count) : 1
    }
    self.statistic = statistic
    self.lower = pValue(centers: means.map { max($0, 0) })
    self.pValue = pValue(centers: zip(means, studentised).map { $1 >= bound ? $0 : 0 })
    self.upper = pValue(centers: means)
  }
}
