// The only file that imports OpenBLAS.
import COpenBLAS

/// Matrix products in single precision, on one thread.
package enum BLAS {
  /// The kernels that OpenBLAS runs on this processor, for example "SkylakeX".
  package static var kernels: String {
    prepared
    return String(cString: openblas_get_corename())
  }

  private static let prepared: Void = martlet_openblas_prepare()

  /// c = op(a) op(b) + keep · c,   op(m) = m or mᵀ
  ///
  /// - Shape: op(a) is [M, K], op(b) is [K, N], c is [M, N].
  /// - Parameter keep: The share of `c` that is kept; at 0 `c` is not read, whatever it holds.
  package static func multiply(
    _ a: Matrix, _ b: Matrix, transposeFirst: Bool = false, transposeSecond: Bool = false,
    into c: Matrix, keep: Float = 0
  ) {
    let (m, k) = transposeFirst ? (a.columns, a.rows) : (a.rows, a.columns)
    let (inner, n) = transposeSecond ? (b.columns, b.rows) : (b.rows, b.columns)
    precondition(
      k == inner && c.rows == m && c.columns == n,
      "BLAS.multiply: [\(m), \(k)] × [\(inner), \(n)] into [\(c.rows), \(c.columns)]")
    prepared
    cblas_sgemm(
      CblasRowMajor, transposeFirst ? CblasTrans : CblasNoTrans,
      transposeSecond ? CblasTrans : CblasNoTrans,
      blasint(m), blasint(n), blasint(k),
      1, a.base, blasint(a.columns), b.base, blasint(b.columns),
      keep, c.base, blasint(c.columns))
  }
}
