import MartletForecasting
import MartletPanels

extension Backtest {
  /// The last rows that are looked at, as `inspect` does.
  private static let mostRows = 10_000
  /// Chance alone says so of one series in a thousand.
  private static let surely = 0.001

  /// Whether a series moves more at some places of its season than at others, by the rows that were known
  /// at its first cutoff.
  func movesBySeason(_ target: Column, series: Int, _ layout: FoldLayout) -> Bool {
    guard !intervals.asksModels, !levels.isEmpty, task.horizon > 1, task.seasonLength > 1,
      let first = layout.folds(of: series).first
    else { return false }
    let known = target.values.prefix(
      max(0, layout.lastRow(series: series, fold: first) + 1))
    let pValue = SeasonalMovement.pValue(
      known.suffix(Self.mostRows), seasonLength: task.seasonLength)
    return pValue.map { $0 < Self.surely } ?? false
  }
}
