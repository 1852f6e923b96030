import CMartletKernels

/// The hyperbolic tangent.
///
///     forward    y  = tanh x
///     backward   dx = dy (1 − y²)
///
/// - Edge cases: ±∞ give ±1 with gradient 0. NaN stays NaN.
package struct Tanh: Elementwise {
  package let width: Int
  package let overwritesInput: Bool
  package static let slopeReads = ElementwiseMemory.output
  package var outputBounds: ClosedRange<Float>? { -1...1 }

  package init(_ width: Int, overwritesInput: Bool = false) {
    self.width = width
    self.overwritesInput = overwritesInput
  }

  package func apply(_ x: Matrix, into y: Matrix) {
    Kernels.active.tanh(y.base, x.base, x.count)
  }

  package func multiplyBySlope(_ dy: Matrix, _ y: Matrix) {
    Kernels.active.tanh_backward(dy.base, dy.base, y.base, dy.count)
  }
}
