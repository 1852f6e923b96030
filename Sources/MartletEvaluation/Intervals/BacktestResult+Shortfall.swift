import MartletNumerics
import MartletPanels

extension BacktestResult {
  /// The p-value of the test whether the intervals of a model held less often than they say, of all levels
  /// together.
  ///
  /// It is over folds that do not overlap, the last one and those before it that are a horizon apart.
  ///
  /// - Returns: nil where there are fewer than ``CoverageTest/minimumCount`` of them with intervals.
  public func shortfall(model: Int) -> Double? {
    let excess = apart(enteringFolds).compactMap { fold -> Double? in
      let own = backtest.levels.compactMap { level in
        share(of: fold, model: model, level: level).map { $0 - level }
      }
      return own.isEmpty ? nil : Descriptive.mean(own)
    }
    return CoverageTest.pValue(excess)
  }

  /// Whether a model's own intervals of a level clearly held less often than they say: less often in all
  /// folds, and p of all levels together is below .05.
  ///
  /// - Returns: nil where that cannot be told, or intervals are made of past errors.
  public func fallsShort(model: Int, level: Double) -> Bool? {
    guard backtest.intervals == .native, let pValue = shortfall(model: model),
      let score = coverage(model: model, level: level)
    else { return nil }
    return score.share < level && pValue < 0.05
  }

  /// The share of the points of a fold that happened inside their intervals, over all series; nil where it
  /// has none.
  private func share(of fold: Int, model: Int, level: Double) -> Double? {
    var (inside, count) = (0, 0)
    for series in panel.series.indices where takesPart(series: series, fold: fold) {
      guard let intervals = intervals(model: model, series: series, fold: fold, level: level)
      else { continue }
      let own = observed(intervals, series: series, fold: fold)
      for (value, interval) in zip(observed(series: series, fold: fold), own) {
        count += 1
        if interval.lower <= value, value <= interval.upper { inside += 1 }
      }
    }
    return count == 0 ? nil : Double(inside) / Double(count)
  }
}
