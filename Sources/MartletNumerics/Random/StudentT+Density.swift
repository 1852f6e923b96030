import RealModule

extension StudentT {
  /// The log density at 0:
  ///
  ///     p(ν) = log Γ((ν + 1) / 2) − log Γ(ν / 2) − ½ log(ν π)
  package var logPeak: Double {
    Double.log(Self.gammaRatio(degreesOfFreedom / 2)) - Double.log(degreesOfFreedom * .pi) / 2
  }

  /// p'(ν).
  package var logPeakSlope: Double {
    Self.digammaStep(degreesOfFreedom / 2) / 2 - 1 / (2 * degreesOfFreedom)
  }

  /// ψ(a + ½) − ψ(a), with ψ the slope of log Γ.
  private static func digammaStep(_ a: Double) -> Double {
    var (a, sum) = (a, 0.0)
    while a < 16 {  // ψ(a + 1) = ψ(a) + 1 / a
      sum += 0.5 / (a * (a + 0.5))
      a += 1
    }
    // The slope of the asymptotic series of log(Γ(a + ½) / Γ(a)): what follows is below 1e-14.
    let r = 1 / (a * a)
    let series = 1.0 / 8 - r * (1.0 / 64 - r * (1.0 / 128 - r * (17.0 / 2048 - r * 31 / 2048)))
    return sum + 1 / (2 * a) + r * series
  }
}
