/// The same numbers several times in a row, so that each of several steps gets them.
///
///     forward    y  = [x | x | …]
///     backward   dx = dy₁ + dy₂ + …
///
/// - Shape: x [B, inputs], y [B, times · inputs].
package struct Repeated: Layer {
  package let inputWidth: Int
  package let times: Int
  package var outputWidth: Int { times * inputWidth }

  package init(_ width: Int, times: Int) {
    precondition(times > 0, "Repeated: \(times) times")
    inputWidth = width
    self.times = times
  }

  package func forward(_ x: Matrix, _ parameters: ParameterView, _ tape: inout Tape) -> Matrix {
    checkInput(x, "Repeated")
    let y = tape.matrix(x.rows, outputWidth)
    for copy in 0..<times { y.write(x, at: copy * inputWidth) }
    return y
  }

  package func backward(
    _ dy: Matrix, _ parameters: ParameterView, _ gradients: GradientView, _ tape: inout Tape
  ) -> Matrix {
    let dx = tape.matrix(dy.rows, inputWidth)
    let part = tape.matrix(dy.rows, inputWidth)
    dy.read(dx, at: 0)
    for copy in 1..<max(times, 1) {
      dy.read(part, at: copy * inputWidth)
      dx.add(part)
    }
    return dx
  }
}
