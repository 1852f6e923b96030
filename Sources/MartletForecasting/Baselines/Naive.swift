public import MartletNumerics
public import MartletPanels

/// The last value, repeated: what every model has to beat.
///
///     ŷ[T + h] = y[T]
///
/// The best forecast of a random walk. The transform plays no part: the last value is the last value.
public struct Naive: Forecaster {
  /// Creates the model, which has no options.
  public init() {}

  package static let entry = ModelEntry(
    "naive", Naive(),
    summary: "the last value",
    source: "Hyndman and Athanasopoulos 2021, 5.2",
    cost: "none",
    advice: "always: a model that does not beat it is of no use")

  public var name: String { "Naive" }
  public var uses: ModelUses { .target }
  public func minimumRows(for task: ForecastTask) -> Int { 1 }

  public func fit(
    _ panel: AsOfPanel, _ task: ForecastTask, randomness: SplitMix64
  ) throws -> Fitted {
    Fitted(known: panel, task: task)
  }

  /// The naive forecast from the last row of whatever panel it is given. Its intervals are normal,
  /// of variance h σ² after h steps, σ² that of the changes from row to row in the fit.
  public struct Fitted: FittedNormal {
    /// What its own intervals come from; a forecast alone looks at the last value only.
    let known: AsOfPanel
    let task: ForecastTask

    public func predict(_ panel: AsOfPanel) -> [[Double]] {
      panel.histories.map { history in
        [Double](repeating: history.target.last ?? .nan, count: task.horizon)
      }
    }

    /// The variance of h steps is h σ².
    package func normalForecasts(_ panel: AsOfPanel) throws -> [NormalForecast] {
      let spread = try BaselineSpread(onAnyValues: known, task) { values in
        zip(values.dropFirst(), values).map { $0 - $1 }
      }
      return try spread.forecasts(panel, horizon: task.horizon) { step, _ in
        Double(step)
      } levels: { _, values in
        [Double](repeating: values.last ?? .nan, count: task.horizon)
      }
    }
  }
}
