import RealModule

/// How raw outputs of a network become parameters that must be positive.
enum Link {
  /// The smallest σ: a thousandth of the scale of a window. Without it a likelihood has no bound
  /// where a forecast is exact.
  static let smallestScale = 1e-3

  /// log(1 + eˣ), which neither overflows nor loses small results.
  static func softplus(_ x: Double) -> Double {
    max(x, 0) + Double.log(onePlus: Double.exp(-abs(x)))
  }

  /// Its derivative 1 / (1 + e⁻ˣ).
  static func softplusSlope(_ x: Double) -> Double { 1 / (1 + Double.exp(-x)) }

  /// σ
  static func scale(_ x: Double) -> Double { softplus(x) + smallestScale }

  /// ν
  static func degreesOfFreedom(_ x: Double) -> Double { softplus(x) + 2 }
}
