import MartletNumerics

/// Drops each number with a probability, in training only.
///
///     forward    y  = m x,    m = 0 with probability p, else 1 / (1 − p)
///     backward   dx = m dy
///
/// The division keeps the mean, so that inference is the identity. The mask is a function of a seed and
/// is made again in the backward pass instead of kept. The probability is rounded to a 65,536th.
///
/// - Note: Srivastava et al., JMLR 2014, in the inverted form.
package struct Dropout: Layer {
  package let inputWidth: Int
  package var outputWidth: Int { inputWidth }
  package let probability: Float
  /// Whether y may take the place of x: the layer before does not need it.
  package let overwritesInput: Bool

  package init(_ width: Int, probability: Float, overwritesInput: Bool = false) {
    precondition((0..<1).contains(probability), "Dropout: probability \(probability) not in [0, 1)")
    inputWidth = width
    self.probability = probability
    self.overwritesInput = overwritesInput
  }

  package func forward(_ x: Matrix, _ parameters: ParameterView, _ tape: inout Tape) -> Matrix {
    checkInput(x, "Dropout")
    if tape.phase == .inference { return x }
    let seed = tape.randomness.next()
    let memory = tape.matrix(1, 2)  // the bits of the seed
    memory.bits = seed
    tape.push(memory)
    let y = overwritesInput ? x : tape.matrix(x.rows, x.columns)
    drop(x, into: y, seed, tape.parallelism)
    return y
  }

  package func backward(
    _ dy: Matrix, _ parameters: ParameterView, _ gradients: GradientView, _ tape: inout Tape
  ) -> Matrix {
    let seed = tape.pop().bits
    drop(dy, into: dy, seed, tape.parallelism)
    return dy
  }

  private func drop(_ x: Matrix, into y: Matrix, _ seed: UInt64, _ parallelism: Parallelism) {
    parallelism.perform(numbers: x.count) { range in
      y.numbers(range).setDropout(
        of: x.numbers(range), probability: probability, seed: seed, first: range.lowerBound)
    }
  }
}
