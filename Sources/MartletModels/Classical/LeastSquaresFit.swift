/// Regression by least squares, on columns that are made orthogonal one after the other (modified
/// Gram-Schmidt).
package struct LeastSquaresFit: Sendable, Hashable {
  /// One for each column; 0 for a column that is a combination of those before it.
  let coefficients: [Double]
  /// What the regression leaves of the response.
  let residuals: [Double]

  /// - Parameters:
  ///   - columns: As long as the response each; the constant is one of them where there is one.
  ///   - response: What is explained.
  init(columns: [[Double]], response: [Double]) {
    var columns = columns
    var residuals = response
    let count = columns.count
    var shares = [[Double]](repeating: [Double](repeating: 0, count: count), count: count)
    var weights = [Double](repeating: 0, count: count)
    for index in 0..<count {
      let before = Self.dot(columns[index], columns[index])
      for earlier in 0..<index where Self.dot(columns[earlier], columns[earlier]) > 0 {
        let share =
          Self.dot(columns[earlier], columns[index])
          / Self.dot(columns[earlier], columns[earlier])
        shares[earlier][index] = share
        Self.subtract(share, columns[earlier], from: &columns[index])
      }
      let norm = Self.dot(columns[index], columns[index])
      guard norm > before * 1e-20, norm > 0 else {
        columns[index] = [Double](repeating: 0, count: response.count)
        continue
      }
      weights[index] = Self.dot(columns[index], residuals) / norm
      Self.subtract(weights[index], columns[index], from: &residuals)
    }
    for index in (0..<count).reversed() {
      for later in (index + 1)..<max(count, index + 1) {
        weights[index] -= shares[index][later] * weights[later]
      }
    }
    coefficients = weights
    self.residuals = residuals
  }

  package static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for index in a.indices { sum += a[index] * b[index] }
    return sum
  }

  /// values − share · column
  package static func subtract(_ share: Double, _ column: [Double], from values: inout [Double]) {
    for index in values.indices { values[index] -= share * column[index] }
  }
}
