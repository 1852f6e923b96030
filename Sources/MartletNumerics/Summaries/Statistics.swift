/// Simple statistics of the values of a column that are present.
public struct Statistics: Sendable, Hashable {
  /// How many values.
  public let count: Int
  /// The smallest value.
  public let minimum: Double
  /// The largest value.
  public let maximum: Double
  /// The arithmetic mean.
  public let mean: Double
  /// The sample standard deviation (divisor n - 1); 0 for one value.
  public let standardDeviation: Double
  /// The earliest value.
  public let first: Double
  /// The latest value.
  public let last: Double
  /// How many values are 0.
  public let zeros: Int
  /// How many values are below 0.
  public let negatives: Int
  /// How strongly a value resembles the one before it; nil for fewer than three values or a
  /// constant.
  ///
  ///     r = sum (x[t] - m)(x[t-1] - m) / sum (x[t] - m)^2,   m the mean of all x
  public let autocorrelation: Double?
  /// The same of the differences x[t] - x[t-1]: near 0 for a random walk.
  public let autocorrelationOfDifferences: Double?

  /// Whether all values are equal.
  public var isConstant: Bool { minimum == maximum }

  /// Computes the statistics of values without NaN, in order of time; nil for none.
  public init?(of values: [Double]) {
    guard let first = values.first, let last = values.last, let minimum = values.min(),
      let maximum = values.max()
    else { return nil }
    count = values.count
    self.first = first
    self.last = last
    self.minimum = minimum
    self.maximum = maximum
    mean = Self.mean(values)
    let center = mean
    standardDeviation =
      count > 1
      ? RootMeanSquare.of(values.lazy.map { $0 - center }, divisor: Double(count - 1)) : 0
    zeros = values.count { $0 == 0 }
    negatives = values.count { $0 < 0 }
    autocorrelation = Self.autocorrelation(values)
    autocorrelationOfDifferences = Self.autocorrelation(
      zip(values.dropFirst(), values).map { $0 - $1 })
  }

  private static func mean(_ values: [Double]) -> Double {
    let count = Double(values.count)
    let plain = values.reduce(0, +) / count
    // A sum may be infinite where the mean is not.
    let rough = plain.isFinite ? plain : values.reduce(0) { $0 + $1 / count }
    // The second pass takes the rounding error of the sum away.
    return rough + values.reduce(0) { $0 + ($1 - rough) } / Double(values.count)
  }

  private static func autocorrelation(_ values: [Double]) -> Double? {
    guard values.count >= 3, let first = values.first, values.contains(where: { $0 != first })
    else { return nil }
    let mean = mean(values)
    let products = products(values.map { $0 - mean })
    guard products.squares.isNormal else {
      // The ratio has no unit: one in which squares are numbers does as well.
      let largest = values.reduce(0) { max($0, ($1 - mean).magnitude) }
      let scaled = Self.products(values.map { ($0 - mean) / largest })
      return scaled.squares > 0 ? scaled.neighbours / scaled.squares : nil
    }
    return products.neighbours / products.squares
  }

  private static func products(
    _ values: [Double]
  ) -> (neighbours: Double, squares: Double) {
    (
      zip(values.dropFirst(), values).reduce(0) { $0 + $1.0 * $1.1 },
      values.reduce(0) { $0 + $1 * $1 }
    )
  }
}
