import MartletLayers
import RealModule

extension Optimizer {
  /// One step of some neighbours, from moments that are theirs.
  ///
  /// - Parameters:
  ///   - v: The second moments, nil where the rule has none.
  ///   - step: From 1.
  func update(
    _ p: Matrix, _ m: Matrix, _ v: Matrix?, _ g: Matrix, step: Int, rate: Double, clip: Float,
    weightDecay lambda: Double
  ) {
    let decay = Float(1 - rate * lambda)
    switch self {
    case .sgd(let momentum):
      p.stepSGD(
        m, g, rate: Float(rate), momentum: Float(momentum), clip: clip, l2: Float(lambda))
    case .nesterov(let momentum):
      p.stepNesterov(
        m, g, rate: Float(rate), momentum: Float(momentum), clip: clip, l2: Float(lambda))
    case .rmsProp(let alpha, let epsilon, let momentum):
      guard let v else { return }
      p.stepRMSProp(
        m, v, g, rate: Float(rate), alpha: Float(alpha), epsilon: Float(epsilon),
        decay: Float(momentum), clip: clip, l2: Float(lambda))
    case .lion(let beta1, let beta2):
      p.stepLion(
        m, g, rate: Float(rate), beta1: Float(beta1), beta2: Float(beta2), clip: clip, decay: decay)
    case .adam(let beta1, let beta2, let epsilon), .adamW(let beta1, let beta2, let epsilon):
      guard let v else { return }
      let isDecoupled = if case .adamW = self { true } else { false }
      let (correction1, correction2) = Self.corrections(beta1, beta2, step)
      p.stepAdam(
        m, v, g, rate: Float(rate / correction1), beta1: Float(beta1), beta2: Float(beta2),
        epsilon: Float(epsilon), rootCorrection: Float(correction2.squareRoot()), clip: clip,
        l2: isDecoupled ? 0 : Float(lambda), decay: isDecoupled ? decay : 1)
    case .rAdam(let beta1, let beta2, let epsilon):
      guard let v else { return }
      let (correction1, correction2) = Self.corrections(beta1, beta2, step)
      let factor = Self.rectification(beta2, step).map { $0 * correction2.squareRoot() }
      // Without a factor the denominator becomes √v / ∞ + 1.
      p.stepAdam(
        m, v, g, rate: Float(rate * (factor ?? 1) / correction1), beta1: Float(beta1),
        beta2: Float(beta2), epsilon: factor == nil ? 1 : Float(epsilon),
        rootCorrection: factor == nil ? .infinity : 1, clip: clip, l2: Float(lambda), decay: 1)
    }
  }

  /// 1 − β₁ᵗ and 1 − β₂ᵗ, of the β that the kernel has: 1 − 0.999 is off by 1e-5 in Float.
  private static func corrections(_ beta1: Double, _ beta2: Double, _ step: Int) -> (Double, Double)
  {
    (1 - Double.pow(Double(Float(beta1)), step), 1 - Double.pow(Double(Float(beta2)), step))
  }

  /// r of rAdam; nil where the variance of the first steps is not known well enough.
  private static func rectification(_ beta2: Double, _ step: Int) -> Double? {
    let power = Double.pow(beta2, step)
    let limit = 2 / (1 - beta2) - 1
    let length = limit - 2 * Double(step) * power / (1 - power)
    guard length > 5 else { return nil }
    return ((length - 4) * (length - 2) * limit / ((limit - 4) * (limit - 2) * length)).squareRoot()
  }
}
