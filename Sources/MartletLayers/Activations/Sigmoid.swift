extension ElementwiseFunction {
  /// The logistic function.
  ///
  ///     forward    y  = 1 / (1 + e⁻ˣ)
  ///     backward   dx = dy y (1 − y)
  ///
  /// - Edge cases: x below −88.4 gives 0. NaN stays NaN.
  package static let sigmoid = Self("Sigmoid", .sigmoid, slopeReads: .output, outputBounds: 0...1)
}
