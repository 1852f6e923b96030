import CMartletKernels

/// The rectifier, and the one that leaks.
///
///     forward    y  = x where x ≥ 0, else slope · x
///     backward   dx = dy where x > 0, else slope · dy
///
/// - Edge cases: the slope at exactly 0 is that of the negative side. NaN stays NaN; with slope 0,
///   −∞ becomes NaN (0 · ∞), so that an overflow shows.
/// - Note: slope 0 is ReLU (Nair and Hinton 2010); 0.01 is the usual LeakyReLU (Maas et al. 2013).
package struct ReLU: Elementwise {
  package let width: Int
  package let overwritesInput: Bool
  package let slope: Float
  package static let slopeReads = ElementwiseMemory.output

  package init(_ width: Int, slope: Float = 0, overwritesInput: Bool = false) {
    self.width = width
    self.overwritesInput = overwritesInput
    self.slope = slope
  }

  package func apply(_ x: Matrix, into y: Matrix) {
    Kernels.active.leaky_relu(y.base, x.base, x.count, slope)
  }

  package func multiplyBySlope(_ dy: Matrix, _ y: Matrix) {
    Kernels.active.leaky_relu_backward(dy.base, dy.base, y.base, dy.count, slope)
  }
}
