import MartletNumerics
import RealModule

/// The negative log density of y under N(μ, σ²), with μ = r₁ and σ = softplus(r₂) + 0.001.
///
/// With z = (y − μ) / σ:
///
///     l = log σ + ½ z² + ½ log 2π
///     ∂l/∂μ = −z / σ,   ∂l/∂σ = (1 − z²) / σ
///
/// - Note: Nix and Weigend 1994.
package struct GaussianLoss: LossFunction {
  package var name: String { "gaussian" }
  package var outputsPerTarget: Int { 2 }
  package var degree: Int { 0 }
  package var isNonNegative: Bool { false }
  package var distribution: (any LossDistribution)? { self }

  package func evaluate(_ outputs: Matrix, _ batch: Batch, _ gradient: Matrix?) -> LossSum {
    let constant = Double.log(2 * .pi) / 2
    return Loss.sum(outputs, batch, gradient, perTarget: 2) { raw, target, slopes, share in
      let scale = Link.scale(raw[1])
      let z = (target - raw[0]) / scale
      if let slopes {
        slopes[0] = -z / scale * share
        slopes[1] = (1 - z * z) / scale * Link.softplusSlope(raw[1]) * share
      }
      return Double.log(scale) + z * z / 2 + constant
    }
  }

  package func quantile(_ level: Double) -> ((Blocks) -> Double)? {
    let z = Normal().quantile(level)
    return { $0[0] + z * Link.scale($0[1]) }
  }
}

extension GaussianLoss: LossDistribution {
  package func value(atScore z: Double, of raw: Blocks) -> Double {
    raw[0] + z * Link.scale(raw[1])
  }

  package func score(of y: Double, in raw: Blocks) -> Double { (y - raw[0]) / Link.scale(raw[1]) }
}

extension Loss {
  /// The negative log density under N(μ, σ²), both given by the network; σ is 0.001 at least.
  public static let gaussian = Loss(GaussianLoss())
}
