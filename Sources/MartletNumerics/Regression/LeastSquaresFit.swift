/// Regression by least squares, on columns that are made orthogonal one after the other (modified
/// Gram-Schmidt).
///
/// What a column explains does not depend on those after it, so that one pass over the columns is a
/// regression on the first of them, on the first two, and so on.
package struct LeastSquaresFit: Sendable, Hashable {
  /// What the regression leaves of the response.
  let residuals: [Double]
  /// Σ of the squares that the first column leaves, the first two, and so on.
  package let squares: [Double]
  /// For each column how much of the earlier ones is in it.
  private var shares: [[Double]] = []
  /// For each column what it explains beside those before it; 0 for one that is a combination of them.
  private var weights: [Double] = []

  /// - Parameters:
  ///   - columns: As long as the response each; the constant is one of them where there is one.
  ///   - response: What is explained.
  package init(columns: [[Double]], response: [Double]) {
    var columns = columns
    var residuals = response
    var squares: [Double] = []
    var norms: [Double] = []
    for index in columns.indices {
      let before = Self.dot(columns[index], columns[index])
      var own = [Double](repeating: 0, count: index)
      for earlier in 0..<index where norms[earlier] > 0 {
        own[earlier] = Self.dot(columns[earlier], columns[index]) / norms[earlier]
        Self.subtract(own[earlier], columns[earlier], from: &columns[index])
      }
      shares.append(own)
      let norm = Self.dot(columns[index], columns[index])
      if norm > before * 1e-20, norm > 0 {
        norms.append(norm)
        weights.append(Self.dot(columns[index], residuals) / norm)
        Self.subtract(weights[index], columns[index], from: &residuals)
      } else {
        norms.append(0)
        weights.append(0)
      }
      squares.append(Self.dot(residuals, residuals))
    }
    self.residuals = residuals
    self.squares = squares
  }

  /// One for each column; 0 for a column that is a combination of those before it.
  package var coefficients: [Double] {
    var result = weights
    for index in result.indices.reversed() {
      for later in result.indices.dropFirst(index + 1) {
        result[index] -= shares[later][index] * result[later]
      }
    }
    return result
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
