extension Matrix {
  /// The same floats in rows of another width.
  package func reshaped(columns: Int) -> Matrix {
    precondition(
      columns > 0 && count % columns == 0,
      "Matrix: \(rows) × \(self.columns) numbers do not fill rows of \(columns)")
    return Matrix(base: base, rows: count / columns, columns: columns)
  }

  /// The floats from one index to another in row-major order, as one row.
  package func numbers(_ range: Range<Int>) -> Matrix {
    precondition(range.upperBound <= count, "Matrix: numbers \(range) of \(count)")
    return Matrix(base: base + range.lowerBound, rows: 1, columns: range.count)
  }

  /// The rows from one index to another.
  package func rows(_ range: Range<Int>) -> Matrix {
    precondition(range.upperBound <= rows, "Matrix: rows \(range) of \(rows)")
    return Matrix(base: base + range.lowerBound * columns, rows: range.count, columns: columns)
  }

  package func fill(with value: Float) { base.update(repeating: value, count: count) }

  /// Writes `other`, of as many rows, into the columns from `column` on.
  package func write(_ other: Matrix, at column: Int) {
    checkPart(other, column)
    for r in 0..<rows {
      (base + r * columns + column)
        .update(from: other.base + r * other.columns, count: other.columns)
    }
  }

  /// Reads the columns from `column` on into `other`, which is of as many rows.
  package func read(_ other: Matrix, at column: Int) {
    checkPart(other, column)
    for r in 0..<rows {
      (other.base + r * other.columns)
        .update(from: base + r * columns + column, count: other.columns)
    }
  }

  private func checkPart(_ other: Matrix, _ column: Int) {
    precondition(
      other.rows == rows && column >= 0 && column + other.columns <= columns,
      "Matrix: \(other.rows) × \(other.columns) at column \(column) of \(rows) × \(columns)")
  }
}
