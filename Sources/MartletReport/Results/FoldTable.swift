package import MartletEvaluation
package import MartletModels
package import MartletSeries

/// The layout of a walk-forward evaluation, shown before it runs.
package enum FoldTable {
  /// For example "40 folds of 20 steps, cutoffs 2015-11-03 to 2018-11-30, expanding, cold refit in
  /// each; 3 seeds; 2 models -> 160 cells on 2 cores", and the rows of the first and the last fold.
  package static func lines(
    _ backtest: Backtest, _ models: [Model], _ panel: Panel, width: Int = .max
  ) throws -> [String] {
    let folds = backtest.folds.list(horizon: backtest.task.horizon)
    guard let first = folds.first, let last = folds.last, let series = panel.series.first else {
      return []
    }
    let models = Backtest.withNaive(models)
    let label = { (fold: Fold) in series.axis.label(row: fold.cutoff(of: series.count)) }
    let cells = try backtest.cellCount(models, on: panel)
    var parts = [
      "\(plural(folds.count, "fold")) of \(plural(backtest.task.horizon, "step")), cutoffs "
        + (folds.count > 1 ? "\(label(first)) to \(label(last))" : label(first)),
      window(backtest.folds), refit(backtest.folds),
    ]
    if panel.series.count > 1,
      try models.contains(where: { try $0.learnsAcrossSeries(backtest.task) })
    {
      parts.append("networks learn from all \(plural(panel.series.count, "series"))")
    }
    if backtest.folds.gap > 0 { parts.append("gap of \(plural(backtest.folds.gap, "row"))") }
    let summary =
      parts.joined(separator: ", ")
      + (models.contains { $0.forecaster.isRandom } ? "; \(plural(backtest.seeds, "seed"))" : "")
      + "; \(plural(models.count, "model")) -> \(plural(cells, "cell")) on \(plural(backtest.jobs, "core"))"
    return [summary] + table(backtest, folds, series, label).lines(indent: 2, width: width)
  }

  private static func table(
    _ backtest: Backtest, _ folds: [Fold], _ series: Series, _ label: (Fold) -> String
  ) -> TextTable {
    var table = TextTable([
      ("fold", .right), ("trained on", .left), ("rows", .right), ("cutoff", .left),
      ("forecasts", .left),
    ])
    let shown = folds.count <= 4 ? Array(folds) : [folds[0], folds[1], folds[folds.count - 1]]
    for fold in shown {
      if folds.count > 4 && fold.index == folds.count - 1 { table.append(["..."]) }
      let cutoff = fold.cutoff(of: series.count)
      let rows = backtest.folds.trainingRows(in: fold, of: series.count)
      guard !rows.isEmpty, cutoff >= 0 else { continue }
      table.append([
        "\(fold.index + 1)",
        "\(series.axis.label(row: rows.lowerBound)) to \(series.axis.label(row: rows.upperBound - 1))",
        NumberFormat.integer(rows.count), label(fold),
        "\(series.axis.label(row: cutoff + 1)) to \(series.axis.label(row: cutoff + backtest.task.horizon))",
      ])
    }
    return table
  }

  private static func window(_ folds: Folds) -> String {
    switch folds.window {
    case .expanding: "expanding"
    case .rolling(let size): "rolling over \(plural(size, "row"))"
    }
  }

  private static func refit(_ folds: Folds) -> String {
    switch folds.refit {
    case .everyFold, .every(1): "cold refit in each"
    case .never: "fitted once, in the first"
    case .every(let count): "cold refit in every \(ordinal(count))"
    }
  }

  private static func ordinal(_ number: Int) -> String {
    switch (number, number % 100, number % 10) {
    case (2, _, _): "second"
    case (3, _, _): "third"
    case (_, 11...13, _): "\(number)th"
    case (_, _, 1): "\(number)st"
    case (_, _, 2): "\(number)nd"
    case (_, _, 3): "\(number)rd"
    default: "\(number)th"
    }
  }
}

/// "1 fold", "40 folds", "5,031 rows".
package func plural(_ count: Int, _ noun: String) -> String {
  "\(NumberFormat.integer(count)) \(noun)\(count == 1 || noun == "series" ? "" : "s")"
}
