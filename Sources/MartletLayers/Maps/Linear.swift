/// An affine map of each row.
///
///     forward    y  = x Wᵀ + b
///     backward   dW = dyᵀ x,   db = Σ_rows dy,   dx = dy W
///
/// - Shape: x [B, inputs], W [outputs, inputs], b [1, outputs], y [B, outputs].
/// - Note: In inference no row's result depends on which rows are beside it, to the bit; a product of
///   matrices, which is faster for many rows, sums a row by its place among them.
/// - Note: `needsInputGradient: false` (the first layer of a network) spares the product for dx;
///   `backward` then returns a matrix without columns.
package struct Linear: Layer {
  package let weight: ParameterSlot
  package let bias: ParameterSlot
  package let needsInputGradient: Bool

  package var inputWidth: Int { weight.columns }
  package var outputWidth: Int { weight.rows }

  package init(
    _ inputs: Int, _ outputs: Int, _ name: String, in layout: inout ParameterLayout,
    initializer: Initializer = .heNormal, gain: Double = 1, needsInputGradient: Bool = true
  ) {
    weight = layout.add(
      "\(name).weight", rows: outputs, columns: inputs, kind: .weight, initializer, gain: gain)
    bias = layout.add("\(name).bias", rows: 1, columns: outputs, kind: .offset, .zeros)
    self.needsInputGradient = needsInputGradient
  }

  package func forward(_ x: Matrix, _ parameters: ParameterView, _ tape: inout Tape) -> Matrix {
    checkInput(x, weight.name)
    if tape.phase == .training { tape.push(x) }
    let y = tape.matrix(x.rows, outputWidth)
    let (weights, biases) = (parameters[weight], parameters[bias])
    tape.parallelism.perform(rowsOf: inputWidth == 1 ? y : x) { rows in
      let (x, y) = (x.rows(rows), y.rows(rows))
      if inputWidth == 1 {
        y.setOuter(of: x, weights, biases)
      } else if outputWidth == 1 {
        y.setRowDots(of: x, weights, biases)
      } else if tape.phase == .inference {
        y.setAffine(of: x, weights, biases)
      } else {
        y.setRows(to: biases)
      }
    }
    if inputWidth > 1 && outputWidth > 1 && tape.phase == .training {
      BLAS.multiply(
        x, weights, transposeSecond: true, into: y, keep: 1, parallelism: tape.parallelism)
    }
    tape.linearObserver?(self, y)
    return y
  }

  package func backward(
    _ dy: Matrix, _ parameters: ParameterView, _ gradients: GradientView, _ tape: inout Tape
  ) -> Matrix {
    let x = tape.pop()
    BLAS.multiply(
      dy, x, transposeFirst: true, into: gradients[weight], keep: gradients.keep,
      parallelism: tape.parallelism)
    gradients[bias].setColumnSums(of: dy, keep: gradients.keep)
    let dx = tape.matrix(x.rows, needsInputGradient ? inputWidth : 0)
    if needsInputGradient {
      BLAS.multiply(dy, parameters[weight], into: dx, parallelism: tape.parallelism)
    }
    return dx
  }
}
