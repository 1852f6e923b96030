/// The non-linearity between two linear maps, by name.
public enum Activation: String, Codable, Sendable, Hashable, CaseIterable {
  /// The rectifier, y = max(x, 0).
  case relu
  /// The rectifier that leaks, y = x where x ≥ 0, else 0.01 x.
  case leakyReLU = "leaky-relu"
  /// The hyperbolic tangent, y = tanh x, from −1 to 1.
  case tanh
  /// The logistic function, y = 1 / (1 + e⁻ˣ), from 0 to 1.
  case sigmoid
  /// The Gaussian error linear unit in its exact form, y = x Φ(x), Φ the standard normal
  /// distribution.
  case gelu
  /// The sigmoid linear unit, also called swish: y = x σ(x), σ the logistic function.
  case silu
  /// The exponential linear unit, y = x where x ≥ 0, else eˣ − 1.
  case elu
  /// The approximation of GELU by a hyperbolic tangent, y = x (1 + tanh(√(2/π) (x + 0.044715 x³)))
  /// / 2.
  case geluTanh = "gelu-tanh"
  /// The smooth rectifier, y = log(1 + eˣ), always above 0 but for underflow.
  case softplus

  /// - Parameter overwritesInput: Whether the layer before has no use for its output.
  package func layer(width: Int, overwritesInput: Bool = false) -> Elementwise {
    Elementwise(width, function, overwritesInput: overwritesInput)
  }

  private var function: ElementwiseFunction {
    switch self {
    case .relu: .leakyReLU(slope: 0)
    case .leakyReLU: .leakyReLU(slope: 0.01)
    case .tanh: .tanh
    case .sigmoid: .sigmoid
    case .gelu: .gelu
    case .silu: .silu
    case .elu: .elu
    case .geluTanh: .geluTanh
    case .softplus: .softplus
    }
  }
}
