import MartletNumerics
import RealModule

extension Loss {
  /// With z = (y − μ) / σ:
  ///
  ///     l = log σ + ½ z² + ½ log 2π
  ///     ∂l/∂μ = −z / σ,   ∂l/∂σ = (1 − z²) / σ
  static func gaussian(_ outputs: Matrix, _ batch: Batch, _ gradient: Matrix?) -> LossSum {
    let constant = Double.log(2 * .pi) / 2
    return sum(outputs, batch, gradient, perTarget: 2) { raw, target, slopes, share in
      let scale = Link.scale(raw[1])
      let z = (target - raw[0]) / scale
      if let slopes {
        slopes[0] = -z / scale * share
        slopes[1] = (1 - z * z) / scale * Link.softplusSlope(raw[1]) * share
      }
      return Double.log(scale) + z * z / 2 + constant
    }
  }

  /// With z = (y − μ) / σ and p the log density of T at 0:
  ///
  ///     l = log σ − p(ν) + ½ (ν + 1) log(1 + z² / ν)
  ///     ∂l/∂μ = −(ν + 1) z / (σ (ν + z²)),   ∂l/∂σ = (1 − (ν + 1) z² / (ν + z²)) / σ
  ///     ∂l/∂ν = −p'(ν) + ½ log(1 + z² / ν) − (ν + 1) z² / (2 ν (ν + z²))
  static func studentT(
    _ outputs: Matrix, _ batch: Batch, _ gradient: Matrix?, _ degreesOfFreedom: Double?
  ) -> LossSum {
    let count = degreesOfFreedom == nil ? 3 : 2
    let fixedPeak = degreesOfFreedom.map { StudentT(degreesOfFreedom: $0).logPeak }
    return sum(outputs, batch, gradient, perTarget: count) { raw, target, slopes, share in
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
}
