public import MartletForecasting
public import MartletPanels
import MartletTime

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

  /// Creates a forecast whose intervals and verdicts come from an evaluation on past folds.
  ///
  /// - Parameter backtest: Its task is also that of the forecast. With 0 folds nothing is tested on
  ///   the past.
  public init(calibratedBy backtest: Backtest) { self.backtest = backtest }

  /// - Parameter store: As for `Backtest.run`.
  /// - Returns: The forecasts, in the order of the models and of the series. `Naive` is added behind them
  ///   when it is not among them; a model that fails, or has too few rows where others have enough, is left
  ///   out, and `failures` says why. Where all fail on the folds and not beyond the last row, it is as
  ///   without folds, and `pastFailure` says why.
  /// - Throws: As `Backtest.run`, and `DataError` when the axis has no future dates.
  public func run(
    _ models: [Model], on panel: Panel, store: (any CellStore)? = nil,
    progress: (Backtest.Progress) -> Void = { _ in }
  ) async throws -> ForecastResult {
    var settled = self
    settled.backtest = backtest.settled(for: panel)
    return try await settled.runSettled(models, on: panel, store: store, progress: progress)
  }

  private func runSettled(
    _ models: [Model], on panel: Panel, store: (any CellStore)?,
    progress: (Backtest.Progress) -> Void
  ) async throws -> ForecastResult {
    if showsParts { try backtest.task.transform.checkParts() }
    let wanted = models
    // Behind the others: what was asked for comes first in the table.
    let models = wanted.contains(where: \.isNaive) ? wanted : wanted + [.naive]
    let asked = try backtest.withoutFolds.fitting(wanted, on: panel)
    let short = try backtest.withoutFolds.tooShort(models, asked: wanted, fitting: asked, on: panel)
    let able = models.indices.filter { place in !short.contains { $0.place == place } }
    let ableModels = able.map { models[$0] }
    let layout = try backtest.finalLayout(of: panel, ableModels)
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
    let cellCount = hasFolds ? try backtest.cellCount(ableModels, on: past) : 0
    let all = try backtest.cells(models, layout, fits: [0..<1]).filter { able.contains($0.model) }
    let total = cellCount + all.count
    try backtest.check(hasFolds ? asked : ableModels, on: hasFolds ? past : panel)
    let calibration: BacktestResult?
    do {
      calibration =
        !hasFolds
        ? nil
        : try await backtest.run(asked, on: past, store: store) {
          progress(.init(done: $0.done, total: total, label: $0.label))
        }
    } catch let error as CellError {
      return try await withoutFolds(
        after: error, wanted, on: panel, store: store, progress: progress)
    }
    // What failed on the past is not fitted again.
    let failed = Dictionary(
      (calibration?.failures ?? []).map { ($0.label, $0) }, uniquingKeysWith: { $1 })
    let finals = all.filter { failed[models[$0.model].label] == nil }
    let skipped = all.count - finals.count
    var source = try backtest.cellSource(
      models, layout, sharing: finals.filter { models[$0.model].forecaster.isRandom }.count)
    source.pathCount = pathCount
    source.showsParts = showsParts
    var gathered = try await source.run(finals, jobs: backtest.jobs, store: store) { done, cell in
      let label = models[cell.model].label
      progress(.init(done: cellCount + skipped + done, total: total, label: label))
    }

    let failures = try gathered.failures {
      wanted.indices.contains($0) && able.contains($0) && failed[models[$0].label] == nil
    }
    let missing =
      short + failures
      + models.indices.compactMap { place in
        failed[models[place].label].map {
          ModelFailure(label: $0.label, place: place, seedCount: $0.seedCount, error: $0.error)
        }
      }
    let left = models.indices.filter { place in !missing.contains { $0.place == place } }
    let forecasts = left.map { model in
      let place = calibration?.models.firstIndex { $0.label == models[model].label }
      let all = seedForecasts(gathered[model])
      let series = panel.series.indices.map { series in
        guard let calibration, let place, let past = places[series] else {
          return forecast(all[series])
        }
        return forecast(all[series], calibratedBy: (calibration, model: place, series: past))
      }
      return ModelForecast(
        label: models[model].label, isAdded: !wanted.indices.contains(model),
        task: source.tasks[model],
        series: series, choices: gathered.choices(of: model),
        fits: gathered.fits(of: model).map(\.beyondLastRow))
    }
    return ForecastResult(
      panel: panel, times: times, levels: backtest.levels, quantiles: backtest.quantiles,
      models: forecasts, failures: missing.sorted { $0.place < $1.place },
      calibration: calibration, pastFailure: nil, backtest: backtest)
  }

  /// The forecast without folds, where no model can be fitted on these: too little moves in the first ones,
  /// for example.
  ///
  /// - Throws: `error` where the models fail beyond the last row too.
  private func withoutFolds(
    after error: CellError, _ models: [Model], on panel: Panel, store: (any CellStore)?,
    progress: (Backtest.Progress) -> Void
  ) async throws -> ForecastResult {
    var forecasting = self
    forecasting.backtest = backtest.withoutFolds
    do {
      var result = try await forecasting.run(models, on: panel, store: store, progress: progress)
      result.pastFailure = error
      return result
    } catch is CellError {
      throw error
    }
  }

  /// What the seeds of a model say of a series together.
  private func forecast(
    _ seeds: [SeedForecast],
    calibratedBy past: (result: BacktestResult, model: Int, series: Int)? = nil
  ) -> SeriesForecast {
    let path = ModelForecasts.mean(seeds.map(\.path)) ?? []
    let levels = backtest.nativeLevels
    let own = levels.indices.map { place in
      ModelForecasts.mean(
        seeds.map { $0.quantiles.indices.contains(place) ? $0.quantiles[place] : [] })
    }
    let forecast = CalibratedForecast(
      path: path, place: backtest.folds.count,
      past: past.map { $0.result.everyFold.folds(of: $0.series) } ?? []
    ) { level in levels.firstIndex(of: level).flatMap { own[$0] } }
    func interval(_ level: Double) -> [Interval]? {
      guard backtest.intervals.isOfPastErrors else { return forecast.ownInterval(level) }
      return past.flatMap {
        $0.result.intervals(of: forecast, model: $0.model, series: $0.series, levels: [level])[0]
      }
    }
    func quantile(_ level: Double) -> [Double]? {
      guard backtest.intervals.isOfPastErrors else { return forecast.own(level) }
      return past.flatMap {
        $0.result.quantile(level, of: forecast, model: $0.model, series: $0.series)
      }
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
    var path: [Double]
    var quantiles: [[Double]]
    var draws: [[Double]] = []
    var parts: ForecastDecomposition?
  }

  /// What all seeds of a model say, by series.
  private func seedForecasts(_ own: GatheredCells.Own) -> [[SeedForecast]] {
    var all = (0..<own.paths.series).map { series in
      (0..<own.paths.seeds).map { seed in
        SeedForecast(
          path: Array(own.paths[seed, series, 0]),
          quantiles: own.quantiles.map { Array($0[seed, series, 0]) })
      }
    }
    for (place, result) in own.withDraws {
      for (rank, series) in place.series.enumerated() {
        all[series][place.seed].draws = result.draws?[rank] ?? []
        all[series][place.seed].parts = result.parts?[rank] ?? nil
      }
    }
    return all
  }
}
