/// Divides each row by the root of its mean square, then scales each column.
///
///     forward    x̂ = x / √(mean(x²) + ε),   y = γ x̂
///     backward   dγ = Σ dy x̂,   dx = (γ dy − x̂ mean(γ dy x̂)) / √(mean(x²) + ε)
///
/// The means go over the columns of a row, the sum of dγ over the rows. Training and inference do the
/// same, and a row's result does not depend on its neighbours.
///
/// - Shape: x and y [B, width]; γ [1, width]. There is no shift.
/// - Edge cases: a row of zeros gives zeros.
/// - Note: Zhang and Sennrich, NeurIPS 2019. ε = 1e-5 is added to the mean square.
package struct RMSNorm: Layer {
  package static let epsilon: Float = 1e-5

  package let gamma: ParameterSlot
  /// Whether x̂ may take the place of x: the layer before does not need it.
  package let overwritesInput: Bool

  package var inputWidth: Int { gamma.columns }
  package var outputWidth: Int { gamma.columns }

  package init(
    _ width: Int, _ name: String, in layout: inout ParameterLayout, overwritesInput: Bool = false
  ) {
    gamma = layout.add("\(name).gamma", rows: 1, columns: width, kind: .offset, .ones)
    self.overwritesInput = overwritesInput
  }

  package func forward(_ x: Matrix, _ parameters: ParameterView, _ tape: inout Tape) -> Matrix {
    checkInput(x, gamma.name)
    let reciprocal = tape.matrix(x.rows, 1)  // 1 / √(mean(x²) + ε)
    let normalised = overwritesInput ? x : tape.matrix(x.rows, x.columns)  // x̂
    let y = tape.matrix(x.rows, x.columns)
    y.setRMSNorm(
      of: x, normalised: normalised, reciprocal: reciprocal, gamma: parameters[gamma],
      epsilon: Self.epsilon)
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
    _ = gradients.addNorm(dy, normalised, gamma: gamma, beta: nil, &tape)
    dy.passRMSNormBack(normalised, gamma: parameters[gamma], reciprocal: reciprocal)
    return dy
  }
}
