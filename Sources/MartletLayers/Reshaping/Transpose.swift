/// Reads each row as a matrix and writes it transposed.
///
///     forward    y[j, i]  = x[i, j]
///     backward   dx[i, j] = dy[j, i]
///
/// It goes from channel after channel (`rows` channels of `columns` steps) to step after step, and back
/// with the sizes exchanged.
///
/// - Shape: x [B, rows · columns], y [B, columns · rows].
package struct Transpose: Layer {
  package let rows: Int
  package let columns: Int
  package var inputWidth: Int { rows * columns }
  package var outputWidth: Int { rows * columns }

  package init(_ width: Int, rows: Int, columns: Int) {
    precondition(
      rows > 0 && columns > 0 && width == rows * columns,
      "Transpose takes rows of \(rows) × \(columns) numbers, and got \(width)")
    self.rows = rows
    self.columns = columns
  }

  package func forward(_ x: Matrix, _ parameters: ParameterView, _ tape: inout Tape) -> Matrix {
    checkInput(x, "Transpose")
    return transposed(x, rows, columns, &tape)
  }

  package func backward(
    _ dy: Matrix, _ parameters: ParameterView, _ gradients: GradientView, _ tape: inout Tape
  ) -> Matrix {
    transposed(dy, columns, rows, &tape)
  }

  private func transposed(
    _ x: Matrix, _ rows: Int, _ columns: Int, _ tape: inout Tape
  ) -> Matrix {
    let y = tape.matrix(x.rows, x.columns)
    for b in 0..<x.rows {
      let (from, to) = (x.row(b), y.row(b))
      for i in 0..<rows {
        for j in 0..<columns { to[j * rows + i] = from[i * columns + j] }
      }
    }
    return y
  }
}
