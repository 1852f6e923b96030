import CMartletKernels

/// The sigmoid linear unit, also called swish.
///
///     forward    y  = x σ(x)
///     backward   dx = dy σ(x) (1 + x (1 − σ(x)))
///
/// - Note: Hendrycks and Gimpel 2016; Ramachandran, Zoph and Le 2017.
package struct SiLU: Elementwise {
  package let width: Int
  package let overwritesInput: Bool
  package static let slopeReads = ElementwiseMemory.input

  package init(_ width: Int, overwritesInput: Bool = false) {
    self.width = width
    self.overwritesInput = overwritesInput
  }

  package func apply(_ x: Matrix, into y: Matrix) {
    Kernels.active.silu(y.base, x.base, x.count)
  }

  package func multiplyBySlope(_ dy: Matrix, _ x: Matrix) {
    Kernels.active.silu_backward(dy.base, dy.base, x.base, dy.count)
  }
}
