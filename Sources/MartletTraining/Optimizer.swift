/// The rule that turns a gradient g into a change of the parameters p, at rate η in step t from 1:
///
///     sgd      v = μ v + g,   p = p − η v
///     adam     m = β₁ m + (1 − β₁) g,   v = β₂ v + (1 − β₂) g²
///              p = p − η m̂ / (√v̂ + ε),   m̂ = m / (1 − β₁ᵗ),   v̂ = v / (1 − β₂ᵗ)
///     adamW    p = (1 − η λ) p before the step of adam
///
/// With sgd and adam, weight decay λ is added to the gradient instead: g + λ p.
///
/// - Note: Polyak 1964; Kingma and Ba 2015; Loshchilov and Hutter 2019. As in PyTorch, ε is added
///   after the root and v starts at 0 without dampening.
public enum Optimizer: Sendable, Hashable {
  case sgd(momentum: Double = 0)
  case adam(beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8)
  case adamW(beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8)
}
