import MartletForecasting
import MartletPanels
import RealModule

/// Intervals and quantiles of the model's own, or from the errors that a model made in earlier folds.
///
/// Errors are of rows that the file has a value for, not of filled ones. They are taken on the scale of the
/// level transform (the logarithm for `log` and `log-return`), each step of the horizon by itself, with the
/// forecast that is the mean over the seeds. Intervals lie around it as far as their size ranks, quantiles
/// where the errors themselves rank.
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
    guard backtest.intervals == .conformal else {
      return levels.map { level in
        let ends = Backtest.ends(of: level)
        guard let lower = nativeQuantile(ends.lower, model: model, series: series, fold: fold),
          let upper = nativeQuantile(ends.upper, model: model, series: series, fold: fold)
        else { return nil }
        return zip(lower, upper).map { Interval(lower: $0, upper: $1) }
      }
    }
    return intervals(
      around: models[model].meanPath(series: series, fold: fold), model: model, series: series,
      from: ended(series: series, by: fold), levels: levels)
  }

  /// A quantile of each step of a fold: the model's own, or the forecast and the quantile of its signed
  /// errors. That of level 0.5 is the forecast less what it was wrong by in the middle.
  ///
  /// - Returns: nil as `intervals`.
  public func quantile(_ level: Double, model: Int, series: Int, fold: Int) -> [Double]? {
    guard backtest.intervals == .conformal else {
      return nativeQuantile(level, model: model, series: series, fold: fold)
    }
    return quantile(
      level, of: models[model].meanPath(series: series, fold: fold), model: model, series: series,
      from: ended(series: series, by: fold))
  }

  /// The folds whose horizon had ended by the cutoff of another.
  private func ended(series: Int, by fold: Int) -> [Int] {
    let known = lastRow(series: series, fold: fold)
    return everyFold.folds(of: series).filter {
      lastRow(series: series, fold: $0) + backtest.task.horizon <= known
    }
  }

  private func nativeQuantile(
    _ level: Double, model: Int, series: Int, fold: Int
  ) -> [Double]? {
    guard let place = backtest.nativeLevels.firstIndex(of: level) else { return nil }
    return models[model].quantile(place, series: series, fold: fold)
  }

  /// Intervals for a path that starts after the last row, from all folds.
  func intervals(
    around path: [Double], model: Int, series: Int, level: Double
  ) -> [Interval]? {
    let folds = everyFold.folds(of: series)
    return intervals(
      around: path, model: model, series: series, from: folds, levels: [level])[0]
  }

  /// A quantile for a path that starts after the last row, from all folds.
  func quantile(
    _ level: Double, of path: [Double], model: Int, series: Int
  ) -> [Double]? {
    quantile(level, of: path, model: model, series: series, from: everyFold.folds(of: series))
  }

  private func intervals(
    around path: [Double], model: Int, series: Int, from calibration: [Int], levels: [Double]
  ) -> [[Interval]?] {
    let errors = pastErrors(model: model, series: series, in: calibration)
    let scale = scale(of: model)
    return levels.map { level in
      errors.halfWidths(level: level, rises: !movesBySeason[series]).map { halves in
        zip(path, halves).map { value, half in
          Interval(
            lower: scale.back(scale.to(value) - half), upper: scale.back(scale.to(value) + half))
        }
      }
    }
  }

  private func quantile(
    _ level: Double, of path: [Double], model: Int, series: Int, from calibration: [Int]
  ) -> [Double]? {
    let scale = scale(of: model)
    return pastErrors(model: model, series: series, in: calibration).offsets(quantile: level)
      .map { zip(path, $0).map { scale.back(scale.to($0) + $1) } }
  }

  /// The errors of a model in some folds, on the scale that they are taken on.
  private func pastErrors(model: Int, series: Int, in folds: [Int]) -> PastErrors {
    let scale = scale(of: model)
    var errors = PastErrors(horizon: backtest.task.horizon)
    for fold in folds {
      let cutoff = lastRow(series: series, fold: fold)
      let path = models[model].meanPath(series: series, fold: fold)
      // Forecasts made elsewhere may be of the folds alone that a filter leaves.
      guard !path.isEmpty else { continue }
      let actual = Array(actual(series: series, fold: fold))
      for step in observedSteps(series: series, fold: fold) {
        errors.append(scale.to(actual[step]) - scale.to(path[step]), step: step, cutoff: cutoff)
      }
    }
    return errors
  }

  /// The scale that errors of a model are taken on, and the way back.
  private func scale(of model: Int) -> (to: (Double) -> Double, back: (Double) -> Double) {
    models[model].task.transform.isOfLogarithms
      ? ({ .log($0) }, { .exp($0) }) : ({ $0 }, { $0 })
  }
}
