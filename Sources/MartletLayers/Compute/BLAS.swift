import CMartletKernels
import COpenBLAS

/// Matrix products in single precision.
package enum BLAS {
  /// Whether OpenBLAS has chosen its kernels a second time, because it did not know the processor.
  static let choseAgain = martlet_openblas_prepare() != 0

  /// Sets OpenBLAS up. Called before each use of it; all calls but the first one do nothing.
  static func prepare() { _ = choseAgain }

  /// About so many multiplications make a strip: two milliseconds on one core. Smaller ones would
  /// cost the product more (5 % at half the size) for copying the other factor again in each.
  private static let stripWork = 1 << 27
  /// From so many on a product has two strips at least: a tenth of a millisecond each on one core.
  private static let leastWorkOfTwo = 1 << 24

  /// The product of two matrices that live in a tape.
  package static func multiply(
    _ a: Matrix, _ b: Matrix, transposeFirst: Bool = false, transposeSecond: Bool = false,
    into c: Matrix, keep: Float = 0, parallelism: Parallelism = .serial
  ) {
    multiply(
      a, b.readOnly, transposeFirst: transposeFirst, transposeSecond: transposeSecond, into: c,
      keep: keep, parallelism: parallelism)
  }

  /// c = op(a) op(b) + keep · c,   op(m) = m or mᵀ
  ///
  /// A large product is cut along the longer side of c, and the strips are shared among the threads.
  ///
  /// - Shape: op(a) is [M, K], op(b) is [K, N], c is [M, N].
  /// - Parameter keep: The share of `c` that is kept; at 0 `c` is not read, whatever it holds.
  package static func multiply(
    _ a: Matrix, _ b: ReadOnlyMatrix, transposeFirst: Bool = false, transposeSecond: Bool = false,
    into c: Matrix, keep: Float = 0, parallelism: Parallelism = .serial
  ) {
    let (m, k) = transposeFirst ? (a.columns, a.rows) : (a.rows, a.columns)
    let (inner, n) = transposeSecond ? (b.columns, b.rows) : (b.rows, b.columns)
    precondition(
      k == inner && c.rows == m && c.columns == n,
      "BLAS.multiply: [\(m), \(k)] × [\(inner), \(n)] into [\(c.rows), \(c.columns)]")
    if k == 1 && keep == 0 {  // a column times a row: no sums
      return parallelism.perform(rowsOf: c) { rows in
        Kernels.active.outer(
          c.rows(rows).base, a.base + rows.lowerBound, b.base, nil, rows.count, n)
      }
    }
    prepare()
    let work = m * n * k
    let oneDNN = work < OneDNN.leastWork ? nil : OneDNN.installed
    /// The rows `top` and the columns `left` of c.
    func strip(_ top: Range<Int>, _ left: Range<Int>) {
      let first = a.base + top.lowerBound * (transposeFirst ? 1 : a.columns)
      let second = b.base + left.lowerBound * (transposeSecond ? b.columns : 1)
      let result = c.base + top.lowerBound * n + left.lowerBound
      if let oneDNN,
        oneDNN.multiply(
          first, stride: a.columns, transposed: transposeFirst,
          second, stride: b.columns, transposed: transposeSecond,
          into: result, stride: n, keep: keep, m: top.count, n: left.count, k: k)
      {
        return
      }
      cblas_sgemm(
        CblasRowMajor, transposeFirst ? CblasTrans : CblasNoTrans,
        transposeSecond ? CblasTrans : CblasNoTrans,
        blasint(top.count), blasint(left.count), blasint(k), 1, first, blasint(a.columns),
        second, blasint(b.columns), keep, result, blasint(n))
    }
    let strips = max((work + stripWork / 2) / stripWork, work < leastWorkOfTwo ? 1 : 2)
    guard strips > 1 else { return strip(0..<m, 0..<n) }
    // Strips of whole blocks of 64, so that the kernels run at their full width.
    let length = (max(m, n) / strips + 63) / 64 * 64
    parallelism.perform(pieces: (max(m, n) + length - 1) / length) { index in
      let range = index * length..<min((index + 1) * length, max(m, n))
      if m >= n { strip(range, 0..<n) } else { strip(0..<m, range) }
    }
  }
}
