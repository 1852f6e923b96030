/// Turns each row into shares: positive numbers that sum to 1.
///
///     forward    y  = e^(x − max x) / Σ e^(x − max x)
///     backward   dx = y (dy − Σ dy y)
///
/// The sums go over the columns of a row. Taking the largest number away changes nothing but that no
/// power overflows.
///
/// - Shape: x and y [B, width].
/// - Edge cases: a row of width 1 gives 1. What is 88 or more below the largest gives 0, and so does
///   −∞. A row with NaN or ∞, or of −∞ alone, gives NaN.
/// - Note: Bridle, NIPS 1989.
package struct Softmax: Layer {
  package let inputWidth: Int
  package var outputWidth: Int { inputWidth }
  package var outputBounds: ClosedRange<Float>? { 0...1 }
  /// Whether y may take the place of x: the layer before does not need it.
  package let overwritesInput: Bool

  package init(_ width: Int, overwritesInput: Bool = false) {
    inputWidth = width
    self.overwritesInput = overwritesInput
  }

  package func forward(_ x: Matrix, _ parameters: ParameterView, _ tape: inout Tape) -> Matrix {
    checkInput(x, "Softmax")
    let y = overwritesInput ? x : tape.matrix(x.rows, x.columns)
    y.setSoftmax(of: x)
    if tape.phase == .training { tape.push(y) }
    return y
  }

  package func backward(
    _ dy: Matrix, _ parameters: ParameterView, _ gradients: GradientView, _ tape: inout Tape
  ) -> Matrix {
    let y = tape.pop()
    dy.multiplyBySoftmaxSlope(y)
    return dy
  }
}
