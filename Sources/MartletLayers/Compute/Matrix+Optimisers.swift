import CMartletKernels

// Loops in C over the parameters of an optimiser step, which are self. A debug build checks the sizes.
//
// The gradient that is used is clip · g + l2 · p; p is first multiplied by `decay`.

extension Matrix {
  /// v = momentum v + g,   p = p − rate v
  package func stepSGD(
    _ velocity: Matrix, _ gradient: Matrix, rate: Float, momentum: Float, clip: Float, l2: Float
  ) {
    checkSizes(velocity, gradient)
    Kernels.active.sgd(
      base, velocity.base, gradient.base, count, rate, momentum, clip, l2, 1)
  }

  /// v = momentum v + g,   p = p − rate (g + momentum v)
  package func stepNesterov(
    _ velocity: Matrix, _ gradient: Matrix, rate: Float, momentum: Float, clip: Float, l2: Float
  ) {
    checkSizes(velocity, gradient)
    Kernels.active.nesterov(
      base, velocity.base, gradient.base, count, rate, momentum, clip, l2, 1)
  }

  /// p = p − rate sign(β₁ m + (1 − β₁) g),   then m = β₂ m + (1 − β₂) g
  package func stepLion(
    _ mean: Matrix, _ gradient: Matrix, rate: Float, beta1: Float, beta2: Float, clip: Float,
    decay: Float
  ) {
    checkSizes(mean, gradient)
    Kernels.active.lion(base, mean.base, gradient.base, count, rate, beta1, beta2, clip, decay)
  }

  /// m = β₁ m + (1 − β₁) g,   v = β₂ v + (1 − β₂) g²,   p = p − rate m / (√v / correction + ε)
  ///
  /// - Parameter rootCorrection: What √v is divided by.
  package func stepAdam(
    _ mean: Matrix, _ square: Matrix, _ gradient: Matrix, rate: Float, beta1: Float, beta2: Float,
    epsilon: Float, rootCorrection: Float, clip: Float, l2: Float, decay: Float
  ) {
    checkSizes(mean, gradient)
    checkSize(of: square)
    Kernels.active.adam(
      base, mean.base, square.base, gradient.base, count, rate, beta1, beta2, epsilon,
      rootCorrection, clip, l2, decay)
  }

  private func checkSizes(_ moment: Matrix, _ gradient: Matrix) {
    checkSize(of: moment)
    checkSize(of: gradient)
  }
}
