public import MartletModels
public import MartletSeries

extension Backtest {
  /// The largest number of folds that leaves every model enough to train on in the first of them.
  ///
  /// - Throws: `OptionError` for a model's options.
  public func foldRoom(_ models: [Model], on panel: Panel) throws -> Int {
    let step = folds.step ?? task.horizon
    let counts = panel.series.map(\.count)
    let (shortest, longest) = (counts.min() ?? 0, counts.max() ?? 0)
    let spare = try Self.withNaive(models).map { model in
      let (own, needs) = (try model.task(from: task), model.forecaster)
      return try model.learnsAcrossSeries(task)
        ? min(shortest - needs.rowsToPredict(for: own), longest - needs.minimumRows(for: own))
        : shortest - needs.minimumRows(for: own)
    }
    let rows = (spare.min() ?? 0) - folds.gap - task.horizon
    return rows < 0 ? 0 : rows / step + 1
  }

  /// Checks that the folds fit the series, before anything is trained.
  ///
  /// - Throws: `BacktestError`, `OptionError`, and `DataError` for a value that the transform does not
  ///   take.
  public func check(_ models: [Model], on panel: Panel) throws {
    if let failure = try failures(models, on: panel).first { throw failure.reason }
  }

  /// The series that these models and folds cannot do with, and why: without them `check` passes.
  ///
  /// - Throws: What is wrong with all series together: `BacktestError`, `OptionError`.
  public func failures(_ models: [Model], on panel: Panel) throws -> [SeriesFailure] {
    let models = Self.withNaive(models)
    let labels = models.map(\.label)
    if let twice = labels.first(where: { label in labels.filter { $0 == label }.count > 1 }) {
      throw BacktestError.sameLabel(twice)
    }
    // A forecast with intervals of the models' own can do without folds.
    let end = intervals == .native ? Fold(index: 0, rowsAfter: 0) : nil
    guard let first = folds.list(horizon: task.horizon).first ?? end else {
      throw BacktestError.noFolds
    }
    let file = panel.source.files.first?.name ?? ""
    func shortage(_ series: Series, _ model: Model, _ available: Int, _ needed: Int)
      -> BacktestError?
    {
      guard available < needed else { return nil }
      return .tooFewRows(
        series: series.id, file: file, rows: series.count, model: model.label, needed: needed,
        available: available, after: first.rowsAfter)
    }

    var reasons = panel.series.map { series in unusable(series, file: file) }
    for model in models {
      let (own, forecaster) = (try model.task(from: task), model.forecaster)
      let isShared = try model.learnsAcrossSeries(task)
      let needed = isShared ? forecaster.rowsToPredict(for: own) : forecaster.minimumRows(for: own)
      let available =
        isShared
        ? Self.trainingRows(of: panel.series, folds, in: first).map(\.count)
        : panel.series.map { folds.trainingRows(in: first, of: $0.count).count }
      for (index, series) in panel.series.enumerated() where reasons[index] == nil {
        reasons[index] = shortage(series, model, available[index], needed)
      }
      // One series at least must be long enough to learn from.
      if isShared, let longest = available.indices.max(by: { available[$0] < available[$1] }),
        reasons[longest] == nil,
        let reason = shortage(
          panel.series[longest], model, available[longest], forecaster.minimumRows(for: own))
      {
        throw reason
      }
    }
    return zip(panel.series, reasons).compactMap { series, reason in
      reason.map { SeriesFailure(series: series.id, reason: $0) }
    }
  }

  /// Why no model could work with the values of a series.
  private func unusable(_ series: Series, file: String) -> (any Error)? {
    if let value = series.target.values.first(where: { $0.magnitude > 1e150 }) {
      return BacktestError.tooLarge(series: series.id, file: file, value: value)
    }
    do {
      // A transform that some value does not allow is an error now, not in the fold that meets it.
      _ = try task.transform.fit(
        to: series.asOf(row: series.count - 1), seasonLength: task.seasonLength)
      return nil
    } catch {
      return error
    }
  }
}

/// A series of a panel that cannot take part in an evaluation.
public struct SeriesFailure: Error, Sendable {
  public let series: String
  /// A `BacktestError`, or a `DataError` for a value that the transform does not take.
  public let reason: any Error

  /// The reason in words.
  public var message: String {
    switch reason {
    case let error as BacktestError: error.message
    case let error as DataError: error.message
    default: "\(reason)"
    }
  }
}
