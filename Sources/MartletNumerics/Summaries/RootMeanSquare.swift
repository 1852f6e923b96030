/// Roots of mean squares, also of numbers whose squares leave the range of a Double.
package enum RootMeanSquare {
  /// The root of a sum of squares divided by a count.
  ///
  ///     √(Σ x² / d)
  ///
  /// Squares of numbers near 1e300 are infinite, and those of numbers near 1e-300 are 0. Such numbers
  /// are divided by the largest of them first; all others give the bits of the plain formula.
  ///
  /// - Edge cases: NaN and infinity propagate.
  @inlinable
  package static func of(_ values: some Sequence<Double>, divisor: Double) -> Double {
    let plain = values.reduce(0) { $0 + $1 * $1 }
    guard !plain.isNormal, !plain.isNaN else { return (plain / divisor).squareRoot() }
    let largest = values.reduce(0) { max($0, $1.magnitude) }
    guard largest > 0, largest.isFinite else { return (plain / divisor).squareRoot() }
    let sum = values.reduce(0) { $0 + ($1 / largest) * ($1 / largest) }
    return largest * (sum / divisor).squareRoot()
  }
}
