/// A row-major matrix whose numbers are read and never written: the weights of a network, which many
/// workers may read at once.
///
/// It is valid as long as the owner of the memory is. A debug build checks every index.
@safe package struct ReadOnlyMatrix {
  /// For this folder alone, which hands it to loops in C.
  let base: UnsafePointer<Float>
  package let rows: Int
  package let columns: Int

  init(base: UnsafePointer<Float>, rows: Int, columns: Int) {
    self.base = base
    self.rows = rows
    self.columns = columns
  }

  package var count: Int { rows * columns }

  /// The number in a row and a column.
  package subscript(row: Int, column: Int) -> Float {
    assert(
      row >= 0 && row < rows && column >= 0 && column < columns,
      "ReadOnlyMatrix: element (\(row), \(column)) of \(rows) × \(columns)")
    return base[row * columns + column]
  }

  /// The number at a place in row-major order.
  package subscript(index: Int) -> Float {
    assert(index >= 0 && index < count, "ReadOnlyMatrix: number \(index) of \(count)")
    return base[index]
  }

  /// The numbers from a place in row-major order on, as a matrix.
  package func part(at start: Int, rows: Int, columns: Int) -> ReadOnlyMatrix {
    precondition(
      start >= 0 && rows >= 0 && columns >= 0 && start + rows * columns <= count,
      "ReadOnlyMatrix: \(rows) × \(columns) numbers at \(start) of \(count)")
    return ReadOnlyMatrix(base: base + start, rows: rows, columns: columns)
  }

  /// One row, as a matrix. A debug build checks that it exists.
  package func row(_ index: Int) -> ReadOnlyMatrix {
    assert(index >= 0 && index < rows, "ReadOnlyMatrix: row \(index) of \(rows)")
    return ReadOnlyMatrix(base: base + index * columns, rows: 1, columns: columns)
  }

  /// The values in row-major order.
  package var values: [Float] { Array(UnsafeBufferPointer(start: base, count: count)) }
}
