public import MartletModels
public import MartletSeries

/// Forecasts beyond the last row, with intervals calibrated by a walk-forward evaluation of the same
/// models over the last folds of the series.
public struct Forecasting: Sendable {
  /// The calibrating evaluation; its task, seeds and levels are those of the forecast. It may have no folds:
  /// then nothing is tested on the past, and there are no intervals but the models' own.
  public var backtest: Backtest
  /// Sample paths of each model and series.
  public var pathCount = 0
  /// The ids of series that are forecast and take no part in the calibrating evaluation: they have no room
  /// for a fold, and so no intervals from past errors.
  public var withoutFolds: Set<String> = []
  /// Whether forecasts are shown in their parts too.
  public var showsParts = false

  public init(calibratedBy backtest: Backtest) { self.backtest = backtest }

  /// - Returns: The forecasts, in the order of the models and of the series.
  /// - Throws: As `Backtest.run`, and `DataError` when the axis has no future dates.
  public func run(
    _ models: [Model], on panel: Panel, progress: (Backtest.Progress) -> Void = { _ in }
  ) async throws -> ForecastResult {
    if showsParts { try backtest.task.transform.checkParts() }
    let layout = try backtest.finalLayout(of: panel, models)
    let times = try panel.series.indices.map { place in
      layout.takesPart(series: place, fold: 0)
        ? try panel.series[place].axis.future(steps: backtest.task.horizon) : []
    }
    let hasFolds = backtest.folds.count > 0
    let folded = panel.series.indices.filter { !withoutFolds.contains(panel.series[$0].id) }
    let past =
      folded.count == panel.series.count
      ? panel : Panel(series: folded.map { panel.series[$0] }, source: panel.source)
    let places = Dictionary(uniqueKeysWithValues: zip(folded, folded.indices))
    let cellCount = hasFolds ? try backtest.cellCount(models, on: past) : 0
    let finals = try backtest.cells(models, layout, fits: [0..<1])
    let total = cellCount + finals.count
    if !hasFolds { try backtest.check(models, on: panel) }
    let calibration =
      !hasFolds
      ? nil
      : try await backtest.run(models, on: past) {
        progress(.init(done: $0.done, total: total, label: $0.label))
      }
    let tasks = try backtest.tasks(
      of: models, cells: finals.filter { models[$0.model].forecaster.isRandom }.count)
    let results = try await Workers.map(finals, jobs: backtest.jobs) { done, cell in
      progress(.init(done: cellCount + done, total: total, label: models[cell.model].label))
    } _: { [backtest, pathCount, showsParts] cell in
      let seeds = models[cell.model].forecaster.isRandom ? backtest.seeds : 1
      return try Backtest.compute(
        cell, models[cell.model], tasks[cell.model], layout, seed: backtest.seed,
        wanted: Wanted(
          levels: backtest.nativeLevels, paths: (pathCount + seeds - 1) / seeds, parts: showsParts))
    }

    let forecasts = try models.indices.map { model in
      let place = calibration?.models.firstIndex { $0.label == models[model].label }
      if hasFolds && place == nil { throw BacktestError.sameLabel(models[model].label) }
      let series = panel.series.indices.map { series in
        let seeds = zip(finals, results).filter { $0.0.model == model && $0.0.series ~= series }
          .map { SeedForecast($1, at: series - $0.series.lowerBound) }
        return forecast(seeds) { path, level in
          guard let place, let own = places[series] else { return nil }
          return calibration?.intervals(around: path, model: place, series: own, level: level)
        }
      }
      return ModelForecast(
        label: models[model].label, task: tasks[model], series: series,
        choices: Backtest.choices(of: model, Array(zip(finals, results)), layout))
    }
    return ForecastResult(
      panel: panel, times: times, levels: backtest.levels, quantiles: backtest.quantiles,
      models: forecasts, calibration: calibration, backtest: backtest)
  }

  /// What the seeds of a model say of a series together.
  private func forecast(
    _ seeds: [SeedForecast], calibrated: (_ path: [Double], _ level: Double) -> [Interval]?
  ) -> SeriesForecast {
    let path = ModelForecasts.mean(seeds.map(\.path)) ?? []
    let levels = backtest.nativeLevels
    let own = levels.indices.map { place in
      ModelForecasts.mean(
        seeds.map { $0.quantiles.indices.contains(place) ? $0.quantiles[place] : [] })
    }
    func interval(_ level: Double) -> [Interval]? {
      guard backtest.intervals == .native else { return calibrated(path, level) }
      let ends = Backtest.ends(of: level)
      guard let lower = levels.firstIndex(of: ends.lower).flatMap({ own[$0] }),
        let upper = levels.firstIndex(of: ends.upper).flatMap({ own[$0] })
      else { return nil }
      return zip(lower, upper).map { Interval(lower: $0, upper: $1) }
    }
    func quantile(_ level: Double) -> [Double]? {
      if backtest.intervals == .native {
        return levels.firstIndex(of: level).flatMap { own[$0] }
      }
      if level == 0.5 { return path }
      return calibrated(path, Backtest.interval(endingAt: level))?
        .map(level < 0.5 ? \.lower : \.upper)
    }
    // Seed by seed in turn, so that each has its share whatever the number.
    let rounds = seeds.map(\.draws.count).max() ?? 0
    let draws = (0..<rounds).flatMap { round in
      seeds.compactMap { $0.draws.indices.contains(round) ? $0.draws[round] : nil }
    }
    return SeriesForecast(
      path: path, intervals: backtest.levels.map(interval),
      quantiles: backtest.quantiles.map(quantile), paths: Array(draws.prefix(pathCount)),
      parts: ForecastDecomposition.mean(seeds.compactMap(\.parts)))
  }

  /// What one seed says of one series.
  private struct SeedForecast {
    let path: [Double]
    let quantiles: [[Double]]
    let draws: [[Double]]
    let parts: ForecastDecomposition?

    init(_ result: CellResult, at series: Int) {
      path = result.paths[0][series]
      quantiles = result.quantiles?[0][series] ?? []
      draws = result.draws?[series] ?? []
      parts = result.parts?[series] ?? nil
    }
  }
}
