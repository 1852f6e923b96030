import MartletLayers
import RealModule

extension TrainingRun {
  /// The sharpness of the training loss where the run stands: see
  /// ``Trainer/sharpness(at:on:limit:seed:)``.
  public func sharpness(on examples: Examples, limit: Int = 4096, seed: UInt64 = 1) -> Sharpness? {
    trainer.sharpness(at: parameters, on: examples, limit: limit, seed: seed)
  }

  /// The sharpness that decides whether Adam is stable where the run stands: the largest eigenvalue
  /// of
  ///
  ///     P^−½ H P^−½,   P = (1 − β₁ᵗ) diag(√v̂ + ε),   v̂ = v / (1 − β₂ᵗ)
  ///
  /// Adam divides each number of the gradient by √v̂ + ε, which bends the loss anew. It is stable
  /// on a quadratic where this is below 2 (1 + β₁) / ((1 − β₁) η), 38/η at β₁ = 0.9, and trained
  /// long enough it comes close to that.
  ///
  /// - Returns: nil before the first step, with another optimiser than adam and adamW, and where
  ///   a loss or a gradient is no finite number.
  /// - Note: Cohen, Ghorbani, Krishnan et al., "Adaptive gradient methods at the edge of
  ///   stability", 2022.
  public func preconditionedSharpness(
    on examples: Examples, limit: Int = 4096, seed: UInt64 = 1
  ) -> Sharpness? {
    preconditionedSharpness(of: examples, limit: limit, seed: seed)
  }

  package func preconditionedSharpness(
    of examples: some ExampleSource, limit: Int = 4096, seed: UInt64 = 1
  ) -> Sharpness? {
    let step = optimizer.moments.step
    let (beta1, beta2, epsilon): (Double, Double, Double)
    switch trainer.options.optimizer {
    case .adam(let first, let second, let small), .adamW(let first, let second, let small):
      (beta1, beta2, epsilon) = (first, second, small)
    case .sgd, .nesterov, .rAdam, .rmsProp, .lion: return nil
    }
    guard step > 0 else { return nil }
    let (firstShare, secondShare) = (1 - Double.pow(beta1, step), 1 - Double.pow(beta2, step))
    let scales = optimizer.moments.second.map { moment in
      let divisor = firstShare * ((Double(moment) / secondShare).squareRoot() + epsilon)
      return divisor > 0 ? 1 / divisor.squareRoot() : 0
    }
    return trainer.sharpness(
      at: parameters, of: examples, scales: scales, limit: limit, seed: seed)
  }
}
