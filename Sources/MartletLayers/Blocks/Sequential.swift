/// Layers one after the other.
///
///     forward    y  = fₙ(… f₂(f₁(x)))
///     backward   dx = f₁'(f₂'(… fₙ'(dy)))
package struct Sequential: Layer {
  package let layers: [any Layer]
  /// For each layer its name in readings, for example `linear1`.
  package let names: [String]
  package let inputWidth: Int
  package let outputWidth: Int
  /// How many layers at the start have no parameters, where nobody asks for dx: they have no part in
  /// the backward pass.
  private let untrained: Int
  private let needsInputGradient: Bool

  /// - Parameter untrained: More than 0 only where nobody asks for dx.
  package init(
    _ layers: [any Layer], _ names: [String], inputWidth: Int, untrained: Int = 0,
    needsInputGradient: Bool = true
  ) {
    self.untrained = untrained
    self.needsInputGradient = needsInputGradient
    precondition(layers.count == names.count, "Sequential: a name for each layer")
    for (first, second) in zip(layers, layers.dropFirst()) {
      precondition(
        first.outputWidth == second.inputWidth,
        "Sequential: \(first.outputWidth) numbers go out and \(second.inputWidth) are expected")
    }
    self.layers = layers
    self.names = names
    self.inputWidth = inputWidth
    outputWidth = layers.last?.outputWidth ?? inputWidth
  }

  package func forward(_ x: Matrix, _ parameters: ParameterView, _ tape: inout Tape) -> Matrix {
    var y = x
    let depth = tape.depth
    for index in layers.indices {
      y = layers[index].forward(y, parameters, &tape)
      if index < untrained { tape.drop(to: depth) }
      tape.probe?.sawOutput(y, of: names[index], bounds: layers[index].outputBounds)
    }
    return y
  }

  package func backward(
    _ dy: Matrix, _ parameters: ParameterView, _ gradients: GradientView, _ tape: inout Tape
  ) -> Matrix {
    var dx = dy
    for index in layers.indices.dropFirst(untrained).reversed() {
      tape.probe?.sawGradient(dx, of: names[index])
      dx = layers[index].backward(dx, parameters, gradients, &tape)
    }
    return needsInputGradient ? dx : tape.matrix(dy.rows, 0)
  }
}
