/// The rule that turns a gradient g into a change of the parameters p, at rate η in step t from 1:
///
///     sgd        v = μ v + g,   p = p − η v
///     nesterov   v = μ v + g,   p = p − η (g + μ v)
///     adam       m = β₁ m + (1 − β₁) g,   v = β₂ v + (1 − β₂) g²
///                p = p − η m̂ / (√v̂ + ε),   m̂ = m / (1 − β₁ᵗ),   v̂ = v / (1 − β₂ᵗ)
///     adamW      p = (1 − η λ) p before the step of adam
///     rAdam      m and v as in adam,   ρ∞ = 2 / (1 − β₂) − 1,   ρ = ρ∞ − 2 t β₂ᵗ / (1 − β₂ᵗ)
///                p = p − η r m̂ √(1 − β₂ᵗ) / (√v + ε) where ρ > 5, else p = p − η m̂,
///                r² = (ρ − 4) (ρ − 2) ρ∞ / ((ρ∞ − 4) (ρ∞ − 2) ρ)
///     rmsProp    v = α v + (1 − α) g²,   b = μ b + g / (√v + ε),   p = p − η b
///     lion       p = (1 − η λ) p − η sign(β₁ m + (1 − β₁) g),   then m = β₂ m + (1 − β₂) g
///
/// Weight decay λ acts on the parameters themselves with adamW and lion; with the others it is added
/// to the gradient instead: g + λ p.
///
/// - Note: Polyak 1964; Sutskever, Martens, Dahl and Hinton 2013 (nesterov); Kingma and Ba 2015;
///   Loshchilov and Hutter 2019; Liu et al. 2020 (rAdam); Tieleman and Hinton 2012 (rmsProp); Chen et al. 2023
///   (lion). As in PyTorch, ε is added after the root and v starts at 0 without dampening.
public enum Optimizer: Sendable, Hashable {
  /// Stochastic gradient descent with momentum μ, from 0 (none) to below 1: v = μ v + g, p = p − η
  /// v.
  case sgd(momentum: Double = 0)
  /// Gradient descent with Nesterov's momentum μ, which looks ahead: v = μ v + g, p = p − η (g + μ
  /// v).
  case nesterov(momentum: Double = 0.9)
  /// Adam: p = p − η m̂ / (√v̂ + ε), m̂ and v̂ the exponential means of g and g² with decays β₁ and
  /// β₂, corrected for their start. Weight decay is added to the gradient.
  case adam(beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8)
  /// Adam with decoupled weight decay: p = (1 − η λ) p before each step.
  case adamW(beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8)
  /// Rectified Adam: its early steps, in which v̂ rests on few gradients, leave v̂ out or shrink.
  /// Weight decay is added to the gradient.
  case rAdam(beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8)
  /// RMSprop: v = α v + (1 − α) g², p = p − η g / (√v + ε), with a momentum of such steps where it is not 0.
  case rmsProp(alpha: Double = 0.99, epsilon: Double = 1e-8, momentum: Double = 0)
  /// Lion: p = (1 − η λ) p − η sign(β₁ m + (1 − β₁) g), so that every parameter moves by η, however
  /// large its gradient.
  case lion(beta1: Double = 0.9, beta2: Double = 0.99)
}
