import MartletNumerics
import MartletPanels

/// What else can be asked of the forecasts of a model than whether they are better.
///
/// Each is about the first step of each fold: such steps share no shock, whatever the horizon. A model can do well in
/// all of them and have the larger error.
public struct OtherQuestions: Sendable, Hashable {
  /// Is there something to predict, beyond the last value?
  public let beyondLastValue: ClarkWest.Result?
  /// Is there something to predict, beyond the mean of all values so far? It is the question of an out-of-sample R²
  /// against the expanding mean, and of use for a series that has one, as returns do.
  public let beyondMean: ClarkWest.Result?
  /// Are directions from the last value called right more often than by chance?
  public let direction: PesaranTimmermann.Result?
  /// Are changes from the last value forecast too high, too low, or too large?
  public let bias: MincerZarnowitz?
  /// Was the model better or worse than naive in some stretch of time? It is about whole folds, by the metric.
  public let fluctuation: FluctuationTest?
}

extension BacktestResult {
  /// The other questions, of the mean of the model's seeds.
  ///
  /// - Returns: nil for several series, which move together, and for fewer folds than
  ///   ``Verdict/fewestFolds``.
  public func otherQuestions(model: Int) -> OtherQuestions? {
    guard panel.series.count == 1 else { return nil }
    let folds = scoredFolds.filter { observedSteps(series: 0, fold: $0, of: 0) == [0] }
    guard folds.count >= Verdict.fewestFolds else { return nil }
    let target = panel.series[0].target
    let ends = folds.map { lastRow(series: 0, fold: $0) }
    let last = ends.map { target.values[$0] }
    let actual = ends.map { target.values[$0 + 1] }
    let forecasts = folds.map { models[model].meanPath(series: 0, fold: $0)[0] }
    let changes = zip(actual, last).map { $0 - $1 }
    let forecastChanges = zip(forecasts, last).map { $0 - $1 }
    let losses = zip(foldLosses(model: model), foldLosses(model: naiveIndex)).map { $0 - $1 }
    return OtherQuestions(
      beyondLastValue: ClarkWest.test(actual, smaller: last, larger: forecasts, horizon: 1),
      beyondMean: ClarkWest.test(
        actual, smaller: means(to: ends, of: target), larger: forecasts, horizon: 1),
      direction: PesaranTimmermann.test(changes, forecasts: forecastChanges),
      bias: MincerZarnowitz(changes, forecasts: forecastChanges, horizon: 1),
      fluctuation: FluctuationTest(
        losses, window: Int((0.3 * Double(losses.count)).rounded()), overlap: overlap))
  }

  /// The mean of all values from the first row to each of these, without those that were filled.
  private func means(to ends: [Int], of target: Column) -> [Double] {
    var (sum, count) = (0.0, 0.0)
    let means = target.happened(target.values.indices).map { value in
      if !value.isNaN { (sum, count) = (sum + value, count + 1) }
      return sum / count
    }
    return ends.map { means[$0] }
  }
}
