import CMartletKernels

/// A row-major `rows × columns` view of floats that live in a `Tape` or in a parameter buffer.
///
/// It holds a pointer and therefore is not `Sendable`, on purpose: a matrix belongs to one worker.
/// Element (r, c) is at `base[r * columns + c]`. It is valid as long as the owner of the memory is.
package struct Matrix {
  package let base: UnsafeMutablePointer<Float>
  package let rows: Int
  package let columns: Int

  package init(base: UnsafeMutablePointer<Float>, rows: Int, columns: Int) {
    self.base = base
    self.rows = rows
    self.columns = columns
  }

  package var count: Int { rows * columns }

  package subscript(row: Int, column: Int) -> Float {
    get { base[row * columns + column] }
    nonmutating set { base[row * columns + column] = newValue }
  }

  package func copy(from other: Matrix) {
    precondition(
      count == other.count,
      "Matrix.copy: \(rows) × \(columns) from \(other.rows) × \(other.columns)")
    base.update(from: other.base, count: count)
  }

  /// keep · self + term, in place; with keep 0 what was there is not read.
  package func add(_ term: Matrix, keep: Float) {
    if keep == 0 {
      copy(from: term)
    } else {
      Kernels.active.scale(base, keep, count)
      Kernels.active.add(base, term.base, count)
    }
  }

  /// The same floats for code that takes a span of them: `buffer.mutableSpan`.
  package var buffer: UnsafeMutableBufferPointer<Float> {
    UnsafeMutableBufferPointer(start: base, count: count)
  }

  /// The values in row-major order.
  package var values: [Float] { Array(buffer) }
}
