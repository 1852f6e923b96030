import MartletNumerics
import RealModule

/// The negative log density of y under μ + σ T, T with ν degrees of freedom: μ = r₁, σ = softplus(r₂) + 0.001,
/// and ν = 2 + softplus(r₃) where it is learnt.
///
/// With z = (y − μ) / σ and p the log density of T at 0:
///
///     l = log σ − p(ν) + ½ (ν + 1) log(1 + z² / ν)
///     ∂l/∂μ = −(ν + 1) z / (σ (ν + z²)),   ∂l/∂σ = (1 − (ν + 1) z² / (ν + z²)) / σ
///     ∂l/∂ν = −p'(ν) + ½ log(1 + z² / ν) − (ν + 1) z² / (2 ν (ν + z²))
///
/// - Note: Lange, Little and Taylor 1989.
package struct StudentTLoss: LossFunction {
  /// ν; nil to learn it.
  package let degreesOfFreedom: Double?

  package var name: String { "student-t" }
  package var degree: Int { 0 }
  package var isNonNegative: Bool { false }
  package var numbers: [Double] { [degreesOfFreedom].compactMap(\.self) }
  package var outputsPerTarget: Int { degreesOfFreedom == nil ? 3 : 2 }
  package var isValid: Bool { degreesOfFreedom.map { $0 > 2 && $0.isFinite } ?? true }
  package var distribution: (any LossDistribution)? { self }

  package func evaluate(_ outputs: Matrix, _ batch: Batch, _ gradient: Matrix?) -> LossSum {
    let degreesOfFreedom = degreesOfFreedom
    let fixedPeak = degreesOfFreedom.map { StudentT(degreesOfFreedom: $0).logPeak }
    return Loss.sum(outputs, batch, gradient, perTarget: outputsPerTarget) {
      raw, target, slopes, share in
      let nu = degreesOfFreedom ?? Link.degreesOfFreedom(raw[2])
      let distribution = StudentT(degreesOfFreedom: nu)
      let scale = Link.scale(raw[1])
      let z = (target - raw[0]) / scale
      let growth = Double.log(onePlus: z * z / nu)
      if let slopes {
        let pull = (nu + 1) * z / (nu + z * z)
        slopes[0] = -pull / scale * share
        slopes[1] = (1 - pull * z) / scale * Link.softplusSlope(raw[1]) * share
        if degreesOfFreedom == nil {
          let slope = -distribution.logPeakSlope + growth / 2 - pull * z / (2 * nu)
          slopes[2] = slope * Link.softplusSlope(raw[2]) * share
        }
      }
      return Double.log(scale) - (fixedPeak ?? distribution.logPeak) + (nu + 1) / 2 * growth
    }
  }

  package func quantile(_ level: Double) -> ((Blocks) -> Double)? {
    let fixed = degreesOfFreedom.map { StudentT(degreesOfFreedom: $0).quantile(level) }
    return { raw in
      let z = fixed ?? StudentT(degreesOfFreedom: Link.degreesOfFreedom(raw[2])).quantile(level)
      return raw[0] + z * Link.scale(raw[1])
    }
  }
}

extension StudentTLoss: LossDistribution {
  package func value(atScore z: Double, of raw: Blocks) -> Double {
    let tail = distribution(of: raw).quantile(Normal().upperTail(abs(z)))
    return raw[0] + (z < 0 ? tail : -tail) * Link.scale(raw[1])
  }

  package func score(of y: Double, in raw: Blocks) -> Double {
    let t = (y - raw[0]) / Link.scale(raw[1])
    let tail = max(distribution(of: raw).upperTail(abs(t)), 1e-12)
    return tail >= 0.5 ? 0 : Normal().quantile(tail) * (t < 0 ? 1 : -1)
  }

  private func distribution(of raw: Blocks) -> StudentT {
    StudentT(degreesOfFreedom: degreesOfFreedom ?? Link.degreesOfFreedom(raw[2]))
  }
}

extension Loss {
  /// The negative log density under μ + σ T. ν is above 2, so that there is a variance; nil to learn it, one for
  /// each target.
  public static func studentT(degreesOfFreedom: Double? = nil) -> Loss {
    Loss(StudentTLoss(degreesOfFreedom: degreesOfFreedom))
  }
}
