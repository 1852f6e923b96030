public import MartletForecasting
public import MartletLayers

/// A linear map inside a reversible instance normalisation of the target.
///
///     x̂ = γ (y − μ) / σ + β            μ, σ: mean and deviation of the window
///     z  = W [x̂ − ℓ | c] + b + ℓ       ℓ: the last number of x̂; c: covariates, mask and statics
///     ŷ  = (z − β) / (γ + ε²) σ + μ
///
/// γ and β are learnt, one number each. The normalisation is a part of the model, so that it is RLinear
/// with any scaler; the scaler `revin` adds no second one. Where a loss wants more than one number for a
/// step, the first is brought back to the level and scale of the window.
///
/// The authors have z = W x̂ + b. Since the numbers of (x̂ − β) / γ sum to 0, both say the same
/// functions; but with ℓ a W of 0, where training starts, is the last value repeated and not the mean of
/// the window. A target of changes is mapped as the authors have it, for its last change is no level.
///
/// - Note: Li, Qi, Li and Xu 2023 (Revisiting Long-term Time Series Forecasting); dropout in front of
///   the map, which the authors' code has and the paper's formula has not, is 0 unless asked for.
public struct RLinear: NetworkForecaster {
  /// Share of the window dropped in training, in [0, 1).
  public var dropout: Double

  /// Creates the model; `dropout` is the share of the window dropped in training, in [0, 1).
  public init(dropout: Double = 0) {
    self.dropout = dropout
  }

  public var name: String { "RLinear" }
  public var normalisesItself: Bool { true }

  public func layers(for shape: NetworkShape) throws(OptionError) -> [LayerSpec] {
    let drop: [LayerSpec] = dropout > 0 ? [.dropout(Float(dropout))] : []
    return [
      .revIN(
        channels: 1, length: shape.lookback, outputs: shape.horizon,
        shape.aroundLevel(drop + [.linear(shape.outputs, .zeros)], subtracts: true))
    ]
  }

  public var optionTexts: [(name: String, value: String)] { Self.options.texts(of: self) }

  /// What `rlinear:…` can set.
  public static let options: [ModelOption<RLinear>] = [
    .dropout(\.dropout)
  ]

  package static let entry = ModelEntry(
    "rlinear", RLinear(), options: options,
    summary: "a linear map of the window, standardised and taken back",
    source: "Li et al. 2023",
    cost: "inputs x horizon weights: milliseconds",
    advice: "periodic series whose level and spread move")
}
