import MartletForecasting
import MartletPanels

/// The unit of work: one model fitted once, with one seed, for the folds that share the fit; on one
/// series, or on all of a panel together.
///
/// A cell is a value, and what it computes depends on the cell and the data alone: not on the order
/// of cells, nor on how many run at a time.
package struct Cell: Sendable, Hashable, Codable {
  /// The series that are learnt from, and forecast.
  let series: Range<Int>
  let model: Int
  let folds: Range<Int>
  /// From 0.
  let seed: Int

  /// The name of the stream of chance of a fit: that of a group is its first series'.
  static func stream(_ series: Series, cutoff: String, seed: Int) -> [String] {
    [series.id, "cutoff \(cutoff)", "seed \(seed)"]
  }
}

/// What a cell computes.
struct CellResult: Sendable {
  /// For each fold of the cell a forecast path of each of its series; empty for one that takes no part.
  let paths: [[[Double]]]
  /// The model's own quantiles: fold, series, level, step; nil where it has none.
  var quantiles: [[[[Double]]]]?
  /// Sample paths from the last fold: series, draw, step; nil where none were wanted or there are none.
  var draws: [[[Double]]]?
  /// The parts of the forecast of each series; nil where none were wanted or there are none.
  var parts: [ForecastDecomposition?]?
  let fitSeconds: Double
  /// How the model was chosen, where it was.
  var choice: ModelChoice?
}
