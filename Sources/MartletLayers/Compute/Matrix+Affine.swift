import CMartletKernels

// Loops in C over the rows of affine maps. A debug build checks the shapes.
//
// In each x is [B, inputs], W [outputs, inputs], b [1, outputs] and self [B, outputs].

extension Matrix {
  /// x Wᵀ + b, where a row's result does not depend on which rows are beside it.
  package func setAffine(
    of x: Matrix, _ weights: ReadOnlyMatrix, _ biases: ReadOnlyMatrix? = nil
  ) {
    checkAffine(x, weights, biases)
    Kernels.active.affine(base, x.base, weights.base, biases?.base, rows, columns, x.columns)
  }

  /// The same for one input.
  package func setOuter(of x: Matrix, _ weights: ReadOnlyMatrix, _ biases: ReadOnlyMatrix) {
    checkAffine(x, weights, biases)
    assert(x.columns == 1, "Matrix.setOuter: \(x.columns) inputs")
    Kernels.active.outer(base, x.base, weights.base, biases.base, rows, columns)
  }

  /// The same for one output.
  package func setRowDots(of x: Matrix, _ weights: ReadOnlyMatrix, _ biases: ReadOnlyMatrix) {
    checkAffine(x, weights, biases)
    assert(columns == 1, "Matrix.setRowDots: \(columns) outputs")
    Kernels.active.row_dots(base, x.base, weights.base, biases.base, rows, x.columns)
  }

  /// Makes each row the one row of `row`.
  package func setRows(to row: ReadOnlyMatrix) {
    assert(row.count == columns, "Matrix.setRows: \(row.count) numbers for \(columns) columns")
    Kernels.active.repeat_row(base, row.base, rows, columns)
  }

  /// keep · self + the sums of the columns of `rows`; with keep 0 what was there is not read.
  package func setColumnSums(of other: Matrix, keep: Float) {
    assert(
      count == other.columns, "Matrix.setColumnSums: \(other.columns) sums for \(count) numbers")
    Kernels.active.column_sums(base, other.base, other.rows, other.columns, keep)
  }

  private func checkAffine(_ x: Matrix, _ weights: ReadOnlyMatrix, _ biases: ReadOnlyMatrix?) {
    assert(
      rows == x.rows && weights.rows == columns && weights.columns == x.columns
        && (biases.map { $0.count == columns } ?? true),
      "Matrix: [\(x.rows), \(x.columns)] times [\(weights.rows), \(weights.columns)]ᵀ "
        + "into [\(rows), \(columns)]")
  }
}
