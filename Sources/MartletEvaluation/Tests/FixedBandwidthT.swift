import MartletNumerics
import RealModule

/// The distribution of a mean over its error where the error was estimated with Bartlett weights over a fixed
/// share of the observations.
///
///     t = W(1) / √((2/b) (∫₀¹ B(r)² dr − ∫₀¹⁻ᵇ B(r + b) B(r) dr))
///
/// W is a Wiener process, B(r) = W(r) − r W(1) its bridge, b the share. The normal distribution is the limit of
/// b → 0. The tail is that of a normal deviate z with
///
///     z² = s/(q g) · ((1 + q t²)^g − 1)
///
/// where s, q and g are polynomials of b (s of its inverse), fitted to 100,000 simulated bridges of 1,000 steps
/// (`fixed_bandwidth.py`). From b = .02 to 1 and for tails from .25 to .00005 the tail is that of the simulation
/// within 1.6 %, and the critical values at 10, 5, 2.5 and 1 % those of the published polynomials within 1.6 %.
///
/// - Note: Kiefer & Vogelsang (2005).
package struct FixedBandwidthT: SymmetricDistribution, Sendable, Hashable {
  /// b, above 0 and at most 1.
  package let share: Double

  package init(share: Double) {
    precondition(0 < share && share <= 1, "a share is above 0 and at most 1, not \(share)")
    self.share = share
  }

  /// The square of the slope of z at 0.
  private var slope: Double { 1 / (1 + share * polynomial(1.335, 0.981, 0.2295)) }
  private var scale: Double { share * polynomial(0.9929, 0.133, -2.0203, 1.1124) }
  private var power: Double { polynomial(0.3281, 0.5782, -0.4666, 0.0878) }

  /// The coefficients begin with the constant.
  private func polynomial(_ coefficients: Double...) -> Double {
    coefficients.reversed().reduce(0) { $0 * share + $1 }
  }

  package func upperTail(_ t: Double) -> Double {
    guard t.isFinite else { return t.isNaN ? .nan : 0 }
    // (1 + q t²)^g − 1, exact for a small t.
    let excess = Double.expMinusOne(power * Double.log(onePlus: scale * t * t))
    return Normal().upperTail((slope / (scale * power) * excess).squareRoot())
  }
}
