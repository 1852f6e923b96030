/// How good the intervals of a level were, over the folds that have them.
public struct IntervalScore: Sendable, Hashable {
  /// The coverage that the intervals were made for, between 0 and 1.
  public let level: Double
  /// The share of points inside.
  public let share: Double
  /// A 95 % interval of the share, with folds that do not overlap as observations (``CoverageRange``).
  public let shareRange: ClosedRange<Double>?
  /// How many points that is a share of.
  public let points: Int
  /// Folds that had intervals.
  public let folds: Int
  /// How many of them do not overlap.
  public let separateFolds: Int
  /// The mean width, in the units of the series.
  public let width: Double
  /// The mean Winkler score, in the units of the series.
  public let winkler: Double
  /// The mean scaled interval score: the mean over folds of the mean Winkler score there, by the scale of MASE.
  /// Not-a-number where no fold has a scale.
  public let msis: Double

  /// The scores beside the share, in the order of tables.
  public static let all:
    [(name: String, title: String, value: any KeyPath<IntervalScore, Double> & Sendable)] = [
      ("width", "width", \.width), ("winkler", "Winkler", \.winkler), ("msis", "MSIS", \.msis),
    ]
}
