import CMartletKernels

/// The approximation of the Gaussian error linear unit by a hyperbolic tangent.
///
///     forward    y  = x (1 + tanh u) / 2 = x s,   u = √(2/π) (x + 0.044715 x³),   s = σ(2u)
///     backward   dx = dy (s + 2 x s (1 − s) u′),   u′ = √(2/π) (1 + 0.134145 x²)
///
/// - Edge cases: x³ does not overflow. As in `GELU`, −∞ becomes NaN (−∞ · 0), so that an overflow
///   shows.
/// - Note: Hendrycks and Gimpel 2016; within 5e-4 of the exact form, and the one that GPT-2 uses.
package struct GELUTanh: Elementwise {
  package let width: Int
  package let overwritesInput: Bool
  package static let slopeReads = ElementwiseMemory.input

  package init(_ width: Int, overwritesInput: Bool = false) {
    self.width = width
    self.overwritesInput = overwritesInput
  }

  package func apply(_ x: Matrix, into y: Matrix) {
    Kernels.active.gelu_tanh(y.base, x.base, x.count)
  }

  package func multiplyBySlope(_ dy: Matrix, _ x: Matrix) {
    Kernels.active.gelu_tanh_backward(dy.base, dy.base, x.base, dy.count)
  }
}
