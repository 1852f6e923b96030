import MartletLayers

extension TrainingOptions {
  /// Adds the slope of the penalty on the magnitude of weights to a gradient:
  ///
  ///     g += λ₁ sign(w),   sign(0) = 0
  ///
  /// It is as if λ₁ Σ |w| were a part of the loss, so that it is clipped with the gradient and enters the moments
  /// of every optimiser. A weight that the step takes over 0 is taken back by the next one: weights end near 0,
  /// and not at 0 exactly. Biases and the scales and offsets of norms have no penalty, as they have no decay.
  ///
  /// - Note: Tibshirani 1996. As in PyTorch with `loss + lambda * weight.abs().sum()`.
  func addPenalty(of parameters: Parameters, to gradient: inout [Float]) {
    guard l1Penalty > 0 else { return }
    let slope = Float(l1Penalty)
    for slot in parameters.layout.slots where slot.kind == .weight {
      for index in slot.offset..<slot.offset + slot.count {
        let weight = parameters.values[index]
        gradient[index] += weight > 0 ? slope : weight < 0 ? -slope : 0
      }
    }
  }
}
