/// A map from rows to rows with a gradient.
///
/// A layer is a value: sizes, and slots that say where its parameters lie. It owns no buffers, so
/// one layer serves any number of workers. B is the number of rows in a batch.
package protocol Layer: Sendable {
  var inputWidth: Int { get }
  var outputWidth: Int { get }
  /// The ends of what the layer can put out, where it has two; near them it is saturated.
  var outputBounds: ClosedRange<Float>? { get }

  /// y = f(x; θ), with x [B, inputWidth] and y [B, outputWidth].
  ///
  /// Leaves `x` as it is, unless the layer was built to overwrite it. In training it pushes on the tape exactly what `backward` pops.
  func forward(_ x: Matrix, _ parameters: ParameterView, _ tape: inout Tape) -> Matrix

  /// dx = ∂L/∂x from dy = ∂L/∂y; the gradient ∂L/∂θ goes to `gradients`.
  ///
  /// `dy` is used up: the layer may overwrite it, and may return it as dx.
  func backward(
    _ dy: Matrix, _ parameters: ParameterView, _ gradients: GradientView, _ tape: inout Tape
  ) -> Matrix
}

extension Layer {
  package var outputBounds: ClosedRange<Float>? { nil }

  package func checkInput(_ x: Matrix, _ layer: @autoclosure () -> String) {
    precondition(
      x.columns == inputWidth,
      "\(layer()) takes rows of \(inputWidth) numbers, and got \(x.columns)")
  }
}
