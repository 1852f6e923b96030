/// Where a cell stands among the models, the series and the folds of a run.
///
/// It is how a run finds its way through its arrays; what is stored is a `Cell`.
package struct CellPlace: Sendable, Hashable {
  /// The series that are learnt from, and forecast.
  let series: Range<Int>
  let model: Int
  let folds: Range<Int>
  /// From 0.
  let seed: Int
}
