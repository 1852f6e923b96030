import RealModule
import MartletModels
import MartletSeries

/// Intervals from the errors that a model made in earlier folds.
///
/// Errors are taken on the scale of the level transform (the logarithm for `log` and `log-return`),
/// each step of the horizon by itself, with the forecast that is the mean over the seeds.
extension BacktestResult {
  /// Intervals for the path of a model in a fold, from the folds whose horizon had ended by its
  /// cutoff.
  ///
  /// - Returns: One interval a step, or nil when there are too few such folds for the level.
  public func intervals(model: Int, series: Int, fold: Int, level: Double) -> [Interval]? {
    let calibration = folds.filter { $0.rowsAfter - backtest.task.horizon >= folds[fold].rowsAfter }
    return intervals(
      around: models[model].meanPath(series: series, fold: fold), model: model, series: series,
      from: calibration, level: level)
  }

  /// Intervals for a path that starts after the last row, from all folds.
  func intervals(
    around path: [Double], model: Int, series: Int, level: Double
  ) -> [Interval]? {
    intervals(around: path, model: model, series: series, from: folds, level: level)
  }

  private func intervals(
    around path: [Double], model: Int, series: Int, from calibration: [Fold], level: Double
  ) -> [Interval]? {
    let isLog = models[model].task.transform.level.steps.contains(.log)
    let scaled = { (value: Double) in isLog ? Double.log(value) : value }
    let unscaled = { (value: Double) in isLog ? Double.exp(value) : value }
    let errors = calibration.map { fold in
      zip(
        actual(series: series, fold: fold.index),
        models[model].meanPath(series: series, fold: fold.index)
      ).map { abs(scaled($0) - scaled($1)) }
    }
    var result: [Interval] = []
    for (step, value) in path.enumerated() {
      guard let half = Conformal.halfWidth(errors.map { $0[step] }, level: level) else {
        return nil
      }
      result.append(
        Interval(lower: unscaled(scaled(value) - half), upper: unscaled(scaled(value) + half)))
    }
    return result
  }

  /// The share of points inside the intervals of a level, over the folds that have them.
  ///
  /// - Returns: nil when no fold has.
  public func coverage(model: Int, level: Double) -> (share: Double, folds: Int)? {
    var inside = 0
    var points = 0
    var covered = 0
    for fold in folds.indices {
      var hasIntervals = false
      for series in panel.series.indices {
        guard let intervals = intervals(model: model, series: series, fold: fold, level: level)
        else { continue }
        hasIntervals = true
        for (value, interval) in zip(actual(series: series, fold: fold), intervals) {
          points += 1
          if value >= interval.lower && value <= interval.upper { inside += 1 }
        }
      }
      if hasIntervals { covered += 1 }
    }
    return points == 0 ? nil : (Double(inside) / Double(points), covered)
  }
}
