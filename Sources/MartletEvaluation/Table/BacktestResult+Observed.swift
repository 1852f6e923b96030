import MartletForecasting
import MartletPanels

/// What happened and what was filled: a row without a value in the file is forecast, and not scored.
///
/// A rule for missing values gives a model something to go on from. It is no evidence of how good a
/// forecast is: repeating the last value is always right on a row that repeats it.
extension BacktestResult {
  /// The steps of a fold's horizon, from 0, whose values are of the file.
  ///
  /// - Parameter step: The only one to ask for; nil for all.
  public func observedSteps(series: Int, fold: Int, of step: Int? = nil) -> [Int] {
    let filled = panel.series[series].target.filled
    let first = lastRow(series: series, fold: fold) + 1
    let steps = step.map { $0..<($0 + 1) } ?? 0..<backtest.task.horizon
    return filled.isEmpty ? Array(steps) : steps.filter { !filled.contains(first + $0) }
  }

  /// What happened in the horizon of a fold, on the rows that the file has a value for.
  func observed(series: Int, fold: Int) -> [Double] {
    observed(Array(actual(series: series, fold: fold)), series: series, fold: fold)
  }

  /// The elements of those rows, of as many as the horizon has steps.
  func observed<Element>(_ values: [Element], series: Int, fold: Int) -> [Element] {
    guard !panel.series[series].target.filled.isEmpty else { return values }
    return observedSteps(series: series, fold: fold).map { values[$0] }
  }

  /// The folds in which a series is forecast and something happened.
  func scoredFolds(of series: Int) -> [Int] {
    let folds = layout.folds(of: series)
    guard !panel.series[series].target.filled.isEmpty else { return folds }
    return folds.filter { hasObserved(series: series, fold: $0) }
  }

  /// The folds in which something happened: all, but those whose every row was filled, and those that no
  /// series is left in.
  package var scoredFolds: [Int] {
    folds.indices.filter { fold in
      panel.series.indices.contains {
        takesPart(series: $0, fold: fold) && hasObserved(series: $0, fold: fold)
      }
    }
  }

  func hasObserved(series: Int, fold: Int) -> Bool {
    panel.series[series].target.filled.isEmpty
      || !observedSteps(series: series, fold: fold).isEmpty
  }

  /// How many values were forecast, and how many of them are in the scores: those that happened.
  public var valueCounts: (scored: Int, forecast: Int) {
    panel.series.indices.reduce(into: (0, 0)) { counts, series in
      for fold in layout.folds(of: series) {
        counts.0 += observedSteps(series: series, fold: fold).count
        counts.1 += backtest.task.horizon
      }
    }
  }
}
