import MartletNumerics

/// Whether one of two losses of the same folds is smaller on average, by more than chance.
///
///     t = d̄ / (s / √n),   p = P(T ≥ t),   T of Student's t with n − 1 degrees of freedom
///
/// d are the differences, s their standard deviation. It is the test of Diebold and Mariano for folds that do not
/// overlap (``DieboldMariano`` with a horizon of 1), of one side.
package enum PairedTest {
  /// The p-value of a mean above 0; nil with fewer than three differences.
  ///
  /// - Edge cases: differences without a spread give 0 where they are above 0, else 1.
  package static func pValue(_ differences: [Double]) -> Double? {
    guard differences.count > 2 else { return nil }
    let count = Double(differences.count)
    let mean = Descriptive.mean(differences)
    let squares = differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    guard squares > 0 else { return mean > 0 ? 0 : 1 }
    let t = mean / (squares / (count - 1) / count).squareRoot()
    return StudentT(degreesOfFreedom: count - 1).cumulative(-t)
  }
}
