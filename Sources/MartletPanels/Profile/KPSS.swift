import MartletNumerics
import RealModule

/// The test of Kwiatkowski, Phillips, Schmidt and Shin: does the series stay around one level?
///
///     KPSS = Σ S[t]² / (n² V),   S[t] = Σ e[i], i ≤ t,   e = x − x̄
///
/// V is the long-run variance of e with Bartlett's weights. A small p-value says that the level
/// wanders: the opposite question to ``AugmentedDickeyFuller``.
///
/// - Note: Kwiatkowski, Phillips, Schmidt & Shin (1992); the number of lags by Hobijn, Franses & Ooms
///   (1998). The numbers are those of `kpss` in statsmodels.
public struct KPSS: Sendable, Hashable {
  /// The statistic.
  public let statistic: Double
  /// The p-value by the table of the paper, which goes from 0.01 to 0.1: a value at an end means
  /// "that or beyond".
  public let pValue: Double
  /// The autocovariances in V.
  public let lags: Int

  /// The fewest values that are tested.
  public static let minimumCount = 20

  /// Tests a series.
  ///
  /// - Edge cases: nil for fewer than ``minimumCount`` values, for a constant, and for values that
  ///   are not finite.
  /// - Parameter values: The values, in order of time.
  public init?(of values: [Double]) {
    guard values.count >= Self.minimumCount, let scaled = ScaledValues.of(values) else {
      return nil
    }
    let n = Double(values.count)
    let errors = LeastSquares.centered(scaled)
    lags = Self.lags(errors)
    var variance = Self.covariance(errors, 0)
    for lag in 1..<(lags + 1) {
      variance += 2 * (1 - Double(lag) / Double(lags + 1)) * Self.covariance(errors, lag)
    }
    guard variance > 0 else { return nil }
    var sum = 0.0
    var squares = 0.0
    for error in errors {
      sum += error
      squares += sum * sum
    }
    statistic = squares / (n * n * variance)
    pValue = Self.pValue(statistic)
  }

  private static func covariance(_ errors: [Double], _ lag: Int) -> Double {
    zip(errors.dropFirst(lag), errors).reduce(0) { $0 + $1.0 * $1.1 } / Double(errors.count)
  }

  private static func lags(_ errors: [Double]) -> Int {
    let n = Double(errors.count)
    var sum = covariance(errors, 0)
    var weighted = 0.0
    for lag in 1..<(Int(Double.pow(n, 2.0 / 9.0)) + 1) {
      let product = 2 * covariance(errors, lag)
      sum += product
      weighted += Double(lag) * product
    }
    guard sum != 0 else { return 0 }
    let ratio = weighted / sum
    // Far from any lag that there is where the sum nearly vanishes.
    return Int(min(n - 1, 1.1447 * Double.pow(ratio * ratio * n, 1.0 / 3.0)))
  }

  private static func pValue(_ statistic: Double) -> Double {
    let table = [(0.347, 0.1), (0.463, 0.05), (0.574, 0.025), (0.739, 0.01)]
    guard statistic > 0.347 else { return 0.1 }
    for (low, high) in zip(table, table.dropFirst()) where statistic <= high.0 {
      return low.1 + (high.1 - low.1) * (statistic - low.0) / (high.0 - low.0)
    }
    return 0.01
  }
}
