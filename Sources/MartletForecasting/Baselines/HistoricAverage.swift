public import MartletNumerics
public import MartletPanels

/// The mean of all values so far.
///
///     ŷ[T + h] = (y[1] + … + y[T]) / T
///
/// The best forecast of noise around a constant. With a log transform: the geometric mean.
public struct HistoricAverage: Forecaster {
  /// Creates the model, which has no options.
  public init() {}

  package static let entry = ModelEntry(
    "historic-average", HistoricAverage(), aliases: ["mean"],
    summary: "the mean of all values so far",
    source: "Hyndman and Athanasopoulos 2021, 5.2",
    cost: "none",
    advice: "noise around a level, such as returns")

  public var name: String { "HistoricAverage" }
  public var uses: ModelUses { .target }
  public func minimumRows(for task: ForecastTask) -> Int { 1 }

  public func fit(
    _ panel: AsOfPanel, _ task: ForecastTask, randomness: SplitMix64
  ) throws -> Fitted {
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    let spread = try BaselineSpread(panel, task, estimated: 1) { values in
      let mean = mean(values)
      return values.map { $0 - mean }
    }
    let levels = try zip(panel.histories, spread.members).map { history, member in
      mean(try member.transform.apply(to: history))
    }
    let averages = panel.histories.indices.map { series in
      spread.members[series].transform.inverse(
        path: [levels[series]], after: panel.histories[series])[0]
    }
    return Fitted(horizon: task.horizon, averages: averages, levels: levels, spread: spread)
  }

  /// The means of the rows of the fit, one for each series: later rows do not change them. Its
  /// intervals are normal, of variance (1 + 1 / T) σ² at each step.
  public struct Fitted: FittedNormal {
    let horizon: Int
    /// One for each series, in its units.
    let averages: [Double]
    /// The same on the scale of the level transform.
    let levels: [Double]
    let spread: BaselineSpread

    public func predict(_ panel: AsOfPanel) throws -> [[Double]] {
      precondition(panel.histories.count == averages.count, "predict: the series of the fit")
      return try averages.finite().map { [Double](repeating: $0, count: horizon) }
    }

    /// The variance is (1 + 1 / T) σ² at each step: the mean is an estimate too.
    package func normalForecasts(_ panel: AsOfPanel) throws -> [NormalForecast] {
      try spread.forecasts(panel, horizon: horizon) { _, rows in
        1 + 1 / Double(rows)
      } levels: { series, _ in
        [Double](repeating: levels[series], count: horizon)
      }
    }
  }
}
