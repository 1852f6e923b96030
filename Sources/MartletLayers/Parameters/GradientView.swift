/// An open gradient buffer.
///
/// A layer writes its gradient as `keep · old + new`: at 0 nothing needs to be zeroed before a
/// step, at 1 gradients accumulate over several backward passes.
package struct GradientView {
  /// In the layout of the parameters; what is not trained may be missing.
  private let numbers: Matrix
  package let keep: Float

  package init(_ numbers: Matrix, keep: Float) {
    self.numbers = numbers
    self.keep = keep
  }

  package subscript(slot: ParameterSlot) -> Matrix {
    precondition(slot.kind != .state, "\(slot.name) is not trained")
    return numbers.part(at: slot.offset, rows: slot.rows, columns: slot.columns)
  }

  /// Adds a term to what is kept of the gradient of a slot.
  package func add(_ term: Matrix, to slot: ParameterSlot) { self[slot].add(term, keep: keep) }

  /// The same buffer with another share that is kept.
  package func keeping(_ keep: Float) -> GradientView { GradientView(numbers, keep: keep) }
}
