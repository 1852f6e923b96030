/// An interval for one forecast value.
public struct Interval: Sendable, Hashable {
  public let lower: Double
  public let upper: Double
}
