/// What a range test says of the learning rate.
public struct RateAdvice: Codable, Sendable, Hashable {
  /// The smallest rate that a seed proposes.
  public let lowest: Double
  /// The geometric mean of the proposals.
  public let middle: Double
  /// The largest rate that a seed proposes.
  public let highest: Double
  /// The smallest rate at which the loss of a seed exploded; nil where none did.
  public let explodes: Double?
  /// The rate that was asked for.
  public let chosen: Double
  /// How many seeds proposed a rate.
  public let seen: Int
  /// Of how many seeds.
  public let seeds: Int
}
