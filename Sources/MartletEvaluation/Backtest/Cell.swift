import MartletSeries

/// The unit of work: one model fitted on one series once, with one seed, for the folds that share
/// the fit.
///
/// A cell is a value, and what it computes depends on the cell and the data alone: not on the order
/// of cells, nor on how many run at a time.
struct Cell: Sendable, Hashable, Codable {
  let series: Int
  let model: Int
  let folds: Range<Int>
  /// From 0.
  let seed: Int

  /// The name of the stream of chance of a fit.
  static func stream(_ series: Series, cutoff: String, seed: Int) -> [String] {
    [series.id, "cutoff \(cutoff)", "seed \(seed)"]
  }
}

/// What a cell computes.
struct CellResult: Sendable {
  /// A forecast path for each fold of the cell.
  let paths: [[Double]]
  let fitSeconds: Double
}
