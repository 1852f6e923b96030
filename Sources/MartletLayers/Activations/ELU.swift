extension ElementwiseFunction {
  /// The exponential linear unit, with α = 1.
  ///
  ///     forward    y  = x where x ≥ 0, else eˣ − 1
  ///     backward   dx = dy where y > 0, else dy (1 + y)
  ///
  /// - Edge cases: eˣ − 1 keeps its relative accuracy near 0. −∞ gives −1 with gradient 0. NaN stays
  ///   NaN.
  /// - Note: Clevert, Unterthiner and Hochreiter, ICLR 2016.
  package static let elu = Self("ELU", .elu, slopeReads: .output)
}
