extension ElementwiseFunction {
  /// The smooth rectifier.
  ///
  ///     forward    y  = log(1 + eˣ) = max(x, 0) + log(1 + e^−|x|)
  ///     backward   dx = dy σ(x) = dy (1 − e⁻ʸ)
  ///
  /// - Edge cases: the second form neither overflows for large x nor loses the result for negative x;
  ///   x below −87.7 gives 0. NaN stays NaN.
  /// - Note: Dugas, Bengio, Bélisle, Nadeau and Garcia, NIPS 2000.
  package static let softplus = Self("Softplus", .softplus, slopeReads: .output)
}
