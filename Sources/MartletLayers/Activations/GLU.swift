/// A gated linear unit: one half of a row opens and closes the other.
///
///     x = [a | b]
///     forward    y  = a f(b)
///     backward   da = dy f(b),   db = dy a f'(b)
///
/// With f = sigmoid it is GLU, with ReLU ReGLU, with GELU GEGLU, with SiLU SwiGLU. The linear map that
/// makes both halves is a layer of its own: `[.linear(2 * width), .gated(.silu)]`.
///
/// - Shape: x [B, 2 width], y [B, width].
/// - Edge cases: those of f.
/// - Note: Dauphin, Fan, Auli and Grangier, ICML 2017; Shazeer 2020.
package struct GLU: Layer {
  package let inputWidth: Int
  package var outputWidth: Int { inputWidth / 2 }
  private let gate: Elementwise

  package init(_ width: Int, gate activation: Activation) {
    precondition(
      width > 0 && width % 2 == 0, "GLU takes rows of two equal halves, and got \(width) numbers")
    inputWidth = width
    gate = activation.layer(width: width / 2, overwritesInput: true)
  }

  package func forward(_ x: Matrix, _ parameters: ParameterView, _ tape: inout Tape) -> Matrix {
    checkInput(x, "GLU")
    let b = tape.matrix(x.rows, outputWidth)
    x.read(b, at: outputWidth)
    let share = gate.forward(b, parameters, &tape)  // f(b)
    let y = tape.matrix(x.rows, outputWidth)
    x.read(y, at: 0)
    y.multiply(by: share)
    if tape.phase == .training {
      tape.push(x)
      tape.push(share)
    }
    return y
  }

  package func backward(
    _ dy: Matrix, _ parameters: ParameterView, _ gradients: GradientView, _ tape: inout Tape
  ) -> Matrix {
    let share = tape.pop()
    let x = tape.pop()
    let dshare = tape.matrix(dy.rows, dy.columns)  // dy a
    x.read(dshare, at: 0)
    dshare.multiply(by: dy)
    dy.multiply(by: share)  // now da
    let dx = tape.matrix(x.rows, x.columns)
    dx.write(dy, at: 0)
    dx.write(gate.backward(dshare, parameters, gradients, &tape), at: outputWidth)
    return dx
  }
}
