public import MartletModels
import MartletSeries

/// An automatic choice in a fit, and which fit that was.
public struct ChoiceRecord: Sendable, Hashable {
  /// The first of the series that it is for.
  public let series: String
  /// The time of the last row known.
  public let cutoff: String
  /// From 1.
  public let seed: Int
  public let choice: ModelChoice
}

extension Backtest {
  /// The choices of a model, fit by fit.
  ///
  /// - Parameters:
  ///   - model: Its place among those of the cells.
  ///   - folds: Those that the cells count.
  static func choices(
    of model: Int, _ cells: [(cell: Cell, result: CellResult)], _ folds: [Fold], _ panel: Panel
  ) -> [ChoiceRecord] {
    cells.filter { $0.cell.model == model }.compactMap { cell, result in
      guard let choice = result.choice else { return nil }
      let series = panel.series[cell.series.lowerBound]
      let cutoff = folds[cell.folds.lowerBound].cutoff(of: series.count)
      return ChoiceRecord(
        series: series.id, cutoff: series.axis.label(row: cutoff), seed: cell.seed + 1,
        choice: choice)
    }
  }
}
