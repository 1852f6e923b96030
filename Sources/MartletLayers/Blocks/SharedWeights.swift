/// One block for each of several equal parts of a row: the same weights for all of them.
///
///     forward    y  = [f(x₁) | f(x₂) | …]
///     backward   dx = [f'(dy₁) | f'(dy₂) | …],   the gradients of f's parameters summed over the parts
///
/// Rows of `parts` equal parts are as many rows of one part each, in the same place. With channel after
/// channel the block is shared by the channels (NLinear, the time mixing of TSMixer); after a `Transpose`,
/// by the time steps.
///
/// They are many and short, so some go through the whole block before the next ones do: what a layer
/// writes is in the cache still when the next one reads it.
///
/// - Shape: x [B, parts · inputs of f], y [B, parts · outputs of f].
/// - Edge cases: a batch norm in the block takes its statistics over the rows and parts together, which
///   then go through the block at once.
package struct SharedWeights: Layer {
  package let parts: Int
  package let block: any Layer
  private let isCut: Bool
  private let needsInputGradient: Bool

  package var inputWidth: Int { parts * block.inputWidth }
  package var outputWidth: Int { parts * block.outputWidth }

  /// So many rows go through the block together: enough for products at their full rate.
  package static let rowsOfPiece = 256

  /// - Parameters:
  ///   - mixesRows: Whether the block needs all rows at once.
  ///   - build: Makes the block for parts of the given width.
  package init(
    _ width: Int, parts: Int, mixesRows: Bool = false, needsInputGradient: Bool = true,
    block build: (_ width: Int) -> any Layer
  ) {
    precondition(
      parts > 0 && width > 0 && width % parts == 0,
      "SharedWeights takes rows of \(parts) equal parts, and got \(width) numbers")
    self.parts = parts
    self.needsInputGradient = needsInputGradient
    isCut = !mixesRows
    block = build(width / parts)
  }

  package func forward(_ x: Matrix, _ parameters: ParameterView, _ tape: inout Tape) -> Matrix {
    checkInput(x, "SharedWeights")
    let x = x.reshaped(columns: block.inputWidth)
    let pieces = pieces(of: x.rows)
    guard pieces > 1 else {
      return block.forward(x, parameters, &tape).reshaped(columns: outputWidth)
    }
    let y = tape.matrix(x.rows, block.outputWidth)
    for index in 0..<pieces {
      let piece = rows(ofPiece: index, of: x.rows)
      let mark = tape.mark
      tape.probe?.begin(piece: index)
      y.rows(piece).copy(from: block.forward(x.rows(piece), parameters, &tape))
      tape.probe?.end(piece: index)
      if tape.phase == .inference { tape.release(to: mark) }
    }
    return y.reshaped(columns: outputWidth)
  }

  package func backward(
    _ dy: Matrix, _ parameters: ParameterView, _ gradients: GradientView, _ tape: inout Tape
  ) -> Matrix {
    let batch = dy.rows
    let dy = dy.reshaped(columns: block.outputWidth)
    let pieces = pieces(of: dy.rows)
    guard pieces > 1 else {
      let dx = block.backward(dy, parameters, gradients, &tape)
      return needsInputGradient ? dx.reshaped(columns: inputWidth) : tape.matrix(batch, 0)
    }
    let dx = tape.matrix(dy.rows, needsInputGradient ? block.inputWidth : 0)
    for index in (0..<pieces).reversed() {
      let piece = rows(ofPiece: index, of: dy.rows)
      let isLast = index == pieces - 1
      let mark = tape.mark
      tape.probe?.begin(piece: pieces - 1 - index)
      let part = block.backward(
        dy.rows(piece), parameters,
        gradients.keeping(isLast ? gradients.keep : 1), &tape)
      if needsInputGradient { dx.rows(piece).copy(from: part) }
      tape.probe?.end(piece: pieces - 1 - index)
      tape.release(to: mark)
    }
    return needsInputGradient ? dx.reshaped(columns: inputWidth) : tape.matrix(batch, 0)
  }

  private func pieces(of rows: Int) -> Int {
    isCut ? (rows + Self.rowsOfPiece - 1) / Self.rowsOfPiece : 1
  }

  private func rows(ofPiece index: Int, of rows: Int) -> Range<Int> {
    index * Self.rowsOfPiece..<min((index + 1) * Self.rowsOfPiece, rows)
  }
}
