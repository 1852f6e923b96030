/// How strongly the training loss bends where it bends most: the largest eigenvalue λ of its
/// Hessian.
///
/// Gradient descent at a rate above 2/λ moves away from where it should go, since along that
/// direction each step takes it to the other side and further out. Trained long enough at a fixed
/// rate η, a network comes to where λ is about 2/η, and stays there (the edge of stability).
///
/// - Note: Cohen, Kaur, Li, Kolter and Talwalkar, "Gradient descent on neural networks typically
///   occurs at the edge of stability", ICLR 2021. For Adam it is another matrix that decides: see
///   ``TrainingRun/preconditionedSharpness(on:limit:seed:)``.
public struct Sharpness: Sendable, Hashable, Codable {
  /// λ: the largest eigenvalue, below 0 where the loss bends down in all directions.
  public let value: Double
  /// How much λ changes when the step of the differences is halved. It is small where the loss is
  /// smooth. Where it has kinks (relu, absolute errors) λ is that of the loss smoothed over the
  /// step, and this says how far it depends on it.
  public let stepError: Double
  /// ‖H v − λ v‖ for the direction v that was found; some eigenvalue is no further away from λ.
  public let residual: Double
  /// Whether the residual came below a thousandth of λ within the products allowed.
  public let isConverged: Bool
  /// Products of the Hessian with a direction that it took, of two gradients each.
  public let products: Int
  /// Examples that the loss was taken over.
  public let examples: Int

  /// 2/λ: the largest rate at which plain gradient descent is stable here; nil where λ is not above
  /// 0, so that the curvature sets no limit.
  public var largestStableRate: Double? { largestStableRate(for: .sgd()) }

  /// The largest rate at which an optimiser is stable on a quadratic of this sharpness:
  ///
  ///     sgd        2 (1 + μ) / λ
  ///     nesterov   2 (1 + μ) / ((1 + 2μ) λ)
  ///     adam       2 (1 + β₁) / ((1 − β₁) λ) = 38 / λ at β₁ = 0.9,   λ the preconditioned
  ///     sharpness
  ///
  /// - Returns: nil where λ is not above 0, and for optimisers without such a limit.
  /// - Note: Cohen et al. 2021, appendix B; Cohen et al., "Adaptive gradient methods at the edge of
  ///   stability", 2022, for Adam.
  public func largestStableRate(for optimizer: Optimizer) -> Double? {
    guard value > 0 else { return nil }
    switch optimizer {
    case .sgd(let momentum): return 2 * (1 + momentum) / value
    case .nesterov(let momentum): return 2 * (1 + momentum) / ((1 + 2 * momentum) * value)
    case .adam(let beta1, _, _), .adamW(let beta1, _, _):
      return 2 * (1 + beta1) / ((1 - beta1) * value)
    case .rAdam, .rmsProp, .lion: return nil
    }
  }
}
