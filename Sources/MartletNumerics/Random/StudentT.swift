import RealModule

/// Student's t distribution.
///
/// Accurate to 1e-12 relative up to 10,000 degrees of freedom, in the tails too.
package struct StudentT: SymmetricDistribution, Sendable, Hashable {
  /// ν, above 0; of NaN all is NaN.
  package let degreesOfFreedom: Double

  package init(degreesOfFreedom: Double) {
    precondition(
      !(degreesOfFreedom <= 0), "degrees of freedom are above 0, not \(degreesOfFreedom)")
    self.degreesOfFreedom = degreesOfFreedom
  }

  package func upperTail(_ t: Double) -> Double { twoSided(t) / 2 }

  /// P(|T| ≥ |t|), the two-sided p-value of t.
  ///
  ///     p = I_x(ν/2, 1/2),   x = ν / (ν + t²)
  ///
  /// where I is the regularised incomplete beta function.
  package func twoSided(_ t: Double) -> Double {
    guard t.isFinite else { return t.isNaN ? .nan : 0 }
    let a = degreesOfFreedom / 2
    let ratio = t / degreesOfFreedom * t
    let x = 1 / (1 + ratio)
    guard x > 0 else { return 0 }
    let complement = ratio / (1 + ratio)
    // x^a (1 − x)^½ / B(a, ½), where B(a, ½) = √π Γ(a) / Γ(a + ½)
    let front =
      Double.exp(-a * Double.log(onePlus: ratio)) * (complement / Double.pi).squareRoot()
      * Self.gammaRatio(a)
    // The fraction converges fast on one side of the mean of the beta distribution.
    if x < (a + 1) / (a + 2.5) {
      return front * Self.continuedFraction(a, 0.5, x) / a
    }
    return 1 - front * Self.continuedFraction(0.5, a, complement) / 0.5
  }

  /// Γ(a + ½) / Γ(a), free of the cancellation of two large logarithms.
  static func gammaRatio(_ a: Double) -> Double {
    guard a >= 20 else { return Double.exp(Double.logGamma(a + 0.5) - Double.logGamma(a)) }
    // The asymptotic series of Tricomi & Erdélyi (1951); what follows is below 1e-14 from a = 20.
    let coefficients = [
      39325.0 / 33_554_432, 869.0 / 4_194_304, -399.0 / 262_144, -21.0 / 32768, 5.0 / 1024,
      1.0 / 128, -1.0 / 8, 1.0,
    ]
    return a.squareRoot() * coefficients.reduce(0) { $0 / a + $1 }
  }

  /// The continued fraction of the incomplete beta function (DLMF 8.17.22) by the modified Lentz
  /// method: I_x(a, b) = x^a (1 − x)^b / (a B(a, b)) times this.
  private static func continuedFraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    let awayFromZero = { (value: Double) in value.magnitude < tiny ? tiny : value }
    var numerator = 1.0
    var denominator = 1 / awayFromZero(1 - (a + b) * x / (a + 1))
    var result = denominator
    // About √max(a, b) rounds are needed: the bound is for the compiler, not for the reader.
    for round in 1...100_000 {
      let m = Double(round)
      for coefficient in [
        m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
        -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
      ] {
        denominator = 1 / awayFromZero(1 + coefficient * denominator)
        numerator = awayFromZero(1 + coefficient / numerator)
        result *= numerator * denominator
      }
      if (numerator * denominator - 1).magnitude < 2e-16 { break }
    }
    return result
  }
}
