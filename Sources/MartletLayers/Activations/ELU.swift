import CMartletKernels

/// The exponential linear unit, with α = 1.
///
///     forward    y  = x where x ≥ 0, else eˣ − 1
///     backward   dx = dy where y > 0, else dy (1 + y)
///
/// - Edge cases: eˣ − 1 keeps its relative accuracy near 0. −∞ gives −1 with gradient 0. NaN stays
///   NaN.
/// - Note: Clevert, Unterthiner and Hochreiter, ICLR 2016.
package struct ELU: Elementwise {
  package let width: Int
  package let overwritesInput: Bool
  package static let slopeReads = ElementwiseMemory.output

  package init(_ width: Int, overwritesInput: Bool = false) {
    self.width = width
    self.overwritesInput = overwritesInput
  }

  package func apply(_ x: Matrix, into y: Matrix) {
    Kernels.active.elu(y.base, x.base, x.count)
  }

  package func multiplyBySlope(_ dy: Matrix, _ y: Matrix) {
    Kernels.active.elu_backward(dy.base, dy.base, y.base, dy.count)
  }
}
