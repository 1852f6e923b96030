import MartletForecasting

/// A model that is in no table of an evaluation, since one of its fits failed.
///
/// Models are compared on the same forecasts: one that lacks some of them takes no part.
public struct ModelFailure: Sendable {
  /// The column that it would have.
  public let label: String
  /// Its place among the models of the run, those that failed counted too.
  public let place: Int
  /// The seeds that it was to be fitted with.
  public let seedCount: Int
  /// The first of its fits that failed, in the order of the cells.
  public let error: CellError

  package init(label: String, place: Int, seedCount: Int, error: CellError) {
    self.label = label
    self.place = place
    self.seedCount = seedCount
    self.error = error
  }
}
