/// One block for each of several equal parts of a row: the same weights for all of them.
///
///     forward    y  = [f(x₁) | f(x₂) | …]
///     backward   dx = [f'(dy₁) | f'(dy₂) | …],   the gradients of f's parameters summed over the parts
///
/// Rows of `parts` equal parts are as many rows of one part each, in the same place: nothing is copied.
/// With channel after channel the block is shared by the channels (NLinear, the time mixing of TSMixer);
/// after a `Transpose`, by the time steps.
///
/// - Shape: x [B, parts · inputs of f], y [B, parts · outputs of f].
/// - Edge cases: a batch norm in the block takes its statistics over the rows and parts together.
package struct Shared: Layer {
  package let parts: Int
  package let block: any Layer
  private let needsInputGradient: Bool

  package var inputWidth: Int { parts * block.inputWidth }
  package var outputWidth: Int { parts * block.outputWidth }

  /// - Parameter build: Makes the block for parts of the given width.
  package init(
    _ width: Int, parts: Int, needsInputGradient: Bool = true,
    block build: (_ width: Int) -> any Layer
  ) {
    precondition(
      parts > 0 && width > 0 && width % parts == 0,
      "Shared takes rows of \(parts) equal parts, and got \(width) numbers")
    self.parts = parts
    self.needsInputGradient = needsInputGradient
    block = build(width / parts)
  }

  package func forward(_ x: Matrix, _ parameters: ParameterView, _ tape: inout Tape) -> Matrix {
    checkInput(x, "Shared")
    return block.forward(x.reshaped(columns: block.inputWidth), parameters, &tape)
      .reshaped(columns: outputWidth)
  }

  package func backward(
    _ dy: Matrix, _ parameters: ParameterView, _ gradients: GradientView, _ tape: inout Tape
  ) -> Matrix {
    let dx = block.backward(
      dy.reshaped(columns: block.outputWidth), parameters, gradients, &tape)
    return needsInputGradient ? dx.reshaped(columns: inputWidth) : tape.matrix(dy.rows, 0)
  }
}
