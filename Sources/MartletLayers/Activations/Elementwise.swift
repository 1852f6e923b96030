/// A layer that changes each number by itself: an activation.
///
/// A conforming type gives the function and its slope side by side; the tape is handled here.
package protocol Elementwise: Layer {
  var width: Int { get }
  /// Whether y may take the place of x: the layer before does not need it. Then y is computed in
  /// place where the slope is read from y.
  var overwritesInput: Bool { get }
  /// What the slope is computed from: y = f(x), or x itself.
  static var slopeReads: ElementwiseMemory { get }

  /// y = f(x).
  func apply(_ x: Matrix, into y: Matrix)
  /// dx = dy f'(x), in place, from what `slopeReads` names.
  func multiplyBySlope(_ dy: Matrix, _ memory: Matrix)
}

/// What an activation keeps for its backward pass.
package enum ElementwiseMemory: Sendable { case input, output }

extension Elementwise {
  package var inputWidth: Int { width }
  package var outputWidth: Int { width }

  package func forward(_ x: Matrix, _ parameters: ParameterView, _ tape: inout Tape) -> Matrix {
    checkInput(x, "\(Self.self)")
    let isInPlace = overwritesInput && Self.slopeReads == .output
    let y = isInPlace ? x : tape.matrix(x.rows, x.columns)
    tape.parallelism.perform(numbers: x.count) { apply(x.numbers($0), into: y.numbers($0)) }
    if tape.phase == .training { tape.push(Self.slopeReads == .input ? x : y) }
    return y
  }

  package func backward(
    _ dy: Matrix, _ parameters: ParameterView, _ gradients: GradientView, _ tape: inout Tape
  ) -> Matrix {
    let memory = tape.pop()
    tape.parallelism.perform(numbers: dy.count) {
      multiplyBySlope(dy.numbers($0), memory.numbers($0))
    }
    return dy
  }
}
