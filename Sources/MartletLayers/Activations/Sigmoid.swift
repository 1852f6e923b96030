import CMartletKernels

/// The logistic function.
///
///     forward    y  = 1 / (1 + e⁻ˣ)
///     backward   dx = dy y (1 − y)
///
/// - Edge cases: x below −88.4 gives 0. NaN stays NaN.
package struct Sigmoid: Elementwise {
  package let width: Int
  package let overwritesInput: Bool
  package static let slopeReads = ElementwiseMemory.output
  package var outputBounds: ClosedRange<Float>? { 0...1 }

  package init(_ width: Int, overwritesInput: Bool = false) {
    self.width = width
    self.overwritesInput = overwritesInput
  }

  package func apply(_ x: Matrix, into y: Matrix) {
    Kernels.active.sigmoid(y.base, x.base, x.count)
  }

  package func multiplyBySlope(_ dy: Matrix, _ y: Matrix) {
    Kernels.active.sigmoid_backward(dy.base, dy.base, y.base, dy.count)
  }
}
