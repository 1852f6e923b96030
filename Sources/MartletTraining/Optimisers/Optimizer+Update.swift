import CMartletKernels
import MartletLayers
import RealModule

extension Optimizer {
  /// One step of `count` neighbours, from moments that are theirs.
  ///
  /// - Parameters:
  ///   - v: The second moments, nil where the rule has none.
  ///   - step: From 1.
  func update(
    _ p: UnsafeMutablePointer<Float>, _ m: UnsafeMutablePointer<Float>,
    _ v: UnsafeMutablePointer<Float>?, _ g: UnsafeMutablePointer<Float>, _ count: Int,
    step: Int, rate: Double, clip: Float, weightDecay lambda: Double
  ) {
    let decay = Float(1 - rate * lambda)
    switch self {
    case .sgd(let momentum):
      Kernels.active.sgd(p, m, g, count, Float(rate), Float(momentum), clip, Float(lambda), 1)
    case .nesterov(let momentum):
      Kernels.active.nesterov(p, m, g, count, Float(rate), Float(momentum), clip, Float(lambda), 1)
    case .rmsProp(let alpha, let epsilon, let momentum):
      guard let v else { return }
      let row = { Matrix(base: $0, rows: 1, columns: count) }
      row(p).stepRMSProp(
        row(m), row(v), row(g), rate: Float(rate), alpha: Float(alpha), epsilon: Float(epsilon),
        decay: Float(momentum), clip: clip, l2: Float(lambda))
    case .lion(let beta1, let beta2):
      Kernels.active.lion(p, m, g, count, Float(rate), Float(beta1), Float(beta2), clip, decay)
    case .adam(let beta1, let beta2, let epsilon), .adamW(let beta1, let beta2, let epsilon):
      guard let v else { return }
      let isDecoupled = if case .adamW = self { true } else { false }
      let (correction1, correction2) = Self.corrections(beta1, beta2, step)
      Kernels.active.adam(
        p, m, v, g, count, Float(rate / correction1), Float(beta1), Float(beta2), Float(epsilon),
        Float(correction2.squareRoot()), clip, isDecoupled ? 0 : Float(lambda),
        isDecoupled ? decay : 1)
    case .rAdam(let beta1, let beta2, let epsilon):
      guard let v else { return }
      let (correction1, correction2) = Self.corrections(beta1, beta2, step)
      let factor = Self.rectification(beta2, step).map { $0 * correction2.squareRoot() }
      // Without a factor the denominator becomes √v / ∞ + 1.
      Kernels.active.adam(
        p, m, v, g, count, Float(rate * (factor ?? 1) / correction1), Float(beta1), Float(beta2),
        factor == nil ? 1 : Float(epsilon), factor == nil ? .infinity : 1, clip, Float(lambda), 1)
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
