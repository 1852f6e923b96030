import RealModule

/// The chi-squared distribution.
package enum ChiSquared {
  /// P(X ≥ x) with k degrees of freedom: the regularised upper incomplete gamma function.
  ///
  ///     Q(k/2, x/2),   Q(a, y) = 1 − y^a e^(−y) Σ y^j / Γ(a + j + 1)
  ///
  /// By the series where y < a + 1, else by its continued fraction (DLMF 8.7.1 and 8.9.2).
  ///
  /// - Edge cases: 1 for x ≤ 0, 0 for infinity; NaN gives NaN.
  package static func upperTail(_ x: Double, degreesOfFreedom: Int) -> Double {
    precondition(degreesOfFreedom > 0, "degrees of freedom are above 0, not \(degreesOfFreedom)")
    guard x.isFinite else { return x.isNaN ? .nan : (x > 0 ? 0 : 1) }
    guard x > 0 else { return 1 }
    let (a, y) = (Double(degreesOfFreedom) / 2, x / 2)
    let factor = Double.exp(a * .log(y) - y - .logGamma(a))
    return y < a + 1 ? 1 - factor * series(a, y) : factor * continuedFraction(a, y)
  }

  /// Σ y^j / (a (a + 1) … (a + j)).
  private static func series(_ a: Double, _ y: Double) -> Double {
    var term = 1 / a
    var sum = term
    var next = a
    while term > sum * 1e-17 {
      next += 1
      term *= y / next
      sum += term
    }
    return sum
  }

  /// 1 / (y + 1 − a − 1 (1 − a) / (y + 3 − a − 2 (2 − a) / …)), by Lentz's method.
  private static func continuedFraction(_ a: Double, _ y: Double) -> Double {
    var b = y + 1 - a
    var c = Double.greatestFiniteMagnitude
    var d = 1 / b
    var value = d
    for step in 1...10_000 {
      let numerator = -Double(step) * (Double(step) - a)
      b += 2
      d = 1 / (numerator * d + b)
      c = b + numerator / c
      value *= c * d
      if (c * d - 1).magnitude < 1e-16 { break }
    }
    return value
  }
}
