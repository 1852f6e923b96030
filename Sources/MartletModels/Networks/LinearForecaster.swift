public import MartletForecasting
public import MartletLayers

/// One linear map from the window to all steps of the horizon.
///
///     ŷ = W x + b        x: the row of the window, as `NetworkShape` lays it out    [inputs]
///                        ŷ                                                          [outputs]
///
/// With covariates it is the linear regression of each step on all that is in the window. W starts at 0,
/// which forecasts better than a random start (docs/models.md).
///
/// - Note: Zeng, Chen, Zhang and Xu, AAAI 2023 (LTSF-Linear), of one channel.
public struct LinearForecaster: NetworkForecaster {
  /// Creates the model, which has no options of its own.
  public init() {}

  public var name: String { "Linear" }

  public func layers(for shape: NetworkShape) throws(OptionError) -> [LayerSpec] {
    [.linear(shape.outputs, .zeros)]
  }

  public func taskDefaults(for task: ForecastTask) -> [(name: String, value: String)] {
    usualTaskDefaults(for: task) + LinearForecaster.largerSteps
  }

  /// A map that starts at nothing, or at the mean of the window, has further to go than one from the last value.
  static let largerSteps = [(name: "learning-rate", value: "0.003")]

  package static let entry = ModelEntry(
    "linear", LinearForecaster(),
    summary: "one linear map from the window to all steps",
    source: "Zeng et al., AAAI 2023",
    cost: "inputs x horizon weights: milliseconds",
    advice: "the first network to try, and the one that deeper ones must beat")
}
