import RealModule

/// The coefficients of a stationary and invertible ARMA model, seasons multiplied out.
///
///     w[t] = φ[1] w[t−1] + … + e[t] + θ[1] e[t−1] + …
struct ARMACoefficients: Sendable, Hashable {
  /// φ.
  let autoregressive: [Double]
  /// θ.
  let movingAverage: [Double]

  /// From numbers without limits: their hyperbolic tangents are partial autocorrelations of the four
  /// polynomials, p, q, P and Q of them.
  ///
  /// - Note: Jones (1980).
  init(_ numbers: [Double], _ order: ARIMAOrder) {
    var rest = numbers[...]
    func take(_ count: Int) -> [Double] {
      let partial = rest.prefix(count).map { Double.tanh($0) }
      rest = rest.dropFirst(count)
      return Self.coefficients(partial: partial)
    }
    let (p, q) = (take(order.p), take(order.q))
    let (seasonalP, seasonalQ) = (take(order.seasonalP), take(order.seasonalQ))
    autoregressive = Self.product(p, seasonalP, order.seasonLength, sign: -1)
    movingAverage = Self.product(q.map(-), seasonalQ.map(-), order.seasonLength, sign: 1)
  }

  /// The coefficients of an autoregression with these partial autocorrelations.
  static func coefficients(partial: [Double]) -> [Double] {
    var result: [Double] = []
    for (order, last) in partial.enumerated() {
      result = (0..<order).map { result[$0] - last * result[order - 1 - $0] } + [last]
    }
    return result
  }

  /// (1 + s a[1] B + …)(1 + s b[1] B^m + …) = 1 + s c[1] B + …: the coefficients c.
  private static func product(
    _ a: [Double], _ b: [Double], _ lag: Int, sign: Double
  ) -> [Double] {
    var result = a + [Double](repeating: 0, count: b.count * lag)
    for (place, factor) in b.enumerated() {
      result[(place + 1) * lag - 1] += factor
      for (index, other) in a.enumerated() {
        result[(place + 1) * lag + index] += sign * factor * other
      }
    }
    return result
  }

  /// ψ[0] = 1, ψ[1], …: what a shock is worth later.
  func shocks(_ count: Int, differenceWeights: [Double] = []) -> [Double] {
    let full = Self.product(autoregressive, differenceWeights, 1, sign: -1)
    var result = [Double](repeating: 0, count: max(count, 1))
    for step in 0..<count {
      var value = step == 0 ? 1 : step <= movingAverage.count ? movingAverage[step - 1] : 0
      for lag in 1..<(min(step, full.count) + 1) { value += full[lag - 1] * result[step - lag] }
      result[step] = value
    }
    return result
  }

  /// Whether all roots of both polynomials are farther from 0 than a bound.
  func isWithin(_ bound: Double) -> Bool {
    [autoregressive, movingAverage.map(-)].allSatisfy { coefficients in
      var power = 1.0
      let stretched = coefficients.map { coefficient -> Double in
        power *= bound
        return coefficient * power
      }
      return Self.isStationary(stretched)
    }
  }

  /// Whether all partial autocorrelations of an autoregression are within −1 … 1.
  static func isStationary(_ coefficients: [Double]) -> Bool {
    var current = coefficients
    while let last = current.last {
      guard last.magnitude < 1 else { return false }
      let order = current.count
      let left = 1 - last * last
      current = (0..<(order - 1)).map { (current[$0] + last * current[order - 2 - $0]) / left }
    }
    return true
  }
}
