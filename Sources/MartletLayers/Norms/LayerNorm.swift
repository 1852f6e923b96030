/// Standardises each row over its columns, then scales and shifts each column.
///
///     forward    x̂ = (x − μ) / √(σ² + ε),   y = γ x̂ + β
///     backward   dγ = Σ dy x̂,   dβ = Σ dy,
///                dx = (γ dy − mean(γ dy) − x̂ mean(γ dy x̂)) / √(σ² + ε)
///
/// μ and σ² (population variance) are those of the row, the sums of dγ and dβ go over the rows.
/// Training and inference do the same, and a row's result does not depend on its neighbours.
///
/// - Shape: x and y [B, width]; γ and β [1, width].
/// - Edge cases: a constant row, and so each row of width 1, gives β.
/// - Note: Ba, Kiros and Hinton 2016. ε = 1e-5 is added to the variance, as in PyTorch.
package struct LayerNorm: Layer {
  package static let epsilon: Float = 1e-5

  package let gamma: ParameterSlot
  package let beta: ParameterSlot
  /// Whether x̂ may take the place of x: the layer before does not need it.
  package let overwritesInput: Bool

  package var inputWidth: Int { gamma.columns }
  package var outputWidth: Int { gamma.columns }

  package init(
    _ width: Int, _ name: String, in layout: inout ParameterLayout, overwritesInput: Bool = false
  ) {
    gamma = layout.add("\(name).gamma", rows: 1, columns: width, kind: .offset, .ones)
    beta = layout.add("\(name).beta", rows: 1, columns: width, kind: .offset, .zeros)
    self.overwritesInput = overwritesInput
  }

  package func forward(_ x: Matrix, _ parameters: ParameterView, _ tape: inout Tape) -> Matrix {
    checkInput(x, gamma.name)
    let reciprocal = tape.matrix(x.rows, 1)  // 1 / √(σ² + ε)
    let normalised = overwritesInput ? x : tape.matrix(x.rows, x.columns)  // x̂
    let y = tape.matrix(x.rows, x.columns)
    y.setLayerNorm(
      of: x, normalised: normalised, reciprocal: reciprocal, gamma: parameters[gamma],
      beta: parameters[beta], epsilon: Self.epsilon)
    if tape.phase == .training {
      tape.push(normalised)
      tape.push(reciprocal)
    }
    return y
  }

  package func backward(
    _ dy: Matrix, _ parameters: ParameterView, _ gradients: GradientView, _ tape: inout Tape
  ) -> Matrix {
    let reciprocal = tape.pop()
    let normalised = tape.pop()
    _ = gradients.addNorm(dy, normalised, gamma: gamma, beta: beta, &tape)
    dy.passLayerNormBack(normalised, gamma: parameters[gamma], reciprocal: reciprocal)
    return dy
  }
}
