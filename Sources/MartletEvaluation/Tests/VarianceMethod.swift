package import MartletNumerics

/// How the error of a mean over folds is estimated, and which distribution the mean over its error then has.
///
/// Losses of neighbouring folds go together where their test windows share rows and where errors last from one to
/// the next. The three methods pay for that with more and more of what the folds could have shown.
public enum VarianceMethod: String, Sendable, Hashable {
  /// As if folds were independent: s/√n, and Student's t with n − 1 degrees of freedom. It is the test of Diebold
  /// and Mariano as Harvey, Leybourne and Newbold have it for folds that do not overlap.
  case student
  /// Bartlett weights over M = max(⌊√n⌋, overlap) folds, and the fixed-b distribution of b = M/n.
  case bartlett
  /// The ⌊.4 n^(2/3)⌋ slowest cosines with equal weights, and Student's t with as many degrees of freedom.
  case cosines

  /// The error of the mean of values that are not all the same, and the distribution of the mean over it.
  ///
  /// - Edge cases: cosines that are all 0, as of values that are symmetric in time, say nothing of an error;
  ///   Bartlett weights take their place.
  package func error(
    of values: [Double], overlap: Int
  ) -> (error: Double, reference: any SymmetricDistribution) {
    let unit = DieboldMariano.unit(of: values)
    let scaled = values.map { $0 / unit }
    let count = Double(values.count)
    switch self {
    case .student:
      let variance = Descriptive.autocovariance(scaled, lag: 0)
      return (
        unit * (variance / (count - 1)).squareRoot(), StudentT(degreesOfFreedom: count - 1)
      )
    case .bartlett:
      let bandwidth = LongRunVariance.bandwidth(count: values.count, overlap: overlap)
      let variance = LongRunVariance.bartlett(scaled, bandwidth: bandwidth)
      return (
        unit * (variance / count).squareRoot(), FixedBandwidthT(share: Double(bandwidth) / count)
      )
    case .cosines:
      let waves = LongRunVariance.cosineCount(values.count)
      let variance = LongRunVariance.cosines(LongRunVariance.cosines(of: scaled, count: waves))
      guard !(variance < 1e-20 * Descriptive.autocovariance(scaled, lag: 0)) else {
        return VarianceMethod.bartlett.error(of: values, overlap: overlap)
      }
      return (
        unit * (variance / count).squareRoot(), StudentT(degreesOfFreedom: Double(waves))
      )
    }
  }
}
