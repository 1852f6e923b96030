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

  public var name: String { "RandomWalkWithDrift" }
  public func minimumRows(for task: ForecastTask) -> Int { 2 }

  public func fit(
    _ panel: AsOfPanel, _ task: ForecastTask, randomness: SplitMix64
  ) throws -> Fitted {
    let slopes = try panel.histories.map { history in
      let level = try history.target(task.transform.level)
      guard let first = level.first, let last = level.last, level.count > 1 else { return 0.0 }
      return (last - first) / Double(level.count - 1)
    }
    return Fitted(horizon: task.horizon, transform: task.transform, slopes: slopes)
  }

  public struct Fitted: FittedForecaster {
    let horizon: Int
    let transform: Transform
    /// One for each series, on the scale of the level transform.
    let slopes: [Double]

    public func predict(_ panel: AsOfPanel) throws -> [[Double]] {
      precondition(panel.histories.count == slopes.count, "predict: the series of the fit")
      return try zip(panel.histories, slopes).map { history, slope in
        let last = try history.suffix(1).target(transform.level).last ?? .nan
        let path = (1...horizon).map { last + Double($0) * slope }
        return transform.level.inverse(path: path, after: history.target.last ?? .nan)
      }
    }
  }
}
