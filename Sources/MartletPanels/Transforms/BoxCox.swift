import MartletNumerics
import RealModule

/// The power transform of Box and Cox (1964), continuous in λ.
///
///     z = (y^λ − 1) / λ,      y = (1 + λ z)^(1 / λ)
///     z = ln y,               y = exp z               for λ = 0
enum BoxCox {
  /// The range of an estimated λ. A power below 0 has an end, and a forecast beyond it is infinite.
  private static let range = 0.0...2

  static func apply(_ value: Double, _ lambda: Double) -> Double {
    let logarithm = Double.log(value)
    return lambda == 0 ? logarithm : Double.expMinusOne(lambda * logarithm) / lambda
  }

  /// - Edge cases: beyond the values that a power can have it is the end of them: 0 for λ > 0,
  ///   infinity for λ < 0.
  static func inverse(_ value: Double, _ lambda: Double) -> Double {
    guard lambda != 0 else { return Double.exp(value) }
    let power = lambda * value
    guard power > -1 else { return lambda > 0 ? 0 : .infinity }
    return Double.exp(Double.log(onePlus: power) / lambda)
  }

  /// The λ of greatest likelihood from 0 to 2, by golden sections.
  ///
  ///     ℓ(λ) = (λ − 1) Σ ln y − n/2 ln variance(z)
  ///
  /// Values are taken relative to their geometric mean, which changes no λ and no power leaves the
  /// range of a Double.
  ///
  /// - Edge cases: 1 for fewer than three values, or all the same.
  static func lambda(of values: [Double]) -> Double {
    let logarithms = values.map { Double.log($0) }
    let count = Double(values.count)
    let mean = logarithms.reduce(0, +) / count
    let centred = logarithms.map { $0 - mean }
    guard values.count > 2, centred.contains(where: { abs($0) > 1e-12 }) else { return 1 }
    func likelihood(_ lambda: Double) -> Double {
      let powers = centred.map { lambda == 0 ? $0 : Double.expMinusOne(lambda * $0) / lambda }
      let mean = powers.reduce(0, +) / count
      let variance = powers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
      return -count / 2 * Double.log(variance)
    }
    let found = GoldenSection.narrow(range, to: 1e-7, isLeft: { $0 > $1 }, likelihood)
    let lambda = (found.low + found.high) / 2
    // At the end of the range: the logarithm, and not a power next to it.
    return lambda < 1e-6 ? 0 : lambda
  }
}
