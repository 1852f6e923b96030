extension GradientView {
  /// Adds the gradient of a norm's scale and shift, with which the backward pass of every norm begins.
  ///
  ///     dγ = Σ dy x̂,   dβ = Σ dy        over the rows
  ///
  /// - Parameters:
  ///   - normalised: x̂.
  ///   - beta: nil for a norm without a shift.
  /// - Returns: The two sums, [1, width].
  func addNorm(
    _ dy: Matrix, _ normalised: Matrix, gamma: ParameterSlot, beta: ParameterSlot?,
    _ tape: inout Tape
  ) -> (dgamma: Matrix, dbeta: Matrix) {
    let (dgamma, dbeta) = (tape.matrix(1, dy.columns), tape.matrix(1, dy.columns))
    dy.normSums(normalised, scale: dgamma, shift: dbeta)
    add(dgamma, to: gamma)
    if let beta { add(dbeta, to: beta) }
    return (dgamma, dbeta)
  }
}
