public import MartletNumerics
public import MartletPanels

/// The last season, repeated.
///
///     ŷ[T + h] = y[T + h − m ⌈h / m⌉],   m = season length
///
/// With m = 1 this is the naive forecast.
public struct SeasonalNaive: Forecaster {
  /// Creates the model, which has no options: the season is that of the task.
  public init() {}

  package static let entry = ModelEntry(
    "seasonal-naive", SeasonalNaive(),
    summary: "the value one season before",
    source: "Hyndman and Athanasopoulos 2021, 5.2",
    cost: "none",
    advice: "beside naive wherever there is a season")

  public var name: String { "SeasonalNaive" }
  public var uses: ModelUses { .targetAndSeason }
  public func minimumRows(for task: ForecastTask) -> Int { task.seasonLength }

  public func fit(
    _ panel: AsOfPanel, _ task: ForecastTask, randomness: SplitMix64
  ) throws -> Fitted {
    Fitted(known: panel, task: task)
  }

  /// The seasonal naive forecast from the last season of whatever panel it is given. Its intervals
  /// are normal, of variance ⌈h / m⌉ σ² after h steps, σ² that of the changes over a season in the
  /// fit.
  public struct Fitted: FittedNormal {
    /// What its own intervals come from; a forecast alone looks at the last season only.
    let known: AsOfPanel
    let task: ForecastTask

    public func predict(_ panel: AsOfPanel) -> [[Double]] {
      panel.histories.map { history in
        let season = Array(history.target.suffix(task.seasonLength))
        return (0..<task.horizon).map { season[$0 % season.count] }
      }
    }

    /// The variance of h steps is ⌈h / m⌉ σ²: each season is of its own.
    package func normalForecasts(_ panel: AsOfPanel) throws -> [NormalForecast] {
      let (horizon, seasonLength) = (task.horizon, task.seasonLength)
      let spread = try BaselineSpread(onAnyValues: known, task) { values in
        zip(values.dropFirst(seasonLength), values).map { $0 - $1 }
      }
      return try spread.forecasts(panel, horizon: horizon) { step, _ in
        Double((step + seasonLength - 1) / seasonLength)
      } levels: { _, values in
        let season = Array(values.suffix(seasonLength))
        return (0..<horizon).map { season[$0 % season.count] }
      }
    }
  }
}
