public import MartletModels
public import MartletSeries

/// Forecasts beyond the last row, with intervals calibrated by a walk-forward evaluation of the same
/// models over the last folds of the series.
public struct Forecasting: Sendable {
  /// The calibrating evaluation; its task, seeds and levels are those of the forecast.
  public var backtest: Backtest

  public init(calibratedBy backtest: Backtest) { self.backtest = backtest }

  /// - Returns: The forecasts, in the order of the models and of the series.
  /// - Throws: As `Backtest.run`, and `DataError` when the axis has no future dates.
  public func run(
    _ models: [Model], on panel: Panel, progress: (Backtest.Progress) -> Void = { _ in }
  ) async throws -> ForecastResult {
    let times = try panel.series.map { try $0.axis.future(steps: backtest.task.horizon) }
    let cellCount = try backtest.cellCount(models, on: panel)
    let finals = try backtest.cells(models, panel, fits: [0..<1])
    let total = cellCount + finals.count
    let calibration = try await backtest.run(models, on: panel) {
      progress(.init(done: $0.done, total: total, label: $0.label))
    }
    // The forecast beyond the last row is one more fold, with no rows after its cutoff.
    let final = [Fold(index: backtest.folds.count, rowsAfter: 0)]
    let tasks = try backtest.tasks(
      of: models, cells: finals.filter { models[$0.model].forecaster.isRandom }.count)
    let results = try await Workers.map(finals, jobs: backtest.jobs) { done, cell in
      progress(.init(done: cellCount + done, total: total, label: models[cell.model].label))
    } _: { [backtest] cell in
      try Backtest.compute(
        cell, models[cell.model], tasks[cell.model], panel.series[cell.series], backtest.folds,
        final, seed: backtest.seed)
    }
    let paths = results.map { $0.paths[0] }

    let forecasts = try models.indices.map { model in
      guard let place = calibration.models.firstIndex(where: { $0.label == models[model].label })
      else { throw BacktestError.sameLabel(models[model].label) }
      let series = panel.series.indices.map { series in
        let seeds = zip(finals, paths).filter { $0.0.model == model && $0.0.series ~= series }
          .map { cell, paths in paths[series - cell.series.lowerBound] }
        let path = (0..<backtest.task.horizon).map { step in
          Descriptive.mean(seeds.map { $0[step] })
        }
        return SeriesForecast(
          path: path,
          intervals: backtest.levels.map {
            calibration.intervals(around: path, model: place, series: series, level: $0)
          })
      }
      return ModelForecast(
        label: models[model].label, series: series,
        choices: Backtest.choices(of: model, Array(zip(finals, results)), final, panel))
    }
    return ForecastResult(
      panel: panel, times: times, levels: backtest.levels, models: forecasts,
      calibration: calibration)
  }
}

/// What `Forecasting` returns.
public struct ForecastResult: Sendable {
  public let panel: Panel
  /// For each series the times of its forecast.
  public let times: [[Int64]]
  public let levels: [Double]
  public let models: [ModelForecast]
  /// The evaluation that the intervals come from.
  public let calibration: BacktestResult
}

/// The forecasts of one model.
public struct ModelForecast: Sendable {
  public let label: String
  /// In the order of the panel.
  public let series: [SeriesForecast]
  /// What an automatic choice found in the fits of the forecast; empty for other models.
  public let choices: [ChoiceRecord]
}

/// The forecast of one series by one model.
public struct SeriesForecast: Sendable {
  /// The mean over the seeds, step by step, in the units of the series.
  public let path: [Double]
  /// For each level its intervals, one a step; nil when there were too few folds to calibrate.
  public let intervals: [[Interval]?]
}
