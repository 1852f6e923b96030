import MartletPanels
import MartletNumerics

/// The levels that a model takes on a series, by those that were asked for and the place of the cutoff: its fold, and
/// behind all folds that beyond the last row.
struct AdaptedLevels: Sendable {
  /// Of intervals.
  var intervals: [Double: [Double]] = [:]
  /// Of single quantiles.
  var quantiles: [Double: [Double]] = [:]
}

extension BacktestResult {
  /// The levels of each model and series; none where they do not adapt.
  func madeAdaptedLevels() -> [[AdaptedLevels]] {
    guard backtest.intervals == .adaptive else { return [] }
    return models.indices.map { model in
      panel.series.indices.map { series in
        var levels = AdaptedLevels()
        for level in backtest.levels {
          levels.intervals[level] = adapted(level, model: model, series: series) {
            interval(level, $0, of: $1, model: model, series: series)
          } holds: {
            $0.lower <= $1 && $1 <= $0.upper
          }
        }
        for level in backtest.quantiles {
          levels.quantiles[level] = adapted(level, model: model, series: series) {
            quantile(level, $0, of: $1, model: model, series: series)
          } holds: {
            $1 <= $0
          }
        }
        return levels
      }
    }
  }

  /// The level of each fold and behind them, from the outcomes of those that had ended.
  private func adapted<Band>(
    _ level: Double, model: Int, series: Int,
    made: (_ adapted: Double, CalibratedForecast) -> [Band]?,
    holds: (_ band: Band, _ value: Double) -> Bool
  ) -> [Double] {
    var held: [Int: Double] = [:]
    func value(after past: [Int]) -> Double {
      var adaptive = AdaptiveLevel(level)
      for fold in past { held[fold].map { adaptive.add(held: $0) } }
      return adaptive.value
    }
    var levels = folds.map { _ in level }
    for fold in everyFold.folds(of: series) {
      let forecast = calibrated(model: model, series: series, fold: fold)
      levels[fold] = value(after: forecast.past)
      // Forecasts made elsewhere may lack the fold.
      guard !forecast.path.isEmpty, let band = made(levels[fold], forecast) else { continue }
      let happened = zip(
        observed(band, series: series, fold: fold), observed(series: series, fold: fold))
      let outcomes = happened.map { holds($0, $1) ? 1.0 : 0 }
      if !outcomes.isEmpty { held[fold] = Descriptive.mean(outcomes) }
    }
    return levels + [value(after: everyFold.folds(of: series))]
  }

  /// The level that is taken for one that was asked for.
  func adapted(
    _ level: Double, _ kind: KeyPath<AdaptedLevels, [Double: [Double]]>,
    _ forecast: CalibratedForecast, model: Int, series: Int
  ) -> Double {
    guard !adaptedLevels.isEmpty else { return level }
    return adaptedLevels[model][series][keyPath: kind][level]?[forecast.place] ?? level
  }
}
