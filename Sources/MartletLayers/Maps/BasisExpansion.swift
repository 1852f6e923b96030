/// A curve from the weights of fixed functions.
///
///     forward    y  = x V           V [count, points]: each function at each point
///     backward   dx = dy Vᵀ
///
/// V is not trained: what a block says of a curve is what it says of its trend or season.
///
/// - Shape: x [B, count of the basis], y [B, points].
/// - Note: Oreshkin, Carpov, Chapados and Bengio, ICLR 2020 (N-BEATS).
package struct BasisExpansion: Layer {
  package let basis: Basis
  package let inputWidth: Int
  package let outputWidth: Int
  private let values: [Float]

  package init(_ width: Int, _ basis: Basis, points: Int, backwards: Bool) {
    precondition(
      width == basis.count && points > 0,
      "BasisExpansion: \(width) weights for the \(basis.count) functions of \(basis)")
    self.basis = basis
    inputWidth = width
    outputWidth = points
    let functions = basis.values(points: points, backwards: backwards)
    values = (0..<points).flatMap { point in
      (0..<width).map { functions[$0 * points + point] }
    }
  }

  package func forward(_ x: Matrix, _ parameters: ParameterView, _ tape: inout Tape) -> Matrix {
    checkInput(x, "BasisExpansion")
    let y = tape.matrix(x.rows, outputWidth)
    let values = matrix(&tape)
    if tape.phase == .training {
      BLAS.multiply(x, values, transposeSecond: true, into: y)
    } else {  // row by row, as in `Linear`
      y.setAffine(of: x, values.readOnly)
    }
    return y
  }

  package func backward(
    _ dy: Matrix, _ parameters: ParameterView, _ gradients: GradientView, _ tape: inout Tape
  ) -> Matrix {
    let dx = tape.matrix(dy.rows, inputWidth)
    BLAS.multiply(dy, matrix(&tape), into: dx)
    return dx
  }

  /// Vᵀ, in the tape: a few hundred numbers.
  private func matrix(_ tape: inout Tape) -> Matrix {
    let result = tape.matrix(outputWidth, inputWidth)
    result.copy(from: values)
    return result
  }
}
