/// Reversible instance normalisation: standardises the window before a block, and gives the block's
/// output back the level and scale of the target.
///
///     forward    x̂ = (x − μ) / σ,   σ = √(variance + ε)        for each channel of a row
///                z = f(γ x̂ + β)
///                y = (z − β₁) / (γ₁ + ε²) σ₁ + μ₁              z belongs to the first channel
///     backward   dz = dy σ₁ / (γ₁ + ε²)
///                dγ = Σ ds x̂,   dβ = Σ ds,   ds = f'(dz)
///                dγ₁ −= Σ dz (z − β₁) / (γ₁ + ε²),   dβ₁ −= Σ dz
///                dx = γ ds / σ
///
/// A row holds its channels one after the other, the target first. μ and σ (population variance) are
/// those of the row and channel, and constants in backward, as the authors have it: dx is not the
/// derivative through them. Training and inference do the same.
///
/// - Shape: x [B, channels · L], y [B, outputs of f]; γ and β [1, channels].
/// - Edge cases: a constant channel gives β, and the output is scaled by √ε. γ₁ near 0 makes the
///   output large.
/// - Note: Kim, Kim, Tae, Park, Choi and Choo, ICLR 2022; ε = 1e-5.
package struct RevIN: Layer {
  package static let epsilon: Float = 1e-5

  package let block: any Layer
  package let gamma: ParameterSlot
  package let beta: ParameterSlot
  package let inputWidth: Int
  package var outputWidth: Int { block.outputWidth }

  private var channels: Int { gamma.columns }

  /// - Parameter build: Makes the block for γ x̂ + β, which it may overwrite.
  package init(
    _ width: Int, channels: Int, _ name: String, in layout: inout ParameterLayout,
    block build: (inout ParameterLayout) -> any Layer
  ) {
    precondition(
      channels > 0 && width % channels == 0,
      "\(name) takes rows of \(channels) equal channels, and got \(width) numbers")
    inputWidth = width
    gamma = layout.add("\(name).gamma", rows: 1, columns: channels, kind: .offset, .ones)
    beta = layout.add("\(name).beta", rows: 1, columns: channels, kind: .offset, .zeros)
    block = build(&layout)
  }

  package func forward(_ x: Matrix, _ parameters: ParameterView, _ tape: inout Tape) -> Matrix {
    checkInput(x, gamma.name)
    let (gamma, beta) = (parameters[gamma], parameters[beta])
    let windows = x.reshaped(columns: inputWidth / channels)  // [B channels, L]
    let mean = tape.matrix(x.rows, channels)
    let deviation = tape.matrix(x.rows, channels)
    let normalised = tape.matrix(windows.rows, windows.columns)
    let scaled = tape.matrix(x.rows, x.columns)  // γ x̂ + β
    for w in 0..<windows.rows {
      (mean.base[w], deviation.base[w]) = Self.moments(windows, row: w)
      let (mean, scale, channel) = (mean.base[w], 1 / deviation.base[w], w % channels)
      let (gamma, beta) = (gamma.base[channel], beta.base[channel])
      for i in w * windows.columns..<(w + 1) * windows.columns {
        normalised.base[i] = (x.base[i] - mean) * scale
        scaled.base[i] = gamma * normalised.base[i] + beta
      }
    }
    if tape.phase == .training { tape.push(normalised) }

    let z = block.forward(scaled, parameters, &tape)
    if tape.phase == .training {
      tape.push(deviation)
      tape.push(z)
    }
    let y = tape.matrix(z.rows, z.columns)
    for r in 0..<y.rows {
      let scale = deviation[r, 0] / Self.divisor(gamma)
      for c in 0..<y.columns { y[r, c] = (z[r, c] - beta[0, 0]) * scale + mean[r, 0] }
    }
    return y
  }

  package func backward(
    _ dy: Matrix, _ parameters: ParameterView, _ gradients: GradientView, _ tape: inout Tape
  ) -> Matrix {
    let z = tape.pop()
    let deviation = tape.pop()
    let (gamma, beta) = (parameters[gamma], parameters[beta])
    let dgamma = tape.zeros(1, channels)
    let dbeta = tape.zeros(1, channels)
    for r in 0..<dy.rows {
      let scale = deviation[r, 0] / Self.divisor(gamma)
      for c in 0..<dy.columns {
        dy[r, c] *= scale  // now dz
        dgamma[0, 0] -= dy[r, c] * (z[r, c] - beta[0, 0]) / Self.divisor(gamma)
        dbeta[0, 0] -= dy[r, c]
      }
    }

    let ds = block.backward(dy, parameters, gradients, &tape)
    let normalised = tape.pop()
    for w in 0..<normalised.rows {
      let channel = w % channels
      let scale = gamma.base[channel] / deviation.base[w]
      for i in w * normalised.columns..<(w + 1) * normalised.columns {
        dgamma.base[channel] += ds.base[i] * normalised.base[i]
        dbeta.base[channel] += ds.base[i]
        ds.base[i] *= scale  // now dx
      }
    }
    gradients[self.gamma].add(dgamma, keep: gradients.keep)
    gradients[self.beta].add(dbeta, keep: gradients.keep)
    return ds
  }

  /// γ₁ + ε²
  private static func divisor(_ gamma: Matrix) -> Float { gamma[0, 0] + epsilon * epsilon }

  /// μ and σ of a row, summed in `Double`.
  private static func moments(_ x: Matrix, row: Int) -> (mean: Float, deviation: Float) {
    let row = x.base + row * x.columns
    var (sum, squares) = (0.0, 0.0)
    for c in 0..<x.columns { sum += Double(row[c]) }
    let mean = sum / Double(x.columns)
    for c in 0..<x.columns { squares += (Double(row[c]) - mean) * (Double(row[c]) - mean) }
    let variance = squares / Double(x.columns)
    return (Float(mean), Float((variance + Double(epsilon)).squareRoot()))
  }
}
