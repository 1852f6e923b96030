/// The non-linearity between two linear maps, by name.
public enum Activation: String, Codable, Sendable, Hashable, CaseIterable {
  case relu
  case leakyReLU = "leaky-relu"
  case tanh
  case sigmoid
  case gelu
  case silu
  case elu
  case geluTanh = "gelu-tanh"
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
