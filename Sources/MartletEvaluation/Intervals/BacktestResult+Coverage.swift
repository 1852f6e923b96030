import MartletNumerics
import MartletPanels

extension BacktestResult {
  /// The share of points that happened inside the intervals of a level, and how wide these are.
  ///
  /// - Returns: nil when no fold has any.
  public func coverage(model: Int, level: Double) -> IntervalScore? {
    var (actual, lower, upper) = ([Double](), [Double](), [Double]())
    let folds = eachFold { series, fold in
      guard let all = intervals(model: model, series: series, fold: fold, level: level)
      else { return false }
      let intervals = observed(all, series: series, fold: fold)
      actual += observed(series: series, fold: fold)
      lower += intervals.map(\.lower)
      upper += intervals.map(\.upper)
      return true
    }
    guard folds > 0 else { return nil }
    return IntervalScore(
      level: level, share: MartletEvaluation.coverage(actual, lower: lower, upper: upper),
      points: actual.count, folds: folds, width: meanWidth(lower: lower, upper: upper),
      winkler: winklerScore(actual, lower: lower, upper: upper, level: level))
  }

  /// The share of points that happened at or below the quantiles of a level, and their loss.
  ///
  /// - Returns: nil when no fold has any.
  public func quantileScore(model: Int, level: Double) -> QuantileScore? {
    var (actual, values) = ([Double](), [Double]())
    let folds = eachFold { series, fold in
      guard let path = quantile(level, model: model, series: series, fold: fold) else {
        return false
      }
      actual += observed(series: series, fold: fold)
      values += observed(path, series: series, fold: fold)
      return true
    }
    guard folds > 0 else { return nil }
    let below = zip(actual, values).count { $0 <= $1 }
    return QuantileScore(
      level: level, share: Double(below) / Double(actual.count), points: actual.count,
      folds: folds,
      pinball: pinballLoss(actual, values, level: level))
  }

  /// In how many folds `body` found something for a series.
  private func eachFold(_ body: (_ series: Int, _ fold: Int) -> Bool) -> Int {
    folds.indices.count { fold in
      panel.series.indices.filter {
        takesPart(series: $0, fold: fold) && !observedSteps(series: $0, fold: fold).isEmpty
      }.reduce(false) { body($1, fold) || $0 }
    }
  }

  /// How many points the direction of a forecast is a share of: those that moved from the last value known.
  public var movedPoints: Int {
    panel.series.indices.reduce(0) { sum, series in
      layout.folds(of: series).reduce(sum) { sum, fold in
        let last = last(series: series, fold: fold)
        return sum + observed(series: series, fold: fold).count { ($0 - last).magnitude > 0 }
      }
    }
  }

  /// The mean pinball loss of a model over the levels that decide, the folds that have them, and all series
  /// in their own units; not-a-number where no fold has.
  package func pinball(model: Int) -> Double {
    Descriptive.mean(
      scoredSeries.flatMap { series in
        lossFolds(of: series).map { loss(model: model, series: series, fold: $0) }
      })
  }
}
