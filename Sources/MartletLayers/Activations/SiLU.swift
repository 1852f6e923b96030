extension ElementwiseFunction {
  /// The sigmoid linear unit, also called swish.
  ///
  ///     forward    y  = x σ(x)
  ///     backward   dx = dy σ(x) (1 + x (1 − σ(x)))
  ///
  /// - Note: Hendrycks and Gimpel 2016; Ramachandran, Zoph and Le 2017.
  package static let silu = Self("SiLU", .silu, slopeReads: .input)
}
