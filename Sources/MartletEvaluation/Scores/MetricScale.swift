import MartletForecasting
import MartletPanels

/// The units of errors.
public enum MetricScale: String, Codable, Sendable, Hashable, CaseIterable {
  /// Those of the series.
  case none
  /// Standard deviations of each series over the rows that the first fold trains on, validation rows
  /// left out: what the literature on long horizons prints.
  case train
}

extension Backtest {
  /// What the errors of a series are divided by.
  ///
  ///     √(Σ (y − ȳ)² / n)   over the training rows of the first fold, divisor n
  ///
  /// - Edge cases: rows that were filled are left out; 1 for a series that does not move there.
  func errorScale(of target: Column, series: Int, _ layout: FoldLayout) -> Double {
    guard metricScale == .train, let first = layout.folds(of: series).first else { return 1 }
    let rows = layout.trainingRows(series: series, fold: first).dropLast(task.validationSize)
    let observed = target.happened(rows).filter { !$0.isNaN }
    return WindowScaler.standard.fit(observed[...]).scale
  }
}
