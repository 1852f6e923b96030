public import MartletForecasting
public import MartletLayers
import MartletFiles

/// A multi-layer perceptron: all steps of the horizon at once from one flat window.
///
///     h₀ = the row of the window, as `NetworkShape` lays it out    [inputs]
///     hₖ = dropout(activation(norm(Wₖ hₖ₋₁ + bₖ)))                 [hidden],   k = 1 … layers
///     ŷ  = W hₙ + b                                                [outputs]
///
/// With `residual` every hidden layer but the first has a way around it: hₖ = hₖ₋₁ + f(hₖ₋₁). With
/// a norm each hidden layer standardises its numbers before the non-linearity: each unit over the
/// batch (`batch`), or each row over its units (`layer`; `rms` without taking the mean away).
///
/// Training minimises the loss between scaled targets and forecasts over all windows of the training
/// part. Forecasts are direct: no forecast is fed back.
public struct MLP: NetworkForecaster {
  /// What each hidden layer standardises before its non-linearity.
  public enum Norm: String, Codable, Sendable, Hashable, CaseIterable {
    /// Nothing: the numbers go into the non-linearity as they are.
    case none
    /// Each unit over the rows of the batch (`LayerSpec.batchNorm`).
    case batch
    /// Each row over its units (`LayerSpec.layerNorm`).
    case layer
    /// Each row divided by the root of its mean square (`LayerSpec.rmsNorm`).
    case rms
  }

  /// Width of the hidden layers.
  public var hidden: Int
  /// Number of hidden layers.
  public var layers: Int
  /// The non-linearity of the hidden layers.
  public var activation: Activation
  /// What each hidden layer standardises before its non-linearity.
  public var norm: Norm
  /// Whether every hidden layer but the first has a way around it, hₖ = hₖ₋₁ + f(hₖ₋₁).
  public var residual: Bool
  /// Probability, in [0, 1).
  public var dropout: Double
  /// Of the hidden layers.
  public var initializer: Initializer

  /// Creates a perceptron, by default of two ReLU layers of 512 units without norms.
  ///
  /// - Parameters:
  ///   - hidden: Width of the hidden layers, from 1.
  ///   - layers: Number of hidden layers; 0 leaves one linear map.
  ///   - dropout: Probability, in [0, 1).
  ///   - initializer: Of the hidden layers.
  public init(
    hidden: Int = 512, layers: Int = 2, activation: Activation = .relu, norm: Norm = .none,
    residual: Bool = false, dropout: Double = 0.1, initializer: Initializer = .torchUniform
  ) {
    self.hidden = hidden
    self.layers = layers
    self.activation = activation
    self.norm = norm
    self.residual = residual
    self.dropout = dropout
    self.initializer = initializer
  }

  public var name: String { "MLP" }

  public func layers(for shape: NetworkShape) throws(OptionError) -> [LayerSpec] {
    guard layers <= 10_000 else {
      throw OptionError(
        text: name, message: "a network of \(layers) layers", hint: "take at most 10000")
    }
    var block: [LayerSpec] = [.linear(hidden, initializer)]
    switch norm {
    case .none: break
    case .batch: block.append(.batchNorm)
    case .layer: block.append(.layerNorm)
    case .rms: block.append(.rmsNorm)
    }
    block.append(.activation(activation))
    if dropout > 0 { block.append(.dropout(Float(dropout))) }

    var specs: [LayerSpec] = []
    for layer in 0..<layers {
      specs += residual && layer > 0 ? [.residual(block)] : block
    }
    return specs + [.linear(shape.outputs)]
  }
}
