public import MartletEvaluation

/// A series that is in the first folds only.
public struct SeriesDeparture: Sendable {
  /// The number of folds that it is in.
  public let folds: Int
  /// Its id, and why it leaves.
  public let failure: SeriesFailure
}
