/// How good the intervals of a level were, over the folds that have them.
public struct IntervalScore: Sendable, Hashable {
  /// The coverage that the intervals were made for, between 0 and 1.
  public let level: Double
  /// The share of points inside.
  public let share: Double
  /// How many points that is a share of.
  public let points: Int
  /// Folds that had intervals.
  public let folds: Int
  /// The mean width, in the units of the series.
  public let width: Double
  /// The mean Winkler score, in the units of the series.
  public let winkler: Double
}
