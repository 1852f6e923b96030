extension Matrix {
  package func copy(from other: Matrix) { copy(from: other.readOnly) }

  package func copy(from other: ReadOnlyMatrix) {
    precondition(
      count == other.count,
      "Matrix.copy: \(rows) × \(columns) from \(other.rows) × \(other.columns)")
    base.update(from: other.base, count: count)
  }

  /// Writes numbers of an array from `start` on, as many as there are here.
  package func copy(from numbers: [Float], at start: Int = 0) {
    numbers.withReadOnlyMatrix { copy(from: $0.part(at: start, rows: 1, columns: count)) }
  }

  /// The same floats in rows of another width.
  package func reshaped(columns: Int) -> Matrix {
    precondition(
      columns > 0 && count % columns == 0,
      "Matrix: \(rows) × \(self.columns) numbers do not fill rows of \(columns)")
    return Matrix(base: base, rows: count / columns, columns: columns)
  }

  /// The floats from one index to another in row-major order, as one row.
  package func numbers(_ range: Range<Int>) -> Matrix {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= count, "Matrix: numbers \(range) of \(count)")
    return Matrix(base: base + range.lowerBound, rows: 1, columns: range.count)
  }

  /// The rows from one index to another.
  package func rows(_ range: Range<Int>) -> Matrix {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= rows, "Matrix: rows \(range) of \(rows)")
    return Matrix(base: base + range.lowerBound * columns, rows: range.count, columns: columns)
  }

  /// One row, as a matrix. A debug build checks that it exists.
  package func row(_ index: Int) -> Matrix {
    assert(index >= 0 && index < rows, "Matrix: row \(index) of \(rows)")
    return Matrix(base: base + index * columns, rows: 1, columns: columns)
  }

  /// The numbers from a place in row-major order on, as a matrix.
  package func part(at start: Int, rows: Int, columns: Int) -> Matrix {
    precondition(
      start >= 0 && rows >= 0 && columns >= 0 && start + rows * columns <= count,
      "Matrix: \(rows) × \(columns) numbers at \(start) of \(count)")
    return Matrix(base: base + start, rows: rows, columns: columns)
  }

  /// 64 bits in the place of the first two numbers.
  package var bits: UInt64 {
    get {
      precondition(count >= 2, "Matrix.bits: \(count) numbers")
      return UnsafeRawPointer(base).loadUnaligned(as: UInt64.self)
    }
    nonmutating set {
      precondition(count >= 2, "Matrix.bits: \(count) numbers")
      UnsafeMutableRawPointer(base).storeBytes(of: newValue, as: UInt64.self)
    }
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
