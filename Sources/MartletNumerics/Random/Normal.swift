import RealModule

/// The normal distribution of mean 0 and variance 1.
package struct Normal: SymmetricDistribution, Sendable {
  package init() {}

  package func upperTail(_ x: Double) -> Double { Double.erfc(x / 2.0.squareRoot()) / 2 }
}
