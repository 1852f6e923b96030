/// An interval for one forecast value.
public struct Interval: Sendable, Hashable {
  /// The lower end, in the units of the series.
  public let lower: Double
  /// The upper end, in the units of the series.
  public let upper: Double

  package init(lower: Double, upper: Double) {
    (self.lower, self.upper) = (lower, upper)
  }
}
