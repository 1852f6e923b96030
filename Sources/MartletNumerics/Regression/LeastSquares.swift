/// Regression on columns that are made orthogonal one after the other (modified Gram-Schmidt).
///
/// The columns and the response must have mean 0: the constant is then in the regression without a
/// column of its own.
package struct LeastSquares {
  /// The sum of squares of what the first k columns leave of the response, k from 0.
  package let residualSquares: [Double]
  /// q·y of the last column, q its part orthogonal to the others, of length 1: divided by the
  /// residual standard deviation it is the t-value of the last coefficient.
  package let lastScore: Double

  /// Regresses the response; nil where a column is a combination of those before it.
  package init?(columns: [[Double]], response: [Double]) {
    var columns = columns
    var residual = response
    var squares = [LeastSquaresFit.dot(residual, residual)]
    var score = 0.0
    for index in columns.indices {
      let column = columns[index]
      let norm = LeastSquaresFit.dot(column, column)
      guard norm > 0 else { return nil }
      let weight = LeastSquaresFit.dot(column, residual) / norm
      LeastSquaresFit.subtract(weight, column, from: &residual)
      squares.append(LeastSquaresFit.dot(residual, residual))
      score = weight * norm.squareRoot()
      for later in columns.indices where later > index {
        let before = LeastSquaresFit.dot(columns[later], columns[later])
        let share = LeastSquaresFit.dot(column, columns[later]) / norm
        LeastSquaresFit.subtract(share, column, from: &columns[later])
        guard LeastSquaresFit.dot(columns[later], columns[later]) > before * 1e-20 else {
          return nil
        }
      }
    }
    residualSquares = squares
    lastScore = score
  }

  /// The values less their mean.
  package static func centered(_ values: some Collection<Double>) -> [Double] {
    let mean = values.reduce(0, +) / Double(values.count)
    return values.map { $0 - mean }
  }
}
