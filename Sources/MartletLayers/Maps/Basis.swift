import RealModule

/// Functions of time whose weighted sum is a curve.
public enum Basis: Sendable, Hashable {
  /// Powers of time, for a trend: tᵖ, p = 0 … degree, where t goes from 0 to below 1 over all points.
  case polynomial(degree: Int)
  /// Waves, for a season: cos(2π f t), then sin(2π f t), where t goes from 0 to below 1 in `period`
  /// points, and f = 0, 1, 1 + 1/n, 1 + 2/n … below period / 2, with n `harmonics` to a step of f.
  case fourier(period: Int, harmonics: Int)

  /// How many functions, each with a weight.
  public var count: Int {
    switch self {
    case .polynomial(let degree): degree + 1
    case .fourier: 2 * frequencies.count
    }
  }

  /// Each function at each point: [count, points], row by row.
  ///
  /// - Parameter backwards: Time goes from the present into the past; the oldest point, the furthest
  ///   from the present, comes first.
  func values(points: Int, backwards: Bool) -> [Float] {
    let steps = backwards ? Array((0..<points).reversed()) : Array(0..<points)
    switch self {
    case .polynomial(let degree):
      return (0...degree).flatMap { power in
        steps.map { Float(Double.pow(Double($0) / Double(points), power)) }
      }
    case .fourier(let period, _):
      let sign = backwards ? -1.0 : 1
      let angles = frequencies.map { frequency in
        steps.map { sign * 2 * Double.pi * Double($0) / Double(period) * frequency }
      }
      return angles.flatMap { $0.map { Float(Double.cos($0)) } }
        + angles.flatMap { $0.map { Float(Double.sin($0)) } }
    }
  }

  /// In cycles a period: the constant, then from one cycle up to where the points no longer show a wave.
  private var frequencies: [Double] {
    guard case .fourier(let period, let harmonics) = self else { return [] }
    let n = Double(harmonics)
    let waves = stride(from: n, to: n / 2 * Double(period), by: 1).map { $0 / n }
    return [0] + waves
  }
}
