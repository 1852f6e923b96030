/// The straight line through values by least squares.
///
///     y[t] ≈ intercept + slope · t,   t = 1 … T
package struct LineFit: Sendable, Hashable {
  package let intercept: Double
  package let slope: Double

  /// - Edge cases: a line of slope 0 through one value.
  package init(_ values: some RandomAccessCollection<Double>) {
    let count = Double(values.count)
    var sum = 0.0
    var weighted = 0.0
    for (index, value) in values.enumerated() {
      sum += value
      weighted += Double(index + 1) * value
    }
    let mean = sum / count
    slope =
      values.count > 1
      ? 6 * (2 * weighted / count - (count + 1) * mean) / (count * count - 1) : 0
    intercept = mean - (count + 1) / 2 * slope
  }
}
