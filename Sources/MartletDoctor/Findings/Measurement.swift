/// A number that was measured, beside the threshold that it passed.
public struct Measurement: Codable, Sendable, Hashable {
  /// On which side of the threshold a number is ill.
  public enum Side: String, Codable, Sendable, Hashable {
    /// Above it.
    case above
    /// Below it.
    case below
  }

  /// What was measured, in words.
  public let name: String
  /// The median over the seeds that showed it.
  public let value: Double
  /// Its unit; empty for a ratio or a number without one.
  public let unit: String
  /// The number that it passed.
  public let threshold: Double
  /// On which side of it numbers are ill.
  public let side: Side
  /// Where the threshold is from.
  public let source: String

  init(
    _ name: String, _ value: Double, _ unit: String = "", _ side: Side, _ threshold: Double,
    source: String
  ) {
    (self.name, self.value, self.unit) = (name, value, unit)
    (self.side, self.threshold, self.source) = (side, threshold, source)
  }
}
