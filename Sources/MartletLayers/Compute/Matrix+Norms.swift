import CMartletKernels

// Loops in C of the norms. A debug build checks the shapes.
//
// x̂ is x without its mean and times the reciprocal of its deviation; γ and β are [1, columns].

extension Matrix {
  /// Mean and population variance of each column.
  package func columnMoments(mean: Matrix, variance: Matrix) {
    assert(mean.count == columns && variance.count == columns, "Matrix.columnMoments")
    Kernels.active.column_moments(mean.base, variance.base, base, rows, columns)
  }

  /// γ x̂ + β with a mean and a reciprocal for each column; writes x̂ into `normalised`.
  package func setBatchNorm(
    of x: Matrix, normalised: Matrix, mean: ReadOnlyMatrix, reciprocal: Matrix,
    gamma: ReadOnlyMatrix, beta: ReadOnlyMatrix
  ) {
    checkNorm(x, normalised, gamma, beta)
    assert(mean.count == columns && reciprocal.count == columns, "Matrix.setBatchNorm")
    Kernels.active.batch_norm(
      base, normalised.base, x.base, mean.base, reciprocal.base, gamma.base, beta.base, rows,
      columns)
  }

  /// γ x̂ + β with a mean and a reciprocal for each row; writes x̂ and the reciprocals.
  package func setLayerNorm(
    of x: Matrix, normalised: Matrix, reciprocal: Matrix, gamma: ReadOnlyMatrix,
    beta: ReadOnlyMatrix, epsilon: Float
  ) {
    checkNorm(x, normalised, gamma, beta)
    assert(reciprocal.count == rows, "Matrix.setLayerNorm")
    Kernels.active.layer_norm(
      base, normalised.base, reciprocal.base, x.base, gamma.base, beta.base, rows, columns,
      epsilon)
  }

  /// γ x̂ with the reciprocal of the root mean square of each row, and no mean; writes x̂ and the
  /// reciprocals.
  package func setRMSNorm(
    of x: Matrix, normalised: Matrix, reciprocal: Matrix, gamma: ReadOnlyMatrix, epsilon: Float
  ) {
    checkNorm(x, normalised, gamma, nil)
    assert(reciprocal.count == rows, "Matrix.setRMSNorm")
    Kernels.active.rms_norm(
      base, normalised.base, reciprocal.base, x.base, gamma.base, rows, columns, epsilon)
  }

  /// Σ dy x̂ and Σ dy over the rows of dy, which is self.
  package func normSums(_ normalised: Matrix, scale: Matrix, shift: Matrix) {
    checkShape(of: normalised)
    assert(scale.count == columns && shift.count == columns, "Matrix.normSums")
    Kernels.active.batch_norm_sums(
      scale.base, shift.base, base, normalised.base, rows, columns)
  }

  /// dx of `setBatchNorm`, in place of dy: `scale` and `shift` are the sums, 0 where mean and deviation
  /// are constants.
  package func passBatchNormBack(
    _ normalised: Matrix, scale: Matrix, shift: Matrix, gamma: ReadOnlyMatrix, reciprocal: Matrix
  ) {
    checkNorm(normalised, normalised, gamma, nil)
    assert(
      scale.count == columns && shift.count == columns && reciprocal.count == columns,
      "Matrix.passBatchNormBack")
    Kernels.active.batch_norm_backward(
      base, base, normalised.base, scale.base, shift.base, gamma.base, reciprocal.base, rows,
      columns)
  }

  /// dx of `setLayerNorm`, in place of dy.
  package func passLayerNormBack(
    _ normalised: Matrix, gamma: ReadOnlyMatrix, reciprocal: Matrix
  ) {
    checkNorm(normalised, normalised, gamma, nil)
    assert(reciprocal.count == rows, "Matrix.passLayerNormBack")
    Kernels.active.layer_norm_backward(
      base, base, normalised.base, gamma.base, reciprocal.base, rows, columns)
  }

  /// dx of `setRMSNorm`, in place of dy.
  package func passRMSNormBack(
    _ normalised: Matrix, gamma: ReadOnlyMatrix, reciprocal: Matrix
  ) {
    checkNorm(normalised, normalised, gamma, nil)
    assert(reciprocal.count == rows, "Matrix.passRMSNormBack")
    Kernels.active.rms_norm_backward(
      base, base, normalised.base, gamma.base, reciprocal.base, rows, columns)
  }

  private func checkNorm(
    _ x: Matrix, _ normalised: Matrix, _ gamma: ReadOnlyMatrix, _ beta: ReadOnlyMatrix?
  ) {
    checkShape(of: x)
    checkShape(of: normalised)
    assert(
      gamma.count == columns && (beta.map { $0.count == columns } ?? true),
      "Matrix: a scale of \(gamma.count) for \(columns) columns")
  }
}
