public import MartletForecasting
public import MartletLayers
public import MartletNumerics
public import MartletPanels
import MartletFiles
import MartletTraining

/// A network of layers as a model: what differs from one architecture to the next is its layers.
///
/// Windows, scales, training and forecasts are the same for all: `fit` trains the layers on all windows
/// of the panel, of one series or of thousands, and nothing a network says is fed back to it.
public protocol NetworkForecaster: Forecaster where Fitted == FittedNetwork {
  /// The layers from a row of `shape.inputs` numbers to one of `shape.outputs`.
  ///
  /// - Parameter shape: The rows; every size of a layer follows from it and from the options.
  /// - Throws: `OptionError` where the options do not allow such rows.
  func layers(for shape: NetworkShape) throws(OptionError) -> [LayerSpec]

  /// Whether the layers hold a reversible instance normalisation of their own, so that the scaler
  /// `revin` adds none around them.
  var normalisesItself: Bool { get }
  /// What the forecast is a sum of, in the order of the layers' blocks (each name for as many of them);
  /// empty for a network whose forecast has no parts.
  var parts: [String] { get }
}

/// Weights beyond which a network is a mistake: training takes four times their memory.
private let mostWeights = 50_000_000

extension NetworkForecaster {
  public var isNetwork: Bool { true }
  public var taskOptions: Set<String> {
    Set(ForecastTask.options.map(\.name)).subtracting(ForecastTask.optionsOfRows)
  }
  public var uses: ModelUses { .network }

  public func taskDefaults(for task: ForecastTask) -> [(name: String, value: String)] {
    usualTaskDefaults(for: task)
  }

  /// What all networks want where nobody said otherwise, chosen on validation rows (docs/models.md):
  /// absolute errors, since squared ones let a few wild windows lead, and a rate that falls to nothing.
  /// A target of changes is seen around no change: the mean of a few returns is noise. Where validation
  /// rows choose the step they choose among averages, which are less a matter of luck than single steps.
  func usualTaskDefaults(for task: ForecastTask) -> [(name: String, value: String)] {
    [(name: "loss", value: "mae"), (name: "schedule", value: "cosine/0")]
      + (task.isOfChanges ? [(name: "scaler", value: "last")] : [])
      + (task.validationSize > 0 ? [(name: "average", value: "polynomial/3")] : [])
  }

  public var isRandom: Bool { true }
  public var learnsAcrossSeries: Bool { true }
  public var normalisesItself: Bool { false }
  public var parts: [String] { [] }

  /// One window to train on, the validation part, and the rows that differencing costs.
  public func minimumRows(for task: ForecastTask) -> Int {
    task.rowsToLearn
  }

  /// The lookback, and the rows that differencing costs.
  public func rowsToPredict(for task: ForecastTask) -> Int {
    task.rowsOfWindow
  }

  /// The network for rows of a shape.
  ///
  /// With the scaler `revin` it stands inside a reversible instance normalisation, whose scale and
  /// offset of the target and of each past covariate are learnt (Kim et al., ICLR 2022).
  public func network(
    for shape: NetworkShape, scaler: WindowScaler = .standard
  ) throws(OptionError) -> Network {
    var specs = try layers(for: shape)
    if scaler == .revIN && !normalisesItself {
      specs = [
        .revIN(
          channels: 1 + shape.pastCovariates, length: shape.lookback, outputs: shape.horizon,
          specs)
      ]
    }
    let network = Network(inputs: shape.inputs, specs)
    guard network.parameterCount <= mostWeights else {
      throw OptionError(
        text: name, message: "the network would have \(network.parameterCount) weights",
        hint: "take at most \(mostWeights): fewer layers, narrower ones, or a shorter lookback")
    }
    return network
  }

  /// Trains the layers on all windows of all series of the panel, with the training options of the
  /// task.
  ///
  /// - Throws: `OptionError` for a network that is too large or does not take such rows,
  ///   `DataError` for values that the transform cannot take, `ModelError` for values that a
  ///   network cannot hold, `TrainingError` when training diverges.
  public func fit(
    _ panel: AsOfPanel, _ task: ForecastTask, randomness: SplitMix64
  ) throws -> FittedNetwork {
    let network = try network(for: NetworkShape(of: panel, task), scaler: task.scaler)
    let pipeline = try FittedPipeline(fitting: panel, task)
    try NetworkRange.check(panel, pipeline)
    let (training, validation) = try pipeline.examples(of: panel)
    let trainer = Trainer(network, task.training, threads: task.threads)
    let (parameters, record): (Parameters, TrainingRecord)
    do {
      (parameters, record) = try trainer.train(
        on: training, validation: validation, randomness: randomness)
    } catch {
      // What no step can hold is an error of the data, and no hint on training helps.
      throw try NetworkRange.violation(in: panel, pipeline) ?? error
    }
    return FittedNetwork(
      network: network, parameters: parameters, record: record, parts: parts, pipeline: pipeline)
  }
}
