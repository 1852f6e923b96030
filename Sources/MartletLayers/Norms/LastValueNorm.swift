/// A block that sees a window without its level, and whose output gets the level back: the last number
/// of the window.
///
///     forward    ℓ  = x[length − 1]
///                y  = f([x₁ − ℓ | x₂]) + ℓ       x₁: the window, the first `length` numbers;
///                                                + ℓ: to the first `outputs` numbers only
///     backward   dx = [ds₁ | ds₂],   ds = f'(dy),   dx[length − 1] += Σ dy − Σ ds₁
///
/// Without `subtracts` the block sees x as it is, and the term Σ ds₁ is not there.
///
/// - Shape: x [B, inputs of f], y [B, outputs of f].
/// - Note: NLinear is a linear map in it (Zeng, Chen, Zhang and Xu, AAAI 2023). The authors of N-BEATS
///   add the level to the forecast without taking it off the window.
package struct LastValueNorm: Layer {
  package let block: any Layer
  package let length: Int
  /// How many of the outputs get the level.
  package let outputs: Int
  package let subtracts: Bool
  private let needsInputGradient: Bool

  package var inputWidth: Int { block.inputWidth }
  package var outputWidth: Int { block.outputWidth }

  /// - Parameter block: With `subtracts` it may overwrite its input.
  package init(
    _ block: any Layer, length: Int, outputs: Int, subtracts: Bool, needsInputGradient: Bool = true
  ) {
    precondition(
      length > 0 && length <= block.inputWidth && outputs <= block.outputWidth,
      "LastValueNorm: a window of \(length) in rows of \(block.inputWidth) numbers, and a level for "
        + "\(outputs) of \(block.outputWidth) outputs")
    self.block = block
    self.length = length
    self.outputs = outputs
    self.subtracts = subtracts
    self.needsInputGradient = needsInputGradient
  }

  package func forward(_ x: Matrix, _ parameters: ParameterView, _ tape: inout Tape) -> Matrix {
    checkInput(x, "LastValueNorm")
    var inner = x
    if subtracts {
      inner = tape.matrix(x.rows, x.columns)
      inner.copy(from: x)
      for r in 0..<x.rows {
        let (window, last) = (inner.row(r), x[r, length - 1])
        for i in 0..<length { window[i] -= last }
      }
    }
    let z = block.forward(inner, parameters, &tape)
    let y = tape.matrix(z.rows, z.columns)
    y.copy(from: z)
    for r in 0..<x.rows {
      let (row, last) = (y.row(r), x[r, length - 1])
      for i in 0..<outputs { row[i] += last }
    }
    return y
  }

  package func backward(
    _ dy: Matrix, _ parameters: ParameterView, _ gradients: GradientView, _ tape: inout Tape
  ) -> Matrix {
    guard needsInputGradient else {
      return block.backward(dy, parameters, gradients, &tape)
    }
    let added = tape.zeros(dy.rows, 1)  // Σ dy
    for r in 0..<dy.rows {
      for i in 0..<outputs { added[r, 0] += dy[r, i] }
    }
    let dx = block.backward(dy, parameters, gradients, &tape)
    for r in 0..<dx.rows {
      var change = added[r, 0]
      if subtracts { for i in 0..<length { change -= dx[r, i] } }
      dx[r, length - 1] += change
    }
    return dx
  }
}
