import CMartletKernels

/// Drops each number with a probability, in training only.
///
///     forward    y  = m x,    m = 0 with probability p, else 1 / (1 − p)
///     backward   dx = m dy
///
/// The division keeps the mean, so that inference is the identity.
///
/// - Note: Srivastava et al., JMLR 2014, in the inverted form.
package struct Dropout: Layer {
  package let inputWidth: Int
  package var outputWidth: Int { inputWidth }
  package let probability: Float

  package init(_ width: Int, probability: Float) {
    precondition((0..<1).contains(probability), "Dropout: probability \(probability) not in [0, 1)")
    inputWidth = width
    self.probability = probability
  }

  package func forward(_ x: Matrix, _ parameters: ParameterView, _ tape: inout Tape) -> Matrix {
    checkInput(x, "Dropout")
    if tape.phase == .inference { return x }
    let mask = tape.matrix(x.rows, x.columns)
    Kernels.active.dropout_mask(mask.base, mask.count, probability, tape.randomness.next())
    tape.push(mask)
    let y = tape.matrix(x.rows, x.columns)
    y.copy(from: x)
    Kernels.active.multiply(y.base, mask.base, mask.count)
    return y
  }

  package func backward(
    _ dy: Matrix, _ parameters: ParameterView, _ gradients: GradientView, _ tape: inout Tape
  ) -> Matrix {
    let mask = tape.pop()
    Kernels.active.multiply(dy.base, mask.base, mask.count)
    return dy
  }
}
