/// Blocks one after the other, each on what the ones before could not explain.
///
///     forward    [bₖ | fₖ] = blockₖ([rₖ | rest])        r₁ = the first `backcast` numbers of x
///                rₖ₊₁ = rₖ − bₖ                          the backcast is taken off the input …
///                y = Σ fₖ                                … and the forecast added to the output
///     backward   dblockₖ = [−drₖ₊₁ | dy],   drₖ = drₖ₊₁ + dblockₖ'₁,   drest = Σ dblockₖ'₂
///
/// The rest of a row (covariates) goes to each block as it is. What is left after the last block goes
/// nowhere: dr = 0 there. Each block is applied `times` times in a row with the same weights, whose
/// gradient is then the sum. Where the `padding` columns of x hold 1 (more than ½), rₖ₊₁ is 0: nothing was
/// there to explain.
///
/// - Shape: x [B, backcast + rest]; each block from there to [B, backcast + outputs]; y [B, outputs].
/// - Note: Oreshkin, Carpov, Chapados and Bengio, ICLR 2020 (N-BEATS), where a stack whose blocks share
///   their weights is `times` > 1.
package struct DoublyResidual: Layer {
  package let blocks: [any Layer]
  package let backcast: Int
  package let times: Int
  private let padding: Range<Int>?
  private let needsInputGradient: Bool
  package let inputWidth: Int
  package let outputWidth: Int

  /// - Parameter blocks: None of them may overwrite its input. The first gives no dx where nobody asks
  ///   for that of the whole and it is applied once.
  package init(
    _ blocks: [any Layer], backcast: Int, padding: Range<Int>?, times: Int,
    needsInputGradient: Bool = true
  ) {
    guard let first = blocks.first else { preconditionFailure("DoublyResidual: no blocks") }
    for block in blocks {
      precondition(
        block.inputWidth == first.inputWidth && block.outputWidth == first.outputWidth,
        "DoublyResidual: blocks \(first.inputWidth) → \(first.outputWidth) and "
          + "\(block.inputWidth) → \(block.outputWidth)")
    }
    precondition(
      times > 0 && backcast > 0 && backcast <= first.inputWidth && backcast < first.outputWidth,
      "DoublyResidual: \(first.outputWidth) outputs, of which \(backcast) are the backcast, "
        + "\(times) times")
    precondition(
      padding.map { $0.count == backcast && $0.upperBound <= first.inputWidth } ?? true,
      "DoublyResidual: padding is told by as many columns as are explained")
    self.blocks = blocks
    self.backcast = backcast
    self.padding = padding
    self.times = times
    self.needsInputGradient = needsInputGradient
    inputWidth = first.inputWidth
    outputWidth = first.outputWidth - backcast
  }

  package func forward(_ x: Matrix, _ parameters: ParameterView, _ tape: inout Tape) -> Matrix {
    checkInput(x, "DoublyResidual")
    let y = tape.zeros(x.rows, outputWidth)
    let part = tape.matrix(x.rows, outputWidth)
    var left = x
    let count = blocks.count * times
    for index in 0..<count {
      let z = blocks[index / times].forward(left, parameters, &tape)
      z.read(part, at: backcast)
      tape.partObserver?(index, part)
      y.add(part)
      if index < count - 1 {
        let next = tape.matrix(x.rows, inputWidth)
        next.copy(from: left)
        for r in 0..<x.rows {
          let (row, explained) = (next.row(r), z.row(r))
          for i in 0..<backcast { row[i] -= explained[i] }
        }
        if padding != nil { clearPadding(of: next, where: x) }
        left = next
      }
    }
    if tape.phase == .training, padding != nil { tape.push(x) }
    return y
  }

  package func backward(
    _ dy: Matrix, _ parameters: ParameterView, _ gradients: GradientView, _ tape: inout Tape
  ) -> Matrix {
    let x = padding == nil ? nil : tape.pop()
    // Of the first columns what comes back from later blocks, of the rest the sum over these.
    let dleft = tape.zeros(dy.rows, inputWidth)
    let dz = tape.matrix(dy.rows, backcast + outputWidth)
    // What a weight got from its last use in the pass is kept and added to.
    let adding = gradients.keeping(1)
    let count = blocks.count * times
    for index in (0..<count).reversed() {
      if let x { clearPadding(of: dleft, where: x) }
      for r in 0..<dy.rows {
        let (row, left) = (dz.row(r), dleft.row(r))
        for i in 0..<backcast { row[i] = -left[i] }
      }
      dz.write(dy, at: backcast)
      let isLast = index % times == times - 1
      let dinput = blocks[index / times].backward(
        dz, parameters, isLast ? gradients : adding, &tape)
      if index > 0 || needsInputGradient {
        dleft.add(dinput)
      }
    }
    return needsInputGradient ? dleft : tape.matrix(dy.rows, 0)
  }

  /// Puts 0 where there was nothing to explain.
  private func clearPadding(of left: Matrix, where x: Matrix) {
    guard let padding else { return }
    for r in 0..<x.rows {
      for i in 0..<backcast where x[r, padding.lowerBound + i] > 0.5 { left[r, i] = 0 }
    }
  }
}
