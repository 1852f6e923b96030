extension Activation {
  /// By how much weights have to be larger so that the signal keeps its size through the activation.
  ///
  ///     gain = 1 / √E[f(z)²],   z standard normal
  ///
  /// With weights of variance gain² / fanIn, as `.linear(64, .leCunNormal, gain: activation.gain)` draws
  /// them, and enough of them, inputs of unit variance through f give inputs of unit variance again.
  ///
  /// Tanh and sigmoid have the customary 5/3 and 1 of PyTorch's `calculate_gain` instead of 1.59 and
  /// 1.85; those of ReLU, √2, and leaky ReLU, √(2 / (1 + 0.01²)), are the same by either rule.
  public var gain: Double {
    switch self {
    case .relu: 2.0.squareRoot()
    case .leakyReLU: (2 / (1 + 0.01 * 0.01)).squareRoot()
    case .tanh: 5 / 3
    case .sigmoid: 1
    case .gelu: 1.533530441196
    case .silu: 1.676532470331
    case .elu: 1.245198300701
    case .geluTanh: 1.533580521666
    case .softplus: 1.041866835532
    }
  }
}
