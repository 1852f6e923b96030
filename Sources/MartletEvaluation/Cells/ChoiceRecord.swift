import MartletPanels
public import MartletForecasting

/// An automatic choice in a fit, and which fit that was.
public struct ChoiceRecord: Sendable, Hashable {
  /// The first of the series that it is for.
  public let series: String
  /// The time of the last row known.
  public let cutoff: String
  /// From 1.
  public let seed: Int
  public let choice: ModelChoice

  package init(series: String, cutoff: String, seed: Int, choice: ModelChoice) {
    self.series = series
    self.cutoff = cutoff
    self.seed = seed
    self.choice = choice
  }
}

extension Backtest {
  /// The choices of a model, fit by fit.
  ///
  /// - Parameters:
  ///   - model: Its place among those of the cells.
  ///   - layout: The folds that the cells count.
  static func choices(
    of model: Int, _ cells: [(cell: Cell, result: CellResult)], _ layout: FoldLayout
  ) -> [ChoiceRecord] {
    cells.filter { $0.cell.model == model }.compactMap { cell, result in
      guard let choice = result.choice else { return nil }
      let series = cell.series.lowerBound
      return ChoiceRecord(
        series: layout.series[series].id,
        cutoff: layout.cutoffLabel(series: series, fold: cell.folds.lowerBound),
        seed: cell.seed + 1, choice: choice)
    }
  }
}
