public import MartletLayers

/// What a network looked like from inside in one step.
public struct ProbeRecord: Sendable, Hashable, Codable {
  /// From 1.
  public let step: Int
  /// In the order of the forward pass. With accumulation, of the last batch of the step.
  public let layers: [LayerReading]
  /// In the order of the layout, trained slots only.
  public let weights: [WeightReading]
}

/// What a slot of parameters looked like in one step.
public struct WeightReading: Sendable, Hashable, Codable {
  /// The name of the slot, for example `linear1.weight`.
  public let slot: String
  /// ‖θ‖ before the step.
  public let norm: Double
  /// ‖∂L/∂θ‖ before clipping.
  public let gradientNorm: Double
  /// ‖Δθ‖ / ‖θ‖: what the step changed. About 1e-3 is usual for a network that learns; 0 / 0 is nil.
  public let updateRatio: Double?
}
