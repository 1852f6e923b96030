/// The unit of work: one model fitted once, with one seed, for the folds that share the fit; on one
/// series, or on all of a panel together.
///
/// A cell is a value with names in it, that can be stored, sent and read back. What it computes depends
/// on the cell and the data alone: not on the order of cells, nor on how many run at a time.
public struct Cell: Codable, Hashable, Sendable {
  /// The model as it is written on the command line, with every option and the label:
  /// `MLP:hidden=512,…,label=wide`.
  public let model: String
  /// The column of the forecasts.
  public let label: String
  /// The ids of the series that are learnt from, and forecast.
  public let series: [String]
  /// From where is forecast, one a fold: the cutoffs of the first series.
  public let cutoffs: [Cutoff]
  /// From 1.
  public let seed: Int

  package init(model: String, label: String, series: [String], cutoffs: [Cutoff], seed: Int) {
    (self.model, self.label) = (model, label)
    (self.series, self.cutoffs, self.seed) = (series, cutoffs, seed)
  }
}
