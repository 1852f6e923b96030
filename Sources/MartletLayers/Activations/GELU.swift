import CMartletKernels

/// The Gaussian error linear unit, in its exact form.
///
///     forward    y  = x Φ(x)
///     backward   dx = dy (Φ(x) + x φ(x))
///
/// Φ and φ are the distribution and density of the standard normal.
///
/// - Note: Hendrycks and Gimpel 2016. Not the tanh approximation.
package struct GELU: Elementwise {
  package let width: Int
  package let overwritesInput: Bool
  package static let slopeReads = ElementwiseMemory.input

  package init(_ width: Int, overwritesInput: Bool = false) {
    self.width = width
    self.overwritesInput = overwritesInput
  }

  package func apply(_ x: Matrix, into y: Matrix) {
    Kernels.active.gelu(y.base, x.base, x.count)
  }

  package func multiplyBySlope(_ dy: Matrix, _ x: Matrix) {
    Kernels.active.gelu_backward(dy.base, dy.base, x.base, dy.count)
  }
}
