extension ElementwiseFunction {
  /// The rectifier, and the one that leaks.
  ///
  ///     forward    y  = x where x ≥ 0, else slope · x
  ///     backward   dx = dy where x > 0, else slope · dy
  ///
  /// - Edge cases: the slope at exactly 0 is that of the negative side. NaN stays NaN; with slope 0,
  ///   −∞ becomes NaN (0 · ∞), so that an overflow shows.
  /// - Note: slope 0 is ReLU (Nair and Hinton 2010); 0.01 is the usual LeakyReLU (Maas et al. 2013).
  package static func leakyReLU(slope: Float) -> Self {
    Self("ReLU", .leakyReLU(slope: slope), slopeReads: .output)
  }
}
