extension ElementwiseFunction {
  /// The hyperbolic tangent.
  ///
  ///     forward    y  = tanh x
  ///     backward   dx = dy (1 − y²)
  ///
  /// - Edge cases: ±∞ give ±1 with gradient 0. NaN stays NaN.
  package static let tanh = Self("Tanh", .tanh, slopeReads: .output, outputBounds: -1...1)
}
