package import MartletEvaluation
package import MartletForecasting
package import MartletPanels

/// The layout of a walk-forward evaluation, shown before it runs.
package enum FoldTable {
  /// For example "40 folds of 20 steps, cutoffs 2015-11-03 to 2018-11-30, expanding, cold refit in
  /// each; 3 seeds; 2 models -> 160 cells on 2 cores", and the rows of the first and the last fold.
  ///
  /// Of a panel all of it is over all series, from the least to the most where they differ.
  package static func lines(
    _ backtest: Backtest, _ models: [Model], _ panel: Panel, width: Int = .max
  ) throws -> [String] {
    let models = Backtest.withNaive(models)
    let layout = try backtest.layout(of: panel, models)
    guard let first = layout.folds.indices.first, let last = layout.folds.indices.last,
      !panel.series.isEmpty
    else { return [] }
    let across = try models.filter { try $0.learnsAcrossSeries(backtest.task) }
    let cells = try backtest.cellCount(models, on: panel)
    let (spans, lasts) = (FoldSpans(layout, first), FoldSpans(layout, last))
    var parts = [
      "\(plural(layout.folds.count, "fold")) of \(plural(backtest.task.horizon, "step")), cutoffs "
        + (layout.folds.count > 1 || spans.cutoffs.count > 1
          ? "\(spans.cutoffs[0]) to \(lasts.cutoffs[lasts.cutoffs.count - 1])" : spans.cutoffs[0]),
      window(backtest.folds), refit(backtest.folds),
    ]
    if backtest.folds.times != nil {
      parts[0] += ", given one by one"
    } else if layout.isByCalendar {
      parts[0] += " by the calendar"
    } else if spans.cutoffs.count > 1 {
      parts[0] += " (each series has its own, counted from its end)"
    }
    if panel.series.count > 1, !across.isEmpty {
      parts.append("networks learn from all \(plural(panel.series.count, "series"))")
    }
    if backtest.folds.gap > 0 { parts.append("gap of \(plural(backtest.folds.gap, "row"))") }
    let summary =
      parts.joined(separator: ", ")
      + (models.contains { $0.forecaster.isRandom } ? "; \(plural(backtest.seeds, "seed"))" : "")
      + "; \(plural(models.count, "model")) -> \(plural(cells, "cell")) on \(plural(backtest.jobs, "core"))"
    return [summary]
      + table(layout, isAcross: !across.isEmpty).lines(indent: 2, width: width)
      + EndsText.lines(layout, across.map(\.label))
      + EndsText.inNoFold(layout)
  }

  private static func table(_ layout: FoldLayout, isAcross: Bool) -> TextTable {
    var columns: [(title: String, alignment: TextTable.Alignment)] = [
      ("fold", .right), ("trained on", .left), ("rows", .right), ("cutoff", .left),
      ("forecasts", .left),
    ]
    let hasSeries = layout.isByCalendar && layout.series.count > 1
    if hasSeries { columns.insert(("series", .right), at: 1) }
    var table = TextTable(columns)
    let count = layout.folds.count
    for fold in count <= 4 ? Array(0..<count) : [0, 1, count - 1] {
      if count > 4 && fold == count - 1 { table.append(["..."]) }
      let spans = FoldSpans(layout, fold, isAcross: isAcross)
      guard let trained = spans.trained, let forecasts = spans.forecasts else { continue }
      let rows = [spans.rows.lowerBound, spans.rows.upperBound].map(NumberFormat.integer)
      table.append(
        ["\(fold + 1)"] + (hasSeries ? [spans.seriesText] : []) + [
          trained, rows[0] == rows[1] ? rows[0] : rows.joined(separator: " to "),
          spans.cutoffs.joined(separator: " to "), forecasts,
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
