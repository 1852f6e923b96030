import MartletLayers

extension LayerSpec {
  /// A linear map that starts with small random weights of uniform distribution, ±1/√inputs: what
  /// PyTorch gives a linear layer, and so the authors of the linear models.
  static func smallLinear(_ outputs: Int) -> LayerSpec {
    .linear(outputs, .leCunUniform, gain: 0.5773502691896258)  // 1/√3
  }
}
