/// Layers one after the other.
///
///     forward    y  = fₙ(… f₂(f₁(x)))
///     backward   dx = f₁'(f₂'(… fₙ'(dy)))
package struct Sequential: Layer {
  package let layers: [any Layer]
  package let inputWidth: Int
  package let outputWidth: Int

  package init(_ layers: [any Layer], inputWidth: Int) {
    for (first, second) in zip(layers, layers.dropFirst()) {
      precondition(
        first.outputWidth == second.inputWidth,
        "Sequential: \(first.outputWidth) numbers go out and \(second.inputWidth) are expected")
    }
    self.layers = layers
    self.inputWidth = inputWidth
    outputWidth = layers.last?.outputWidth ?? inputWidth
  }

  package func forward(_ x: Matrix, _ parameters: ParameterView, _ tape: inout Tape) -> Matrix {
    var y = x
    for layer in layers { y = layer.forward(y, parameters, &tape) }
    return y
  }

  package func backward(
    _ dy: Matrix, _ parameters: ParameterView, _ gradients: GradientView, _ tape: inout Tape
  ) -> Matrix {
    var dx = dy
    for layer in layers.reversed() { dx = layer.backward(dx, parameters, gradients, &tape) }
    return dx
  }
}
