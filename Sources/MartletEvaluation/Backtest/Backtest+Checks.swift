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
    for series in panel.series {
      if let value = series.target.values.first(where: { $0.magnitude > 1e150 }) {
        throw BacktestError.tooLarge(
          series: series.id, file: panel.source.files.first?.name ?? "", value: value)
      }
      // A transform that some value does not allow is an error now, not in the fold that meets it.
      _ = try task.transform.fit(
        to: series.asOf(row: series.count - 1), seasonLength: task.seasonLength)
    }
    for model in models {
      let (own, forecaster) = (try model.task(from: task), model.forecaster)
      if try model.learnsAcrossSeries(task) {
        let rows = Self.trainingRows(of: panel.series, folds, in: first)
        for (series, rows) in zip(panel.series, rows) {
          try check(series, panel, model, rows.count, forecaster.rowsToPredict(for: own), first)
        }
        guard let longest = rows.indices.max(by: { rows[$0].count < rows[$1].count }) else {
          continue
        }
        try check(
          panel.series[longest], panel, model, rows[longest].count,
          forecaster.minimumRows(for: own), first)
      } else {
        for series in panel.series {
          let available = folds.trainingRows(in: first, of: series.count).count
          try check(series, panel, model, available, forecaster.minimumRows(for: own), first)
        }
      }
    }
  }

  private func check(
    _ series: Series, _ panel: Panel, _ model: Model, _ available: Int, _ needed: Int, _ fold: Fold
  ) throws(BacktestError) {
    guard available < needed else { return }
    throw .tooFewRows(
      series: series.id, file: panel.source.files.first?.name ?? "", rows: series.count,
      model: model.label, needed: needed, available: available, after: fold.rowsAfter)
  }
}
