/// How good the quantiles of a level were, over the folds that have them.
public struct QuantileScore: Sendable, Hashable {
  /// The share of values that should lie at or below the quantile, between 0 and 1.
  public let level: Double
  /// The share of points at or below.
  public let share: Double
  /// How many points that is a share of.
  public let points: Int
  /// Folds that had the quantile, for one series at least.
  public let folds: Int
  /// The mean pinball loss, in the units of the series.
  public let pinball: Double
}
