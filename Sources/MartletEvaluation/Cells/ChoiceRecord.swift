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

extension CellResult {
  /// The choice with what it was for; nil for a model that chooses nothing.
  package var choiceRecord: ChoiceRecord? {
    guard let choice, let series = cell.series.first, let cutoff = cell.cutoffs.first else {
      return nil
    }
    return ChoiceRecord(series: series, cutoff: cutoff.label, seed: cell.seed, choice: choice)
  }
}
