import CMartletKernels

// Loops in C over all numbers of a matrix. A debug build checks that the matrices are of one size.

extension Matrix {
  /// self + term, in place.
  package func add(_ term: Matrix) {
    checkSize(of: term)
    Kernels.active.add(base, term.base, count)
  }

  /// keep · self + term, in place; with keep 0 what was there is not read.
  package func add(_ term: Matrix, keep: Float) {
    if keep == 0 {
      copy(from: term)
    } else {
      scale(by: keep)
      add(term)
    }
  }

  /// Each number times the one of `factors` in its place, in place.
  package func multiply(by factors: Matrix) {
    checkSize(of: factors)
    Kernels.active.multiply(base, factors.base, count)
  }

  /// Each number times `factor`, in place.
  package func scale(by factor: Float) { Kernels.active.scale(base, factor, count) }

  /// Moves every number by this share of the way to another one: self + share · (other − self).
  package func blend(_ other: ReadOnlyMatrix, share: Float) {
    assert(count == other.count, "Matrix.blend: \(count) and \(other.count) numbers")
    Kernels.active.blend(base, other.base, share, count)
  }

  /// Brings each number into ±limit, in place.
  package func clamp(to limit: Float) { Kernels.active.clamp(base, limit, count) }

  /// Σ x², summed in `Double`.
  package var sumOfSquares: Double { Kernels.active.sum_of_squares(base, count) }

  /// x with some numbers dropped: each becomes 0 with the probability, the others x / (1 − probability).
  /// Which ones is a function of the seed and of the place, counted from `first`, a multiple of 32.
  package func setDropout(of x: Matrix, probability: Float, seed: UInt64, first: Int) {
    checkSize(of: x)
    Kernels.active.dropout(base, x.base, count, probability, seed, first)
  }

  /// Shares of each row: e^(x − max x) / Σ e^(x − max x).
  package func setSoftmax(of x: Matrix) {
    checkShape(of: x)
    Kernels.active.softmax(base, x.base, rows, columns)
  }

  /// y (dy − Σ dy y) for each row, in place of dy.
  package func multiplyBySoftmaxSlope(_ y: Matrix) {
    checkShape(of: y)
    Kernels.active.softmax_backward(base, base, y.base, rows, columns)
  }

  func checkSize(of other: Matrix) {
    assert(
      count == other.count,
      "Matrix: \(rows) × \(columns) and \(other.rows) × \(other.columns) numbers")
  }

  func checkShape(of other: Matrix) {
    assert(
      rows == other.rows && columns == other.columns,
      "Matrix: \(rows) × \(columns) and \(other.rows) × \(other.columns)")
  }
}
