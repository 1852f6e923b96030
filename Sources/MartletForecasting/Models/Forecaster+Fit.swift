public import MartletPanels
import MartletNumerics

extension Forecaster {
  /// Learns from what was known at a cutoff as a run does: what nobody said of the task follows from the series
  /// (`ForecastTask.settled(for:)`), then from what the model itself wants
  /// (``taskDefaults(for:)``: an MLP is trained with absolute errors and a rate that falls to nothing).
  ///
  /// ```swift
  /// let fitted = try MLP().fit(panel.asOf(rowsBeforeEnd: 0), ForecastTask(horizon: 12))
  /// let path = try fitted.predict(panel.asOf(rowsBeforeEnd: 0))[0]
  /// print(fitted.record.checks.map(\.trainingLoss))  // the learning curve
  /// ```
  ///
  /// - Parameter seed: Where all chance starts; equal seeds give equal results.
  /// - Throws: `OptionError` where options do not go together, and what the fit throws.
  public func fit(
    _ panel: AsOfPanel, _ task: ForecastTask, seed: UInt64 = 1
  ) throws -> Fitted {
    let settled = try Model(self).task(from: task.settled(for: panel))
    return try fit(panel, settled, randomness: SplitMix64(seed: seed))
  }
}
