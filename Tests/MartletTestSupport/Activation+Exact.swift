package import MartletLayers
import RealModule

extension Activation {
  /// f(x) as the textbook has it.
  package func exact(_ x: Double) -> Double {
    switch self {
    case .relu: x < 0 ? 0 : x
    case .leakyReLU: x < 0 ? 0.01 * x : x
    case .tanh: .tanh(x)
    case .sigmoid: 1 / (1 + .exp(-x))
    case .gelu: x * .erfc(-x / 2.0.squareRoot()) / 2
    case .silu: x / (1 + .exp(-x))
    case .elu: x < 0 ? .expMinusOne(x) : x
    case .geluTanh:  // (1 + tanh u) / 2 without its cancellation
      x / (1 + .exp(-(8 / Double.pi).squareRoot() * (x + 0.044715 * x * x * x)))
    case .softplus: max(x, 0) + .log(onePlus: .exp(-abs(x)))
    }
  }

  /// Whether f has a corner at 0, where no derivative can be measured.
  package var hasKink: Bool {
    switch self {
    case .relu, .leakyReLU: true
    case .tanh, .sigmoid, .gelu, .silu, .elu, .geluTanh, .softplus: false
    }
  }
}
