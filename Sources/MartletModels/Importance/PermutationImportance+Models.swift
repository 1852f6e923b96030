public import MartletForecasting
public import MartletPanels
import MartletNumerics

extension PermutationImportance {
  /// The importance of what fitted models see, on the last rows of a panel.
  ///
  /// The models forecast from cutoffs in these rows as `predict` does, and what they say is
  /// compared with what happened within the panel, whose end no forecast passes. Take rows after
  /// those of the fit, or its validation rows, and none of a test fold.
  ///
  /// - Parameters:
  ///   - models: Networks or ridge regressions fitted to the same panel and task, with different
  ///     seeds.
  ///   - rows: How many of the last rows may be forecast.
  ///   - limit: Cutoffs at most; where there are more, so many are taken at even distances.
  ///   - repeats: How often each part is mixed up.
  ///   - seed: Of the permutations.
  ///   - loss: Of a value and its forecast, both in the units of the series.
  /// - Returns: nil for a model that does not forecast from windows, and for fewer than two of
  ///   them.
  /// - Throws: As `predict` does.
  public init?(
    of models: [any FittedForecaster], on panel: AsOfPanel, lastRows rows: Int, limit: Int = 256,
    repeats: Int = 5, seed: UInt64 = 1,
    loss: @escaping (_ value: Double, _ forecast: Double) -> Double
  ) throws {
    let readers = models.compactMap { $0 as? any ReadsWindows }
    guard let first = readers.first?.pipeline, readers.count == models.count, limit > 1 else {
      return nil
    }
    precondition(
      readers.allSatisfy { $0.pipeline.task == first.task }
        && first.transforms.count == panel.histories.count,
      "PermutationImportance: models of one task and panel")
    let windows = try ScoredWindow.all(of: panel, first, rows: rows, limit: limit)
    guard windows.count > 1 else { return nil }
    let series = windows.map(\.series)
    let trial = try PermutationTrial(
      rows: windows.map(\.row),
      models: readers.map { model in
        { rows in
          try zip(windows, model.paths(of: rows, series: series)).map { window, path in
            try window.loss(path, model.pipeline, loss)
          }
        }
      }, repeats: repeats, randomness: SplitMix64(seed: seed, path: ["permutation importance"]))

    let parts = WindowParts(of: panel, first.task)
    let past = try trial.part("past", parts.lags(1...parts.lookback))
    columns = try parts.columns.map { try trial.part($0.name, $0.places) }
    lags = try parts.blocks.map { block in
      let name =
        block.count == 1
        ? "lag \(block.lowerBound)" : "lags \(block.lowerBound) to \(block.upperBound)"
      return try trial.part(name, parts.lags(block))
    }
    self.past = past
    effectiveLookback =
      past.value > 2 * past.standardError && past.value > 0
      ? try trial.lookback(keeping: 0.95, of: past.value, lags: parts.lookback) {
        parts.lags(($0 + 1)...parts.lookback)
      } : nil
    self.loss = trial.loss
    self.windows = windows.count
    self.repeats = repeats
    self.models = readers.count
  }
}
