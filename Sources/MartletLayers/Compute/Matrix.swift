/// A row-major `rows × columns` view of floats that live in a `Tape` or in a parameter buffer.
///
/// It holds a pointer and therefore is not `Sendable`, on purpose: a matrix belongs to one worker.
/// Element (r, c) is number `r * columns + c`. It is valid as long as the owner of the memory is. A debug
/// build checks every index; a release build does not.
@safe package struct Matrix {
  /// For this folder alone, which hands it to loops in C.
  @usableFromInline let base: UnsafeMutablePointer<Float>
  package let rows: Int
  package let columns: Int

  init(base: UnsafeMutablePointer<Float>, rows: Int, columns: Int) {
    self.base = base
    self.rows = rows
    self.columns = columns
  }

  @inlinable package var count: Int { rows * columns }

  /// The number in a row and a column.
  @inlinable package subscript(row: Int, column: Int) -> Float {
    get { base[place(row, column)] }
    nonmutating set { base[place(row, column)] = newValue }
  }

  /// The number at a place in row-major order.
  @inlinable package subscript(index: Int) -> Float {
    get { base[checked(index)] }
    nonmutating set { base[checked(index)] = newValue }
  }

  @inlinable @inline(__always)
  func place(_ row: Int, _ column: Int) -> Int {
    assert(
      row >= 0 && row < rows && column >= 0 && column < columns,
      "Matrix: element (\(row), \(column)) of \(rows) × \(columns)")
    return row * columns + column
  }

  @inlinable @inline(__always)
  func checked(_ index: Int) -> Int {
    assert(index >= 0 && index < count, "Matrix: number \(index) of \(count)")
    return index
  }

  /// The same numbers for code that takes a span of them.
  package func withMutableSpan<Result, Failure: Error>(
    _ body: (inout MutableSpan<Float>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var span = UnsafeMutableBufferPointer(start: base, count: count).mutableSpan
    return try body(&span)
  }

  /// The values in row-major order.
  package var values: [Float] { Array(UnsafeBufferPointer(start: base, count: count)) }

  /// The same numbers for code that only reads them.
  package var readOnly: ReadOnlyMatrix {
    ReadOnlyMatrix(base: base, rows: rows, columns: columns)
  }
}
