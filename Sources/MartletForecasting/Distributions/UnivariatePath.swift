/// A forecast of one series.
public struct UnivariatePath: Sendable, Hashable {
  /// H numbers.
  public var mean: [Double]
  /// The variances of the forecast errors, H of them; nil for a model that does not say.
  public var variance: [Double]?
  /// ψ[0] = 1, ψ[1], …: what an error of one row is worth in the rows after it. Where nil it follows
  /// from how the variances grow.
  public var shocks: [Double]?
  /// Whether the forecast is in squares of the units of the values.
  public var isSquared = false

  /// Creates a path.
  public init(mean: [Double], variance: [Double]? = nil, shocks: [Double]? = nil) {
    self.mean = mean
    self.variance = variance
    self.shocks = shocks
  }

  /// The power of two that leaves the largest value between 1 and 2; 1 for values of 0.
  package static func scale(of values: [Double]) -> Double {
    let largest = values.reduce(0) { max($0, $1.magnitude) }
    return largest > 0 ? Double(sign: .plus, exponent: largest.exponent, significand: 1) : 1
  }
}
