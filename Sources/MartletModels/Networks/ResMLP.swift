public import MartletForecasting
public import MartletLayers

/// A multi-layer perceptron of residual blocks, each with a norm before it.
///
///     h₀ = W x + b                                                       [hidden]
///     hₖ = hₖ₋₁ + V₂ activation(V₁ norm(hₖ₋₁) + c₁) + c₂                 [hidden],   k = 1 … blocks
///     ŷ  = W' norm(hₙ) + b'                                              [outputs]
///
/// V₂ starts at 0, so that a deep network starts as a shallow one; dropout follows the activation and
/// V₂. The way around the blocks is free of norms, from the first layer to the last.
///
/// - Note: He, Zhang, Ren and Sun, ECCV 2016; Xiong et al., ICML 2020 (norms before); Zhang, Dauphin and
///   Ma, ICLR 2019 (blocks that start at 0).
public struct ResMLP: NetworkForecaster {
  /// What is standardised before each block, and once more before the last layer.
  public enum BlockNorm: String, Codable, Sendable, Hashable, CaseIterable {
    /// Nothing: blocks see the sum of the ones before as it is.
    case none
    /// Each unit over the rows of the batch (`LayerSpec.batchNorm`).
    case batch
    /// Each row over its units (`LayerSpec.layerNorm`).
    case layer
  }

  /// Width of all layers.
  public var hidden: Int
  /// Number of residual blocks, each of two layers.
  public var blocks: Int
  /// What is standardised before each block, off the way around it.
  public var norm: BlockNorm
  /// The non-linearity between the two layers of a block.
  public var activation: Activation
  /// Probability, in [0, 1).
  public var dropout: Double

  /// Creates a network, by default of three blocks of 256 units with layer norms.
  ///
  /// - Parameters:
  ///   - hidden: Width of all layers, from 1.
  ///   - blocks: Residual blocks of two layers each.
  ///   - dropout: Probability, in [0, 1), behind the activation and the second layer of a block.
  public init(
    hidden: Int = 256, blocks: Int = 3, norm: BlockNorm = .layer, activation: Activation = .relu,
    dropout: Double = 0.2
  ) {
    self.hidden = hidden
    self.blocks = blocks
    self.norm = norm
    self.activation = activation
    self.dropout = dropout
  }

  public var name: String { "ResMLP" }

  public func layers(for shape: NetworkShape) throws(OptionError) -> [LayerSpec] {
    let drop: [LayerSpec] = dropout > 0 ? [.dropout(Float(dropout))] : []
    let block: [LayerSpec] =
      [.linear(hidden), .activation(activation)] + drop
      + [.linear(hidden)] + drop
    let (before, last): (NormPlacement, [LayerSpec]) =
      switch norm {
      case .none: (.none, [])
      case .batch: (.pre(.batch), [.batchNorm])
      case .layer: (.pre(.layer), [.layerNorm])
      }
    let residual = LayerSpec.residual(block, norm: before, startsAsIdentity: true)
    return [.linear(hidden)] + Array(repeating: residual, count: blocks) + last
      + [.linear(shape.outputs)]
  }

  public var optionTexts: [(name: String, value: String)] { Self.options.texts(of: self) }

  /// What `resmlp:…` can set.
  public static let options: [ModelOption<ResMLP>] = [
    .integer("hidden", \.hidden, from: 1, through: 1_000_000, "width of all layers"),
    .integer("blocks", \.blocks, from: 1, through: 1000, "residual blocks of two layers"),
    .choice("norm", \.norm, "norm before each block"),
    .choice("activation", \.activation, "non-linearity"),
    .dropout(\.dropout),
  ]

  package static let entry = ModelEntry(
    "resmlp", ResMLP(), options: options,
    summary: "a perceptron of residual blocks with norms before them",
    source: "He et al., ECCV 2016; Xiong et al., ICML 2020",
    cost: "2 x blocks x hidden^2 weights: one to two seconds",
    advice: "where an mlp gets better with depth, or should")
}
