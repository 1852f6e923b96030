extension ElementwiseFunction {
  /// The approximation of the Gaussian error linear unit by a hyperbolic tangent.
  ///
  ///     forward    y  = x (1 + tanh u) / 2 = x s,   u = √(2/π) (x + 0.044715 x³),   s = σ(2u)
  ///     backward   dx = dy (s + 2 x s (1 − s) u′),   u′ = √(2/π) (1 + 0.134145 x²)
  ///
  /// - Edge cases: x³ does not overflow. As in `GELU`, −∞ becomes NaN (−∞ · 0), so that an overflow
  ///   shows.
  /// - Note: Hendrycks and Gimpel 2016; within 5e-4 of the exact form, and the one that GPT-2 uses.
  package static let geluTanh = Self("GELUTanh", .geluTanh, slopeReads: .input)
}
