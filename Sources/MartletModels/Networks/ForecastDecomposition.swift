/// A forecast as a sum: ŷ = level + Σ parts, step by step.
public struct ForecastDecomposition: Sendable, Hashable {
  /// What a stack of blocks adds to the forecast.
  public struct Part: Sendable, Hashable {
    /// What it is: "trend", "seasonality".
    public let name: String
    public let values: [Double]
  }

  /// What is forecast without any part: the level of the window.
  public let level: [Double]
  /// In the order of the network.
  public let parts: [Part]
}
