import MartletForecasting
import MartletNumerics
import MartletPanels
import RealModule

/// Intervals and quantiles of the model's own, or from the errors that a model made in earlier folds.
///
/// Errors are of rows that the file has a value for, not of filled ones. They are taken on the scale of the
/// level transform (the logarithm for `log` and `log-return`), each step of the horizon by itself, with the
/// forecast that is the mean over the seeds. Intervals lie around it as far as their size ranks, quantiles
/// where the errors themselves rank. With `scaled` and `adaptive` they are in units of the recent movement of
/// the series (``RecentMovement``). With `cqr` an interval starts at the model's own ends, and not at the forecast.
extension BacktestResult {
  /// Intervals for the path of a model in a fold: its own, or from the folds whose horizon had ended by
  /// its cutoff.
  ///
  /// - Returns: One interval a step, or nil when the model has none, or there are too few such folds for
  ///   the level.
  public func intervals(model: Int, series: Int, fold: Int, level: Double) -> [Interval]? {
    intervals(model: model, series: series, fold: fold, levels: [level])[0]
  }

  /// The same of several levels, from the same past errors.
  func intervals(model: Int, series: Int, fold: Int, levels: [Double]) -> [[Interval]?] {
    guard backtest.intervals.isOfPastErrors else {
      return levels.map(forecast(model: model, series: series, fold: fold).ownInterval)
    }
    return intervals(
      of: calibrated(model: model, series: series, fold: fold), model: model, series: series,
      levels: levels)
  }

  /// A quantile of each step of a fold: the model's own, or the forecast and the quantile of its signed
  /// errors. That of level 0.5 is the forecast less what it was wrong by in the middle.
  ///
  /// - Returns: nil as `intervals`.
  public func quantile(_ level: Double, model: Int, series: Int, fold: Int) -> [Double]? {
    guard backtest.intervals.isOfPastErrors else {
      return forecast(model: model, series: series, fold: fold).own(level)
    }
    return quantile(
      level, of: calibrated(model: model, series: series, fold: fold), model: model,
      series: series)
  }

  /// Whether a model says an interval by itself, where models are asked for theirs; true where they are not.
  package func hasOwnInterval(_ level: Double, model: Int) -> Bool {
    let ends = Backtest.ends(of: level)
    return hasOwnQuantile(ends.lower, model: model) && hasOwnQuantile(ends.upper, model: model)
  }

  /// The same of a single quantile.
  package func hasOwnQuantile(_ level: Double, model: Int) -> Bool {
    guard backtest.intervals.asksModels else { return true }
    return panel.series.indices.contains { series in
      everyFold.folds(of: series).contains {
        forecast(model: model, series: series, fold: $0).own(level) != nil
      }
    }
  }

  /// Intervals for a forecast from a fold or beyond the last row.
  func intervals(
    of forecast: CalibratedForecast, model: Int, series: Int, levels: [Double]
  ) -> [[Interval]?] {
    // Errors of the forecast itself are those of every level.
    let shared =
      backtest.intervals.asksModels
      ? nil : levels.first.map { errors($0, of: forecast, model: model, series: series) }
    return levels.map { level in
      let adapted = adapted(level, \.intervals, forecast, model: model, series: series)
      return interval(
        level, adapted, of: forecast, model: model, series: series, from: shared)
    }
  }

  /// A quantile for a forecast from a fold or beyond the last row.
  func quantile(
    _ level: Double, of forecast: CalibratedForecast, model: Int, series: Int
  ) -> [Double]? {
    let adapted = adapted(level, \.quantiles, forecast, model: model, series: series)
    return quantile(level, adapted, of: forecast, model: model, series: series)
  }

  /// A forecast from a fold, with the folds whose horizon had ended by its cutoff.
  func calibrated(model: Int, series: Int, fold: Int) -> CalibratedForecast {
    let known = lastRow(series: series, fold: fold)
    let ended = everyFold.folds(of: series).filter {
      lastRow(series: series, fold: $0) + backtest.task.horizon <= known
    }
    return forecast(model: model, series: series, fold: fold, after: ended)
  }

  private func forecast(
    model: Int, series: Int, fold: Int, after past: [Int] = []
  ) -> CalibratedForecast {
    CalibratedForecast(
      path: models[model].meanPath(series: series, fold: fold), place: fold, past: past
    ) { level in
      backtest.nativeLevels.firstIndex(of: level).flatMap {
        models[model].quantile($0, series: series, fold: fold)
      }
    }
  }

  /// - Parameters:
  ///   - adapted: The level that is taken for that of the interval.
  ///   - known: The errors that it is made of, where they are known already.
  func interval(
    _ level: Double, _ adapted: Double, of forecast: CalibratedForecast, model: Int, series: Int,
    from known: (errors: PastErrors, unit: Double)? = nil
  ) -> [Interval]? {
    let scale = scale(of: model)
    let source = backtest.intervals
    guard let start = forecast.ends(level, from: source) else { return nil }
    let (errors, unit) = known ?? errors(level, of: forecast, model: model, series: series)
    // A model's own ends may lie closer together further ahead.
    let rises = !source.asksModels && !movesBySeason[series]
    return errors.margins(level: level, adapted: adapted, rises: rises).map { margins in
      margins.indices.map { step in
        let lower = scale.to(start.lower[step]) - margins[step] * unit
        let upper = scale.to(start.upper[step]) + margins[step] * unit
        // Ends that were moved in past each other meet.
        let middle = (lower + upper) / 2
        return Interval(
          lower: scale.back(min(lower, middle)), upper: scale.back(max(upper, middle)))
      }
    }
  }

  /// How far outside the interval of a level each past value lay: of an interval without width how far from it.
  private func errors(
    _ level: Double, of forecast: CalibratedForecast, model: Int, series: Int
  ) -> (errors: PastErrors, unit: Double) {
    let scale = scale(of: model)
    return pastErrors(of: forecast, model: model, series: series) { past, actual in
      past.ends(level, from: backtest.intervals).map { ends in
        actual.indices.map {
          max(scale.to(ends.lower[$0]) - actual[$0], actual[$0] - scale.to(ends.upper[$0]))
        }
      }
    }
  }

  /// - Parameter adapted: The level that is taken for that of the quantile.
  func quantile(
    _ level: Double, _ adapted: Double, of forecast: CalibratedForecast, model: Int, series: Int
  ) -> [Double]? {
    let scale = scale(of: model)
    let source = backtest.intervals
    guard let start = forecast.quantile(level, from: source) else { return nil }
    let (errors, unit) = pastErrors(of: forecast, model: model, series: series) { past, actual in
      past.quantile(level, from: source).map { path in
        actual.indices.map { actual[$0] - scale.to(path[$0]) }
      }
    }
    return errors.offsets(quantile: level, adapted: adapted).map {
      zip(start, $0).map { scale.back(scale.to($0) + $1 * unit) }
    }
  }

  /// The errors of a model in the folds of a forecast, and the unit of that forecast: those of recent movement.
  ///
  /// - Parameter error: The errors of a past forecast on the scale that they are taken on, one a step, from what
  ///   happened; nil where the model has none.
  private func pastErrors(
    of forecast: CalibratedForecast, model: Int, series: Int,
    _ error: (_ past: CalibratedForecast, _ actual: [Double]) -> [Double]?
  ) -> (errors: PastErrors, unit: Double) {
    let scale = scale(of: model)
    let units = units(forecast, model: model, series: series)
    var errors = PastErrors(horizon: backtest.task.horizon)
    for (fold, unit) in zip(forecast.past, units.past) {
      let past = self.forecast(model: model, series: series, fold: fold)
      guard let path = error(past, actual(series: series, fold: fold).map(scale.to)) else {
        continue
      }
      let cutoff = lastRow(series: series, fold: fold)
      for step in observedSteps(series: series, fold: fold) {
        errors.append(path[step] / unit, step: step, cutoff: cutoff)
      }
    }
    return (errors, units.own)
  }

  /// What past errors are divided by, and what a forecast multiplies them by.
  func units(
    _ forecast: CalibratedForecast, model: Int, series: Int
  ) -> (past: [Double], own: Double) {
    guard backtest.intervals.followsMovement else { return (forecast.past.map { _ in 1 }, 1) }
    return movement[isOfLogarithms(model) ? 1 : 0][series]
      .scales(past: forecast.past, at: forecast.place)
  }

  /// How much wider the intervals beyond the last row are than they would be had the series moved of late as it did
  /// before a typical one of the past folds.
  ///
  /// - Returns: 1 where intervals do not follow recent movement, or it foretells nothing; nil without folds.
  package func widening(model: Int, series: Int) -> Double? {
    let past = everyFold.folds(of: series)
    guard !past.isEmpty else { return nil }
    let beyond = CalibratedForecast(path: [], place: folds.count, past: past) { _ in nil }
    let units = units(beyond, model: model, series: series)
    return units.own / OrderStatistics.quantile(sorted: units.past.sorted(), 0.5)
  }

  /// The scale that errors of a model are taken on, and the way back.
  private func scale(of model: Int) -> (to: (Double) -> Double, back: (Double) -> Double) {
    isOfLogarithms(model) ? ({ .log($0) }, { .exp($0) }) : ({ $0 }, { $0 })
  }

  func isOfLogarithms(_ model: Int) -> Bool { models[model].task.transform.isOfLogarithms }
}
