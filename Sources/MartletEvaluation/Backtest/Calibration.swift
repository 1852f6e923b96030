import RealModule
import MartletModels
import MartletSeries

/// Intervals of the model's own, or from the errors that a model made in earlier folds.
///
/// Errors are of rows that the file has a value for, not of filled ones. They are taken on the scale of the level transform (the logarithm for `log` and `log-return`),
/// each step of the horizon by itself, with the forecast that is the mean over the seeds.
extension BacktestResult {
  /// Intervals for the path of a model in a fold: its own, or from the folds whose horizon had ended by
  /// its cutoff.
  ///
  /// - Returns: One interval a step, or nil when the model has none, or there are too few such folds for
  ///   the level.
  public func intervals(model: Int, series: Int, fold: Int, level: Double) -> [Interval]? {
    guard backtest.intervals == .conformal else {
      let ends = Backtest.ends(of: level)
      guard let lower = nativeQuantile(ends.lower, model: model, series: series, fold: fold),
        let upper = nativeQuantile(ends.upper, model: model, series: series, fold: fold)
      else { return nil }
      return zip(lower, upper).map { Interval(lower: $0, upper: $1) }
    }
    let known = cutoff(series: series, fold: fold)
    let calibration = layout.folds(of: series).filter {
      cutoff(series: series, fold: $0) + backtest.task.horizon <= known
    }
    return intervals(
      around: models[model].meanPath(series: series, fold: fold), model: model, series: series,
      from: calibration, level: level)
  }

  /// A quantile of each step of a fold: the model's own, or an end of the interval that leaves as much out
  /// on the other side; of level 0.5 the forecast itself.
  ///
  /// - Returns: nil as `intervals`.
  public func quantile(_ level: Double, model: Int, series: Int, fold: Int) -> [Double]? {
    guard backtest.intervals == .conformal else {
      return nativeQuantile(level, model: model, series: series, fold: fold)
    }
    if level == 0.5 { return models[model].meanPath(series: series, fold: fold) }
    return intervals(
      model: model, series: series, fold: fold, level: Backtest.interval(endingAt: level)
    )?.map(level < 0.5 ? \.lower : \.upper)
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
    intervals(
      around: path, model: model, series: series, from: layout.folds(of: series), level: level)
  }

  private func intervals(
    around path: [Double], model: Int, series: Int, from calibration: [Int], level: Double
  ) -> [Interval]? {
    let isLog = models[model].task.transform.level.steps.contains(.log)
    let scaled = { (value: Double) in isLog ? Double.log(value) : value }
    let unscaled = { (value: Double) in isLog ? Double.exp(value) : value }
    var errors = [[Double]](repeating: [], count: path.count)
    for fold in calibration {
      let past = models[model].meanPath(series: series, fold: fold)
      let actual = Array(actual(series: series, fold: fold))
      for step in observedSteps(series: series, fold: fold) {
        errors[step].append(abs(scaled(actual[step]) - scaled(past[step])))
      }
    }
    var result: [Interval] = []
    for (step, value) in path.enumerated() {
      guard let half = Conformal.halfWidth(errors[step], level: level) else {
        return nil
      }
      result.append(
        Interval(lower: unscaled(scaled(value) - half), upper: unscaled(scaled(value) + half)))
    }
    return result
  }
}
