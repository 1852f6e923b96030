/// The parameters and start values of an exponential smoothing model.
public struct ETSParameters: Sendable, Hashable {
  /// How fast the level follows the values, in (0, 1).
  public var alpha: Double
  /// How fast the trend follows the level, in (0, α); 0 without a trend.
  public var beta = 0.0
  /// How fast the season follows the values, in (0, 1 − α); 0 without a season.
  public var gamma = 0.0
  /// What is left of the trend a step later; 1 for a trend that is not damped.
  public var phi = 1.0
  /// ℓ[0].
  public var level: Double
  /// b[0].
  public var trend = 0.0
  /// The season at the first rows; one number without.
  public var season: [Double]
}
