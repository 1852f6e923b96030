import MartletNumerics
import RealModule

/// How evenly the variance of a series spreads over all frequencies: its want of a pattern.
///
///     H = −Σ p(j) ln p(j) / ln m,   p(j) = S(j) / Σ S,   S(j) = 1 / |1 − Σ φ(k) e^(−i ω(j) k)|²
///
/// at the m = 512 frequencies ω(j) = π (j + ½) / m. φ is the autoregression by Yule-Walker whose
/// order, up to 10 log₁₀ n, has the smallest AIC. White noise has H = 1: linear forecasts of it
/// are of no use. 1 − H is the forecastability of Goerg (2013), with the spectrum of an
/// autoregression as in the R package tsfeatures.
///
/// A random walk has a small H because its level persists, not because its changes can be
/// forecast: take the entropy of its changes.
public struct SpectralEntropy: Sendable, Hashable {
  /// H, from 0 to 1.
  public let value: Double
  /// The order of the autoregression.
  public let order: Int

  /// 1 − H: 0 for white noise.
  public var forecastability: Double { 1 - value }

  /// The fewest values that are measured.
  public static let minimumCount = 20

  /// Measures a series.
  ///
  /// - Edge cases: nil for fewer than ``minimumCount`` values, for a constant, and for values not
  ///   finite.
  public init?(of values: [Double]) {
    let n = Double(values.count)
    guard values.count >= Self.minimumCount,
      let correlogram = Correlogram(of: values, lags: Int(10 * Double.log10(n)))
    else { return nil }
    let fits = Autoregression.orders(correlogram.autocorrelations)
    let criteria = fits.remaining.enumerated().map {
      n * .log(max($0.element, .leastNormalMagnitude)) + 2 * Double($0.offset)
    }
    let best = criteria.indices.reduce(0) { criteria[$1] < criteria[$0] ? $1 : $0 }
    order = best
    value = Self.entropy(fits.coefficients[best])
  }

  private static func entropy(_ coefficients: [Double]) -> Double {
    let count = 512
    let spectrum = (0..<count).map { index in
      let frequency = Double.pi * (Double(index) + 0.5) / Double(count)
      var real = 1.0
      var imaginary = 0.0
      for (lag, coefficient) in coefficients.enumerated() {
        real -= coefficient * .cos(frequency * Double(lag + 1))
        imaginary += coefficient * .sin(frequency * Double(lag + 1))
      }
      return 1 / max(real * real + imaginary * imaginary, .leastNormalMagnitude)
    }
    let sum = spectrum.reduce(0, +)
    let entropy = spectrum.reduce(0) { total, power in
      let share = power / sum
      return share > 0 ? total - share * .log(share) : total
    }
    return min(1, max(0, entropy / .log(Double(count))))
  }
}
