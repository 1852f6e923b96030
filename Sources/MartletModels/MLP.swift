import RealModule

public import MartletLayers
public import MartletSeries
import MartletTraining

/// A multi-layer perceptron: all steps of the horizon at once from one flat window.
///
///     h₀ = window of the target and the past covariates, scaled   [L (1 + C) + (L + H) F]
///     hₖ = dropout(activation(norm(Wₖ hₖ₋₁ + bₖ)))                 [hidden],   k = 1 … layers
///     ŷ  = W hₙ + b                                                [k H]
///
/// with k the outputs that the loss wants for each target, mostly 1, C past covariates and F that are
/// known ahead.
///
/// With `residual` every hidden layer but the first has a way around it: hₖ = hₖ₋₁ + f(hₖ₋₁). With
/// a norm each hidden layer standardises its numbers before the non-linearity: each unit over the
/// batch (`batch`), or each row over its units (`layer`; `rms` without taking the mean away).
///
/// With the scaler `revin` the network stands inside a reversible instance normalisation
/// (Kim et al., ICLR 2022), whose scale and offset of each channel are learnt.
///
/// Training minimises the loss between scaled targets and forecasts over all windows of the training
/// part. Forecasts are direct: no forecast is fed back.
public struct MLP: Forecaster {
  public enum Norm: String, Codable, Sendable, Hashable, CaseIterable {
    case none
    case batch
    case layer
    case rms
  }

  /// Width of the hidden layers.
  public var hidden: Int
  /// Number of hidden layers.
  public var layers: Int
  public var activation: Activation
  public var norm: Norm
  public var residual: Bool
  /// Probability, in [0, 1).
  public var dropout: Double
  /// Of the hidden layers; nil takes He for the ReLU family and Glorot for tanh and sigmoid. The
  /// output layer starts with Glorot.
  public var initializer: Initializer?

  public init(
    hidden: Int = 256, layers: Int = 2, activation: Activation = .relu, norm: Norm = .none,
    residual: Bool = false, dropout: Double = 0, initializer: Initializer? = nil
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
  public var isRandom: Bool { true }

  /// One window to train on, the validation part, and the rows that differencing costs.
  public func minimumRows(for task: ForecastTask) -> Int {
    (task.isPadded ? 1 : task.inputSize) + task.horizon + task.validationSize
      + task.transform.rowsLost(seasonLength: task.seasonLength)
  }

  /// The layers, for windows of `inputs` numbers.
  /// - Parameter channels: Of a reversible instance normalisation around them; 0 for none.
  public func network(
    inputs: Int, horizon: Int, loss: Loss = .mse, channels: Int = 0
  ) -> Network {
    let initializer = initializer ?? activation.usualInitializer
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
    specs.append(.linear(horizon * loss.outputsPerTarget, .glorotUniform))
    return Network(inputs: inputs, channels > 0 ? [.revIN(channels: channels, specs)] : specs)
  }

  public func fit(
    _ panel: AsOfPanel, _ task: ForecastTask, randomness: SplitMix64
  ) throws -> FittedNetwork {
    let pipeline = try FittedPipeline(fitting: panel, task)
    let (training, validation) = try pipeline.examples(of: panel)
    let loss = task.training.loss
    try checkSize(
      inputs: training.inputWidth, outputs: task.horizon * loss.outputsPerTarget)
    let network = network(
      inputs: training.inputWidth, horizon: task.horizon, loss: loss,
      channels: try channels(of: training.inputWidth, panel, task))
    let trainer = Trainer(network, task.training, threads: task.threads)
    let (parameters, record) = try trainer.train(
      on: training, validation: validation, randomness: randomness)
    return FittedNetwork(
      network: network, parameters: parameters, record: record, pipeline: pipeline)
  }
}

extension MLP {
  /// Weights beyond which a network is a mistake: training takes four times their memory.
  private static let mostWeights = 50e6

  /// The channels of a reversible instance normalisation, all as long as the lookback.
  private func channels(
    of width: Int, _ panel: AsOfPanel, _ task: ForecastTask
  ) throws(OptionError) -> Int {
    guard task.scaler == .revIN else { return 0 }
    guard panel.histories.allSatisfy({ $0.futureCovariates.isEmpty }) else {
      throw OptionError(
        text: "scaler=revin", message: "covariates known ahead are longer than the other channels",
        hint: "give scaler=standard")
    }
    return width / task.inputSize
  }

  private func checkSize(inputs: Int, outputs: Int) throws(OptionError) {
    let (width, inputs) = (Double(hidden), Double(inputs))
    let weights = width * (inputs + width * Double(layers - 1) + Double(outputs))
    guard weights > Self.mostWeights || layers > 10_000 else { return }
    throw OptionError(
      text: "mlp:hidden=\(hidden),layers=\(layers)",
      message: "the network would have about \(weights) weights",
      hint: "take at most \(Int(Self.mostWeights)), and 10000 layers")
  }
}

extension Activation {
  /// He for activations that dampen negative numbers, Glorot for those that are linear around 0.
  var usualInitializer: Initializer {
    switch self {
    case .relu, .leakyReLU, .gelu, .geluTanh, .silu, .elu, .softplus: .heNormal
    case .tanh, .sigmoid: .glorotUniform
    }
  }
}
