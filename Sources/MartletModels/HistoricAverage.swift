public import MartletLayers
public import MartletSeries

/// The mean of all values so far.
///
///     ŷ[T + h] = (y[1] + … + y[T]) / T
///
/// The best forecast of noise around a constant. With a log transform: the geometric mean.
public struct HistoricAverage: Forecaster {
  public init() {}

  static let entry = ModelEntry(
    "historic-average", HistoricAverage(), aliases: ["mean"],
    summary: "the mean of all values so far",
    source: "Hyndman and Athanasopoulos 2021, 5.2",
    cost: "none",
    advice: "noise around a level, such as returns")

  public var name: String { "HistoricAverage" }
  public func minimumRows(for task: ForecastTask) -> Int { 1 }

  public func fit(
    _ panel: AsOfPanel, _ task: ForecastTask, randomness: SplitMix64
  ) throws -> Fitted {
    let averages = try panel.histories.map { history in
      let transform = try task.transform.level.fit(to: history, seasonLength: task.seasonLength)
      let level = try transform.apply(to: history)
      let mean = level.reduce(0, +) / Double(level.count)
      return transform.inverse(path: [mean], after: history)[0]
    }
    return Fitted(horizon: task.horizon, averages: averages)
  }

  public struct Fitted: FittedForecaster {
    let horizon: Int
    /// One for each series, in its units.
    let averages: [Double]

    public func predict(_ panel: AsOfPanel) -> [[Double]] {
      precondition(panel.histories.count == averages.count, "predict: the series of the fit")
      return averages.map { [Double](repeating: $0, count: horizon) }
    }
  }
}
