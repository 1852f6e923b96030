extension ElementwiseFunction {
  /// The Gaussian error linear unit, in its exact form.
  ///
  ///     forward    y  = x Φ(x)
  ///     backward   dx = dy (Φ(x) + x φ(x))
  ///
  /// Φ and φ are the distribution and density of the standard normal.
  ///
  /// - Note: Hendrycks and Gimpel 2016. Not the tanh approximation.
  package static let gelu = Self("GELU", .gelu, slopeReads: .input)
}
