package import MartletNumerics

/// How the error of a mean over folds is estimated, and which distribution the mean over its error then has.
///
/// Losses of neighbouring folds go together where their test windows share rows and where errors last from one to
/// the next. The three methods pay for that with more and more of what the folds could have shown.
public enum VarianceMethod: String, Sendable, Hashable {
  /// As if folds were independent: s/√n, and Student's t with n − 1 degrees of freedom. It is the test of Diebold
  /// and Mariano as Harvey, Leybourne and Newbold have it for folds that do not overlap. Where differences persist
  /// from one to the next, n is that of as many independent folds (``VarianceChoice/effectiveCount``).
  case student
  /// Bartlett weights over M = max(⌊√n⌋, overlap) folds, and the fixed-b distribution of b = M/n.
  case bartlett
  /// The ⌊.4 n^(2/3)⌋ slowest cosines with equal weights, and Student's t with as many degrees of freedom.
  case cosines

  /// The method itself, or Bartlett weights where cosines are all 0, as of values that are symmetric in time: they
  /// then say nothing of an error.
  package func usable(for values: [Double]) -> VarianceMethod {
    guard self == .cosines else { return self }
    let scaled = Self.scaled(values).values
    let waves = LongRunVariance.cosineCount(values.count)
    let variance = LongRunVariance.cosines(LongRunVariance.cosines(of: scaled, count: waves))
    return variance < 1e-20 * Descriptive.autocovariance(scaled, lag: 0) ? .bartlett : self
  }

  /// The error of the mean of values.
  ///
  /// - Parameter effective: How many independent values say as much of it.
  package func error(of values: [Double], overlap: Int, effective: Double) -> Double {
    let (scaled, unit) = Self.scaled(values)
    let count = values.count
    let variance =
      switch self {
      case .student:
        Descriptive.autocovariance(scaled, lag: 0) * Double(count) / (effective - 1)
      case .bartlett:
        LongRunVariance.bartlett(
          scaled, bandwidth: LongRunVariance.bandwidth(count: count, overlap: overlap))
      case .cosines:
        LongRunVariance.cosines(
          LongRunVariance.cosines(of: scaled, count: LongRunVariance.cosineCount(count)))
      }
    return unit * (variance / Double(count)).squareRoot()
  }

  /// The distribution of a mean over its error.
  package func reference(
    count: Int, overlap: Int, effective: Double
  ) -> any SymmetricDistribution {
    switch self {
    case .student: StudentT(degreesOfFreedom: effective - 1)
    case .bartlett:
      FixedBandwidthT(
        share: Double(LongRunVariance.bandwidth(count: count, overlap: overlap)) / Double(count))
    case .cosines: StudentT(degreesOfFreedom: Double(LongRunVariance.cosineCount(count)))
    }
  }

  private static func scaled(_ values: [Double]) -> (values: [Double], unit: Double) {
    let unit = DieboldMariano.unit(of: values)
    return (values.map { $0 / unit }, unit)
  }
}
