public import MartletLayers
public import MartletSeries

/// The last season, repeated.
///
///     ŷ[T + h] = y[T + h − m ⌈h / m⌉],   m = season length
///
/// With m = 1 this is the naive forecast.
public struct SeasonalNaive: Forecaster {
  public init() {}

  static let entry = ModelEntry(
    "seasonal-naive", SeasonalNaive(),
    summary: "the value one season before",
    source: "Hyndman and Athanasopoulos 2021, 5.2",
    cost: "none",
    advice: "beside naive wherever there is a season")

  public var name: String { "SeasonalNaive" }
  public func minimumRows(for task: ForecastTask) -> Int { task.seasonLength }

  public func fit(_ panel: AsOfPanel, _ task: ForecastTask, randomness: SplitMix64) -> Fitted {
    Fitted(horizon: task.horizon, seasonLength: task.seasonLength)
  }

  public struct Fitted: FittedForecaster {
    let horizon: Int
    let seasonLength: Int

    public func predict(_ panel: AsOfPanel) -> [[Double]] {
      panel.histories.map { history in
        let season = Array(history.target.suffix(seasonLength))
        return (0..<horizon).map { season[$0 % season.count] }
      }
    }
  }
}
