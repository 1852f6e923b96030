public import MartletNumerics
public import MartletPanels

/// The last value plus the mean change so far.
///
///     ŷ[T + h] = y[T] + h (y[T] − y[1]) / (T − 1)
///
/// With a log transform the drift is that of the logarithm: a constant growth rate. The slope is the
/// one of the fit, the last value the one of the forecast.
///
/// - Edge cases: it asks for two rows; a later panel with one is forecast by its value.
public struct RandomWalkWithDrift: Forecaster {
  /// Creates the model, which has no options.
  public init() {}

  package static let entry = ModelEntry(
    "drift", RandomWalkWithDrift(),
    summary: "the last value plus the mean change so far",
    source: "Hyndman and Athanasopoulos 2021, 5.2",
    cost: "none",
    advice: "series that grow, such as prices")

  public var name: String { "RandomWalkWithDrift" }
  public var uses: ModelUses { .target }
  public func minimumRows(for task: ForecastTask) -> Int { 2 }

  public func fit(
    _ panel: AsOfPanel, _ task: ForecastTask, randomness: SplitMix64
  ) throws -> Fitted {
    let transforms = try panel.histories.map {
      try task.transform.level.fit(to: $0, seasonLength: task.seasonLength)
    }
    let slopes = try zip(panel.histories, transforms).map { history, transform in
      // Without a transform there is nothing to copy.
      transform.transform.steps.isEmpty
        ? Self.slope(of: history.target) : Self.slope(of: try transform.apply(to: history)[...])
    }
    return Fitted(known: panel, task: task, transforms: transforms, slopes: slopes)
  }

  fileprivate static func slope(of level: ArraySlice<Double>) -> Double {
    guard let first = level.first, let last = level.last, level.count > 1 else { return 0 }
    return (last - first) / Double(level.count - 1)
  }

  /// The slopes of the fit, one for each series, to be drawn on from the last row of whatever panel
  /// it is given. Its intervals are normal, of variance h (1 + h / (T − 1)) σ² after h steps.
  public struct Fitted: FittedNormal {
    /// What its own intervals come from.
    let known: AsOfPanel
    let task: ForecastTask
    let transforms: [FittedTransform]
    /// One for each series, on the scale of the level transform.
    let slopes: [Double]

    public func predict(_ panel: AsOfPanel) throws -> [[Double]] {
      precondition(panel.histories.count == slopes.count, "predict: the series of the fit")
      let horizon = task.horizon
      return try panel.histories.indices.map { series in
        let last = panel.histories[series].suffix(1)
        let level = try transforms[series].apply(to: last).last ?? .nan
        let path = (1...horizon).map { level + Double($0) * slopes[series] }
        return try transforms[series].inverse(path: path, after: last).finite()
      }
    }

    /// The variance of h steps is h (1 + h / (T − 1)) σ²: the drift is an estimate too.
    package func normalForecasts(_ panel: AsOfPanel) throws -> [NormalForecast] {
      let horizon = task.horizon
      let spread = try BaselineSpread(known, task, estimated: 1) { values in
        let slope = RandomWalkWithDrift.slope(of: values[...])
        return zip(values.dropFirst(), values).map { $0 - $1 - slope }
      }
      return try spread.forecasts(panel, horizon: horizon) { step, rows in
        Double(step) * (1 + Double(step) / Double(max(rows - 1, 1)))
      } levels: { series, values in
        (1...horizon).map { (values.last ?? .nan) + Double($0) * slopes[series] }
      }
    }
  }
}
