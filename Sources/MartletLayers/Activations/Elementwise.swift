/// A layer that changes each number by itself: an activation.
package struct Elementwise: Layer {
  private let function: ElementwiseFunction
  private let width: Int
  /// Whether y may take the place of x: the layer before does not need it. Then y is computed in
  /// place where the slope is read from y.
  private let overwritesInput: Bool

  package var inputWidth: Int { width }
  package var outputWidth: Int { width }
  package var outputBounds: ClosedRange<Float>? { function.outputBounds }

  package init(_ width: Int, _ function: ElementwiseFunction, overwritesInput: Bool = false) {
    self.width = width
    self.function = function
    self.overwritesInput = overwritesInput
  }

  package func forward(_ x: Matrix, _ parameters: ParameterView, _ tape: inout Tape) -> Matrix {
    checkInput(x, function.name)
    let isInPlace = overwritesInput && function.slopeReads == .output
    let y = isInPlace ? x : tape.matrix(x.rows, x.columns)
    tape.parallelism.perform(numbers: x.count) {
      function.kernel.apply(x.numbers($0), into: y.numbers($0))
    }
    if tape.phase == .training { tape.push(function.slopeReads == .input ? x : y) }
    return y
  }

  package func backward(
    _ dy: Matrix, _ parameters: ParameterView, _ gradients: GradientView, _ tape: inout Tape
  ) -> Matrix {
    let memory = tape.pop()
    tape.parallelism.perform(numbers: dy.count) {
      function.kernel.multiplyBySlope(dy.numbers($0), memory.numbers($0))
    }
    return dy
  }
}
