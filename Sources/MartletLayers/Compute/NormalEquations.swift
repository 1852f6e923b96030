import COpenBLAS

/// Sums of products of rows, from which least squares with any penalty are solved.
///
///     row       z = w · [1 | x | y]                            w: the root of its weight
///     products  M = Σ z zᵀ                                     what is needed of it: the rows of 1 and x
///     solve     min over W, b of  Σ w² |y − b − xᵀW|² + α |W|²     b is free of the penalty
///
/// Rows are added a batch at a time and forgotten: the memory is that of M, whatever their number.
///
/// - Shape: x [inputs], y [outputs], W [inputs, outputs], b [outputs].
/// - Complexity: inputs · (inputs / 2 + outputs) multiplications a row, and inputs³ / 3 a solution.
package struct NormalEquations: Sendable {
  package let inputs: Int
  package let outputs: Int
  /// M, [1 + inputs, 1 + inputs + outputs]; below the diagonal it is not read.
  private var products: [Double]

  /// Rows of M that are computed as one piece.
  private static let strip = 128
  /// Rows that are added at a time.
  private static let batch = 512

  package init(inputs: Int, outputs: Int) {
    precondition(inputs > 0 && outputs > 0, "NormalEquations: \(inputs) to \(outputs) numbers")
    self.inputs = inputs
    self.outputs = outputs
    products = [Double](repeating: 0, count: (1 + inputs) * (1 + inputs + outputs))
  }

  private var width: Int { 1 + inputs + outputs }
  /// Σ w².
  private var weight: Double { products[0] }

  /// Whether no row was added.
  package var isEmpty: Bool { weight == 0 }

  /// Adds rows.
  ///
  /// The sums are cut along the rows of M, so that the threads change no bit of them.
  ///
  /// - Parameter fill: Writes the row of a number, [1 | x | y] times the root of its weight.
  package mutating func add(
    rows: Int, parallelism: Parallelism = .serial,
    fill: (_ index: Int, _ row: inout MutableSpan<Double>) -> Void
  ) {
    BLAS.prepare()
    let (width, inputs) = (width, inputs)
    let batch = UnsafeMutableBufferPointer<Double>.allocate(capacity: Self.batch * width)
    defer { batch.deallocate() }
    guard let z = batch.baseAddress else { return }
    products.withUnsafeMutableBufferPointer { products in
      guard let m = products.baseAddress else { return }
      for start in stride(from: 0, to: rows, by: Self.batch) {
        let count = min(Self.batch, rows - start)
        let piece = (count + 7) / 8
        parallelism.perform(pieces: (count + piece - 1) / piece) { index in
          for row in index * piece..<min((index + 1) * piece, count) {
            var span = UnsafeMutableBufferPointer(start: z + row * width, count: width).mutableSpan
            fill(start + row, &span)
          }
        }
        parallelism.perform(pieces: (inputs + Self.strip) / Self.strip) { index in
          let top = index * Self.strip
          cblas_dgemm(
            CblasRowMajor, CblasTrans, CblasNoTrans, blasint(min(Self.strip, inputs + 1 - top)),
            blasint(width - top), blasint(count), 1, z + top, blasint(width), z + top,
            blasint(width), 1, m + top * width + top, blasint(width))
        }
      }
    }
  }

  /// The map of least squares for a penalty.
  ///
  /// - Parameter penalty: Above 0, in units of the mean variance of an input: α = penalty · Σ w² ·
  ///   the mean variance; of the mean square where no input varies, and of 1 where all are 0.
  /// - Returns: nil where the sums are not finite, or the penalty is too small for its effect on
  ///   linearly dependent inputs to survive rounding.
  package func solution(penalty: Double) -> AffineMap? {
    BLAS.prepare()
    let mean = (0..<width).map { products[$0] / weight }
    // In its rows the upper triangle, which by columns is the lower one.
    var factor = [Double](repeating: 0, count: inputs * inputs)
    var weights = [Double](repeating: 0, count: inputs * outputs)
    for i in 0..<inputs {
      let (row, centre) = ((1 + i) * width + 1, weight * mean[1 + i])
      for j in i..<inputs { factor[i * inputs + j] = products[row + j] - centre * mean[1 + j] }
      for j in 0..<outputs {
        weights[i * outputs + j] = products[row + inputs + j] - centre * mean[1 + inputs + j]
      }
    }
    let trace = (0..<inputs).reduce(0) { $0 + max(factor[$1 * (inputs + 1)], 0) }
    // Below the rounding error of the sums a variance is noise: then the mean square takes its place.
    let squares = (1...inputs).reduce(0) { $0 + products[$1 * (width + 1)] }
    let size = (trace > 1e-12 * squares ? trace : squares) / Double(inputs)
    let alpha = size > 0 ? penalty * size : penalty
    for i in 0..<inputs { factor[i * (inputs + 1)] += alpha }

    var (n, info) = (blasint(inputs), blasint(0))
    dpotrf_("L", &n, &factor, &n, &info)
    guard info == 0 else { return nil }
    for side in [CblasTrans, CblasNoTrans] {
      cblas_dtrsm(
        CblasRowMajor, CblasLeft, CblasUpper, side, CblasNonUnit, n, blasint(outputs), 1, factor, n,
        &weights, blasint(outputs))
    }
    var bias = Array(mean.suffix(outputs))
    for i in 0..<inputs {
      for j in 0..<outputs { bias[j] -= mean[1 + i] * weights[i * outputs + j] }
    }
    guard (weights + bias).allSatisfy(\.isFinite) else { return nil }
    return AffineMap(weights: weights, bias: bias)
  }

  /// The squared error of a solution on the rows of these sums, but for the part Σ w² |y|² that all
  /// solutions have in common.
  package func error(of solution: AffineMap) -> Double {
    precondition(
      solution.inputs == inputs && solution.outputs == outputs,
      "NormalEquations.error: a solution from \(solution.inputs) to \(solution.outputs) numbers")
    BLAS.prepare()
    let coefficients = solution.bias + solution.weights
    var product = coefficients
    cblas_dsymm(
      CblasRowMajor, CblasLeft, CblasUpper, blasint(1 + inputs), blasint(outputs), 1, products,
      blasint(width), coefficients, blasint(outputs), 0, &product, blasint(outputs))
    var sum = 0.0
    for i in 0...inputs {
      for j in 0..<outputs {
        let k = i * outputs + j
        sum += coefficients[k] * (product[k] - 2 * products[i * width + 1 + inputs + j])
      }
    }
    return sum
  }
}
