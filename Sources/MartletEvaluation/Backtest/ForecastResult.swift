public import MartletForecasting
public import MartletPanels

/// What `Forecasting` returns.
public struct ForecastResult: Sendable {
  /// The series that were forecast.
  public let panel: Panel
  /// For each series the times of its forecast; none for one that had ended, or is too short, where cutoffs
  /// go by the calendar.
  public let times: [[Int64]]
  /// Coverage of the intervals, each between 0 and 1, in the order of `SeriesForecast.intervals`.
  public let levels: [Double]
  /// Levels of single quantiles.
  public let quantiles: [Double]
  /// In the order that was asked for; `Naive` comes last where it was not: no forecast is without it.
  public let models: [ModelForecast]
  /// The models that failed; `models` are the others.
  public let failures: [ModelFailure]
  /// The evaluation that the verdicts, and intervals from past errors, come from; nil without folds.
  public let calibration: BacktestResult?
  /// Why there are no folds although some were asked for: the first failure on them, where all models that
  /// were asked for failed there. Beyond the last row they did not.
  public internal(set) var pastFailure: CellError?
  /// What was asked for.
  public let backtest: Backtest

  /// How the networks of the run were trained: first for the forecast, then on the folds.
  public var fits: [FitRecord] { models.flatMap(\.fits) + (calibration?.fits ?? []) }
}

/// The forecasts of one model.
public struct ModelForecast: Sendable {
  /// The column of the forecasts, unique among the models of a run.
  public let label: String
  /// Whether it is the naive forecast that nobody asked for.
  public let isAdded: Bool
  /// The task with the model's own options.
  public let task: ForecastTask
  /// In the order of the panel.
  public let series: [SeriesForecast]
  /// What an automatic choice found in the fits of the forecast; empty for other models.
  public let choices: [ChoiceRecord]
  /// How its networks were trained for the forecast, seed by seed; empty for a model without any.
  public let fits: [FitRecord]
}

/// The forecast of one series by one model.
public struct SeriesForecast: Sendable {
  /// The mean over the seeds, step by step, in the units of the series.
  public let path: [Double]
  /// For each level its intervals, one a step; nil when there were too few folds to calibrate, or the
  /// model has none of its own.
  public let intervals: [[Interval]?]
  /// For each single quantile its path; nil as an interval.
  public let quantiles: [[Double]?]
  /// Sample paths: those of all seeds in turn; empty where none were asked for, or the model has none.
  public let paths: [[Double]]
  /// What the forecast is a sum of, the level first; empty where it was not asked for, or has no parts.
  public let parts: [ForecastDecomposition.Part]
}
