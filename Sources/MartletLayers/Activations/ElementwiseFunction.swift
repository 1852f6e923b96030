/// A function of single numbers with its slope, as an activation applies it.
///
/// Each is written in a file of its own, forward and backward formula side by side.
package struct ElementwiseFunction: Sendable {
  /// What an activation keeps for its backward pass.
  package enum Memory: Sendable { case input, output }

  let name: String
  let kernel: ElementwiseKernel
  /// What the slope is computed from: y = f(x), or x itself.
  let slopeReads: Memory
  /// The ends of what it can give, where it has two; near them it is saturated.
  let outputBounds: ClosedRange<Float>?

  init(
    _ name: String, _ kernel: ElementwiseKernel, slopeReads: Memory,
    outputBounds: ClosedRange<Float>? = nil
  ) {
    self.name = name
    self.kernel = kernel
    self.slopeReads = slopeReads
    self.outputBounds = outputBounds
  }
}
