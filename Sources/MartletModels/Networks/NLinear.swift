public import MartletForecasting
public import MartletLayers

/// A linear map of what the window has above its last value.
///
///     ŷ = W [y − ℓ | c] + b + ℓ        ℓ: the last value of the target
///
/// c are the covariates, the mask and the statics, as they are: their level is a regressor. Where a
/// loss wants more than one number for a step, ℓ is added to the first, the level of the forecast.
///
/// W starts at 0, so that the model starts as the last value, repeated, and learns to be better than
/// that. A target of changes starts at no change: there ℓ is left out, for the last change is no level.
///
/// The subtraction is a part of the model, so that it is NLinear with any scaler; after the scaler
/// `last` it changes nothing.
///
/// - Note: Zeng, Chen, Zhang and Xu, AAAI 2023.
public struct NLinear: NetworkForecaster {
  /// Creates the model, which has no options of its own.
  public init() {}

  public var name: String { "NLinear" }

  public func layers(for shape: NetworkShape) throws(OptionError) -> [LayerSpec] {
    shape.aroundLevel([.linear(shape.outputs, .zeros)], subtracts: true)
  }

  package static let entry = ModelEntry(
    "nlinear", NLinear(),
    summary: "a linear map of what the window has above its last value",
    source: "Zeng et al., AAAI 2023",
    cost: "inputs x horizon weights: milliseconds",
    advice: "series whose level moves, such as prices and rates")
}
