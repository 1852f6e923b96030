/// How good the quantiles of a level were, over the folds that have them.
public struct QuantileScore: Sendable, Hashable {
  public let level: Double
  /// The share of points at or below.
  public let share: Double
  /// How many points that is a share of.
  public let points: Int
  public let folds: Int
  /// The mean pinball loss, in the units of the series.
  public let pinball: Double
}
