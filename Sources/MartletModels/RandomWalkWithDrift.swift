public import MartletLayers
public import MartletSeries

/// The last value plus the mean change so far.
///
///     ŷ[T + h] = y[T] + h (y[T] − y[1]) / (T − 1)
///
/// With a log transform the drift is that of the logarithm: a constant growth rate. The slope is the
/// one of the fit, the last value the one of the forecast.
///
/// - Edge cases: a series of one row has no slope and is forecast by its value.
public struct RandomWalkWithDrift: Forecaster {
  public init() {}

  static let entry = ModelEntry(
    "drift", RandomWalkWithDrift(),
    summary: "the last value plus the mean change so far",
    source: "Hyndman and Athanasopoulos 2021, 5.2",
    cost: "none",
    advice: "series that grow, such as prices")

  public var name: String { "RandomWalkWithDrift" }
  public func minimumRows(for task: ForecastTask) -> Int { 2 }

  public func fit(
    _ panel: AsOfPanel, _ task: ForecastTask, randomness: SplitMix64
  ) throws -> Fitted {
    let transforms = try panel.histories.map {
      try task.transform.level.fit(to: $0, seasonLength: task.seasonLength)
    }
    let slopes = try zip(panel.histories, transforms).map { history, transform in
      let level = try transform.apply(to: history)
      guard let first = level.first, let last = level.last, level.count > 1 else { return 0.0 }
      return (last - first) / Double(level.count - 1)
    }
    return Fitted(horizon: task.horizon, transforms: transforms, slopes: slopes)
  }

  public struct Fitted: FittedForecaster {
    let horizon: Int
    let transforms: [FittedTransform]
    /// One for each series, on the scale of the level transform.
    let slopes: [Double]

    public func predict(_ panel: AsOfPanel) throws -> [[Double]] {
      precondition(panel.histories.count == slopes.count, "predict: the series of the fit")
      return try panel.histories.indices.map { series in
        let last = panel.histories[series].suffix(1)
        let level = try transforms[series].apply(to: last).last ?? .nan
        let path = (1...horizon).map { level + Double($0) * slopes[series] }
        return transforms[series].inverse(path: path, after: last)
      }
    }
  }
}
