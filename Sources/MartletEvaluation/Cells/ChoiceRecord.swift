public import MartletForecasting

/// An automatic choice in a fit, and which fit that was.
public struct ChoiceRecord: Sendable, Hashable {
  /// The first of the series that it is for.
  public let series: String
  /// The time of the last row known.
  public let cutoff: String
  /// From 1.
  public let seed: Int
  /// The candidates with their inner errors, and the weights that the fit gave them.
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
  /// - Parameter model: Its place among those of the cells.
  static func choices(
    of model: Int, _ cells: [(place: CellPlace, result: CellResult)]
  ) -> [ChoiceRecord] {
    cells.filter { $0.place.model == model }.compactMap { _, result in
      guard let choice = result.choice, let series = result.cell.series.first,
        let cutoff = result.cell.cutoffs.first
      else { return nil }
      return ChoiceRecord(
        series: series, cutoff: cutoff.label, seed: result.cell.seed, choice: choice)
    }
  }
}
