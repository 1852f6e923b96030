/// Branches that all get the same input.
///
///     forward    y  = [f₁(x) | f₂(x) | …]              concatenated
///                y  = f₁(x) + f₂(x) + …                 summed
///     backward   dx = f₁'(dy₁) + f₂'(dy₂) + …           dyₖ: the columns of branch k, or all of dy
///
/// - Shape: x [B, inputs]; y [B, the sum of the branches' outputs], or [B, outputs] of each.
/// - Edge cases: an empty branch passes x on.
package struct Parallel: Layer {
  package let branches: [any Layer]
  package let combination: Combination
  private let needsInputGradient: Bool
  package let inputWidth: Int
  package let outputWidth: Int

  /// - Parameter branches: None of them may overwrite its input.
  package init(
    _ branches: [any Layer], combine combination: Combination, needsInputGradient: Bool = true
  ) {
    self.needsInputGradient = needsInputGradient
    guard let first = branches.first else { preconditionFailure("Parallel: no branches") }
    for branch in branches {
      precondition(
        branch.inputWidth == first.inputWidth,
        "Parallel: branches take \(first.inputWidth) and \(branch.inputWidth) numbers")
      precondition(
        combination == .concatenate || branch.outputWidth == first.outputWidth,
        "Parallel: \(first.outputWidth) and \(branch.outputWidth) numbers cannot be added")
    }
    self.branches = branches
    self.combination = combination
    inputWidth = first.inputWidth
    outputWidth =
      combination == .sum ? first.outputWidth : branches.reduce(0) { $0 + $1.outputWidth }
  }

  package func forward(_ x: Matrix, _ parameters: ParameterView, _ tape: inout Tape) -> Matrix {
    checkInput(x, "Parallel")
    let y = tape.matrix(x.rows, outputWidth)
    var column = 0
    for (index, branch) in branches.enumerated() {
      let part = branch.forward(x, parameters, &tape)
      if combination == .sum { tape.partObserver?(index, part) }
      switch combination {
      case .concatenate:
        y.write(part, at: column)
        column += part.columns
      case .sum where index == 0: y.copy(from: part)
      case .sum: y.add(part)
      }
    }
    return y
  }

  package func backward(
    _ dy: Matrix, _ parameters: ParameterView, _ gradients: GradientView, _ tape: inout Tape
  ) -> Matrix {
    let dx = tape.matrix(dy.rows, needsInputGradient ? inputWidth : 0)
    var column = outputWidth
    for (index, branch) in branches.enumerated().reversed() {
      var part = dy  // a branch uses it up
      switch combination {
      case .concatenate:
        part = tape.matrix(dy.rows, branch.outputWidth)
        column -= part.columns
        dy.read(part, at: column)
      case .sum where index > 0:
        part = tape.matrix(dy.rows, branch.outputWidth)
        part.copy(from: dy)
      case .sum: break
      }
      let term = branch.backward(part, parameters, gradients, &tape)
      guard needsInputGradient else { continue }
      if index == branches.count - 1 {
        dx.copy(from: term)
      } else {
        dx.add(term)
      }
    }
    return dx
  }
}
