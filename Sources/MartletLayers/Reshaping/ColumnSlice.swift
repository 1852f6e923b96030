/// Picks some columns of each row, so that a branch gets a part of it.
///
///     forward    y  = x[range]
///     backward   dx = dy in the range, 0 elsewhere
///
/// - Shape: x [B, inputs], y [B, range.count].
package struct ColumnSlice: Layer {
  package let inputWidth: Int
  package let range: Range<Int>
  package var outputWidth: Int { range.count }

  package init(_ width: Int, _ range: Range<Int>) {
    precondition(
      !range.isEmpty && range.lowerBound >= 0 && range.upperBound <= width,
      "ColumnSlice: \(range) of rows of \(width) numbers")
    inputWidth = width
    self.range = range
  }

  package func forward(_ x: Matrix, _ parameters: ParameterView, _ tape: inout Tape) -> Matrix {
    checkInput(x, "ColumnSlice")
    let y = tape.matrix(x.rows, range.count)
    x.read(y, at: range.lowerBound)
    return y
  }

  package func backward(
    _ dy: Matrix, _ parameters: ParameterView, _ gradients: GradientView, _ tape: inout Tape
  ) -> Matrix {
    let dx = tape.zeros(dy.rows, inputWidth)
    dx.write(dy, at: range.lowerBound)
    return dx
  }
}
