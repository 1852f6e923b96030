import MartletNumerics
import MartletPanels

extension BacktestResult {
  /// The share of points that happened inside the intervals of a level, and how wide these are.
  ///
  /// - Returns: nil when no fold has any.
  public func coverage(model: Int, level: Double) -> IntervalScore? {
    var (actual, lower, upper) = ([Double](), [Double](), [Double]())
    var scaled: [Double] = []
    let folds = eachFold { series, fold in
      guard let all = intervals(model: model, series: series, fold: fold, level: level)
      else { return false }
      let intervals = observed(all, series: series, fold: fold)
      let happened = observed(series: series, fold: fold)
      let (low, high) = (intervals.map(\.lower), intervals.map(\.upper))
      scaled.append(
        winklerScore(happened, lower: low, upper: high, level: level)
          / inSampleScales[series][fold].absolute)
      actual += happened
      lower += low
      upper += high
      return true
    }
    guard !folds.isEmpty else { return nil }
    let share = MartletEvaluation.coverage(actual, lower: lower, upper: upper)
    let separate = apart(folds).count
    return IntervalScore(
      level: level, share: share, shareRange: CoverageRange.wilson(share, of: separate),
      points: actual.count, folds: folds.count, separateFolds: separate,
      width: meanWidth(lower: lower, upper: upper),
      winkler: winklerScore(actual, lower: lower, upper: upper, level: level),
      msis: Descriptive.mean(scaled.filter(\.isFinite)))
  }

  /// How good the single quantiles of a model were as a distribution, over the folds that have all of them.
  ///
  /// - Returns: nil when no fold has, or none were asked for.
  public func distributionScores(model: Int) -> DistributionScores? {
    let levels = backtest.quantiles.sorted()
    guard !levels.isEmpty else { return nil }
    var paths: [(actual: [Double], quantiles: [[Double]], scale: Double)] = []
    let folds = eachFold { series, fold in
      let own = levels.compactMap {
        quantile($0, model: model, series: series, fold: fold).map {
          observed($0, series: series, fold: fold)
        }
      }
      guard own.count == levels.count else { return false }
      let happened = observed(series: series, fold: fold)
      paths.append(
        (
          happened, happened.indices.map { step in own.map { $0[step] } },
          inSampleScales[series][fold].absolute
        ))
      return true
    }
    return DistributionScores(levels: levels, folds: folds.count, paths)
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
    guard !folds.isEmpty else { return nil }
    let below = zip(actual, values).count { $0 <= $1 }
    return QuantileScore(
      level: level, share: Double(below) / Double(actual.count), points: actual.count,
      folds: folds.count,
      pinball: pinballLoss(actual, values, level: level))
  }

  /// The folds in which `body` found something for a series.
  private func eachFold(_ body: (_ series: Int, _ fold: Int) -> Bool) -> [Int] {
    folds.indices.filter { fold in
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

  /// The mean loss of the metric of a model over the folds that have one, and all series in their own units: of
  /// quantiles or intervals over the levels that decide. Not-a-number where no fold has any.
  package func meanLoss(model: Int) -> Double {
    Descriptive.mean(
      scoredSeries.flatMap { series in
        lossFolds(of: series).map { loss(model: model, series: series, fold: $0) }
      })
  }
}
