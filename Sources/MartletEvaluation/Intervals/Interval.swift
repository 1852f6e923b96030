/// An interval for one forecast value.
public struct Interval: Sendable, Hashable {
  public let lower: Double
  public let upper: Double

  package init(lower: Double, upper: Double) {
    (self.lower, self.upper) = (lower, upper)
  }
}
