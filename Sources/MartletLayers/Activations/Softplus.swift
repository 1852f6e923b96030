import CMartletKernels

/// The smooth rectifier.
///
///     forward    y  = log(1 + eˣ) = max(x, 0) + log(1 + e^−|x|)
///     backward   dx = dy σ(x) = dy (1 − e⁻ʸ)
///
/// - Edge cases: the second form neither overflows for large x nor loses the result for negative x;
///   x below −87.7 gives 0. NaN stays NaN.
/// - Note: Dugas, Bengio, Bélisle, Nadeau and Garcia, NIPS 2000.
package struct Softplus: Elementwise {
  package let width: Int
  package let overwritesInput: Bool
  package static let slopeReads = ElementwiseMemory.output

  package init(_ width: Int, overwritesInput: Bool = false) {
    self.width = width
    self.overwritesInput = overwritesInput
  }

  package func apply(_ x: Matrix, into y: Matrix) {
    Kernels.active.softplus(y.base, x.base, x.count)
  }

  package func multiplyBySlope(_ dy: Matrix, _ y: Matrix) {
    Kernels.active.softplus_backward(dy.base, dy.base, y.base, dy.count)
  }
}
