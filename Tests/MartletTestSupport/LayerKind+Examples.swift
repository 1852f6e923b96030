import MartletLayers

extension LayerKind {
  package var examples: [Example] {
    switch self {
    case .linear:
      [
        Example("linear 1 -> 1", inputs: 1, [.linear(1)]),
        Example("linear 5 -> 3", inputs: 5, [.linear(3)]),
        Example("linear 17 -> 19", inputs: 17, [.linear(19, .glorotNormal)]),
        Example("linear, linear", inputs: 4, [.linear(6), .linear(2)]),
      ]
    case .activation:
      Activation.allCases.flatMap { activation in
        [
          Example(activation.rawValue, inputs: 17, [.activation(activation)]),
          Example(
            "linear, \(activation.rawValue), linear", inputs: 5,
            [.linear(6), .activation(activation), .linear(3)]),
        ]
      }
    case .batchNorm:
      [
        Example("norm", inputs: 17, [.batchNorm]),
        Example("linear, norm, tanh", inputs: 5, [.linear(4), .batchNorm, .activation(.tanh)]),
        Example(
          "norm, linear, silu, norm, linear", inputs: 4,
          [.batchNorm, .linear(6), .activation(.silu), .batchNorm, .linear(2)]),
      ]
    case .layerNorm: Self.examples(of: .layerNorm, "layer norm")
    case .rmsNorm: Self.examples(of: .rmsNorm, "RMS norm")
    case .dropout:
      [
        Example("dropout", inputs: 17, [.dropout(0.5)]),
        Example("dropout 0", inputs: 3, [.dropout(0)]),
        Example(
          "dropout, linear, silu, dropout, linear", inputs: 5,
          [.dropout(0.2), .linear(6), .activation(.silu), .dropout(0.4), .linear(2)]),
      ]
    case .residual: Self.residualExamples
    case .gated: Self.gatedExamples
    case .softmax: Self.softmaxExamples
    case .embedding: Self.embeddingExamples
    case .revIN: Self.revINExamples
    case .slice: Self.sliceExamples
    case .transpose: Self.transposeExamples
    case .repeated: Self.repeatedExamples
    case .pooling: Self.poolingExamples
    case .interpolation: Self.interpolationExamples
    case .movingAverage: Self.movingAverageExamples
    case .basis: Self.basisExamples
    case .parallel: Self.parallelExamples
    case .sharedWeights: Self.sharedWeightsExamples
    case .lastValueNorm: Self.lastValueNormExamples
    case .doublyResidual: Self.doublyResidualExamples
    }
  }

  private static func examples(of norm: LayerSpec, _ name: String) -> [Example] {
    [
      Example(name, inputs: 17, [norm]),
      Example("linear, \(name), tanh", inputs: 5, [.linear(8), norm, .activation(.tanh)]),
      Example(
        "\(name), linear, silu, \(name), linear", inputs: 6,
        [norm, .linear(9), .activation(.silu), norm, .linear(2)]),
    ]
  }
}
