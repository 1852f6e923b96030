/// A forecast that is to have intervals, and what they are made of.
struct CalibratedForecast {
  /// The mean over the seeds; empty where there is none, as of forecasts made elsewhere of some folds alone.
  let path: [Double]
  /// The place of its cutoff among those of the series: its fold, or behind all folds.
  let place: Int
  /// The folds that had ended by its cutoff.
  let past: [Int]
  /// The model's own quantiles, by level; nil where it has none.
  let own: (_ level: Double) -> [Double]?

  /// The model's own interval; nil where it has none.
  func ownInterval(_ level: Double) -> [Interval]? {
    ends(level, from: .cqr).map { zip($0.lower, $0.upper).map { Interval(lower: $0, upper: $1) } }
  }

  /// Where the ends of an interval start, before errors move them: both at the forecast, or at the model's own ends.
  func ends(_ level: Double, from source: IntervalSource) -> (lower: [Double], upper: [Double])? {
    let levels = Backtest.ends(of: level)
    guard let lower = quantile(levels.lower, from: source),
      let upper = quantile(levels.upper, from: source)
    else { return nil }
    return (lower, upper)
  }

  /// Where a quantile starts.
  func quantile(_ level: Double, from source: IntervalSource) -> [Double]? {
    guard !source.asksModels else { return own(level) }
    return path.isEmpty ? nil : path
  }
}
