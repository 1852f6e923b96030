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
  package func layer(width: Int, overwritesInput: Bool = false) -> any Elementwise {
    switch self {
    case .relu: ReLU(width, overwritesInput: overwritesInput)
    case .leakyReLU: ReLU(width, slope: 0.01, overwritesInput: overwritesInput)
    case .tanh: Tanh(width, overwritesInput: overwritesInput)
    case .sigmoid: Sigmoid(width, overwritesInput: overwritesInput)
    case .gelu: GELU(width, overwritesInput: overwritesInput)
    case .silu: SiLU(width, overwritesInput: overwritesInput)
    case .elu: ELU(width, overwritesInput: overwritesInput)
    case .geluTanh: GELUTanh(width, overwritesInput: overwritesInput)
    case .softplus: Softplus(width, overwritesInput: overwritesInput)
    }
  }
}
