package import MartletEvaluation

/// How long a run will take, where one would want to know before it begins.
package enum EstimateText {
  /// Seconds from which on it is said.
  private static let least = 10.0

  /// - Parameters:
  ///   - seconds: What was estimated; nil where nothing was.
  ///   - forecasts: Whether it is a forecast, which can do without the past.
  package static func lines(
    _ seconds: Double?, _ backtest: Backtest, forecasts: Bool
  ) -> [String] {
    guard let seconds, seconds >= least else { return [] }
    let time =
      "takes about \(NumberFormat.duration(seconds)) on \(plural(backtest.jobs, "core")), by a trial of a few "
      + "series"
    let folds = backtest.folds.count
    guard folds > 0 else { return [time] }
    let rest = forecasts ? ", --n-windows 0 leaves out the past" : ""
    return [time + ": fewer folds (--n-windows, now \(folds)) take less" + rest]
  }
}
