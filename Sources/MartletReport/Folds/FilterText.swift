package import MartletForecasting
package import MartletEvaluation
package import MartletPanels

/// Which of the folds that were run enter scores, tests and verdicts.
package enum FilterText {
  /// A line before the work; none where all folds enter.
  package static func lines(_ backtest: Backtest, _ models: [Model], _ panel: Panel) throws
    -> [String]
  {
    guard !backtest.filter.isEmpty else { return [] }
    let layout = try backtest.layout(of: panel, Backtest.withNaive(models))
    return [
      "scored: " + counts(layout, backtest.filtered(layout, of: panel), panel, backtest.filter)
    ]
  }

  /// Lines under the tables; none where all folds enter.
  package static func lines(_ result: BacktestResult) -> [String] {
    let filter = result.backtest.filter
    guard !filter.isEmpty else { return [] }
    return [
      "scored on " + counts(result.everyFold, result.layout, result.panel, filter)
        + "; intervals are from all. A choice of folds that is made after a look at results is one more try: each"
        + " one has its own chance to look well"
    ]
  }

  /// "12 of 40 folds, where year=2020".
  private static func counts(
    _ all: FoldLayout, _ entering: FoldLayout, _ panel: Panel, _ filter: FoldFilter
  ) -> String {
    let places = panel.series.indices
    let folds = entering.foldsWithSeries.count
    var text = "\(NumberFormat.integer(folds)) of \(plural(all.folds.count, "fold"))"
    if places.count > 1 {
      let paths = { (layout: FoldLayout) in places.reduce(0) { $0 + layout.folds(of: $1).count } }
      text +=
        " (\(NumberFormat.integer(paths(entering))) of \(plural(paths(all), "forecast")) of single series)"
    }
    return text + ", where \(filter)"
  }
}
