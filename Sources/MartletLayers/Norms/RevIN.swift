/// Reversible instance normalisation: standardises the window before a block, and gives the block's
/// output back the level and scale of the target.
///
///     forward    x̂ = (x − μ) / σ,   σ = √(variance + ε)        for each channel of a row
///                z = f(γ x̂ + β)
///                y = (z − β₁) / (γ₁ + ε²) σ₁ + μ₁              the first `outputs` numbers: they
///                                                              belong to the first channel
///     backward   dz = dy σ₁ / (γ₁ + ε²)
///                dγ = Σ ds x̂,   dβ = Σ ds,   ds = f'(dz)
///                dγ₁ −= Σ dz (z − β₁) / (γ₁ + ε²),   dβ₁ −= Σ dz
///                dx = γ ds / σ
///
/// A row holds its channels one after the other, the target first; what follows them goes to the block
/// as it is, and outputs after the first `outputs` come from it as they are. μ and σ (population variance) are
/// those of the row and channel, and constants in backward, as the authors have it: dx is not the
/// derivative through them. Training and inference do the same.
///
/// - Shape: x [B, channels · L + rest], y [B, outputs of f]; γ and β [1, channels].
/// - Edge cases: a constant channel gives β, and the output is scaled by √ε. γ₁ near 0 makes the
///   output large.
/// - Note: Kim, Kim, Tae, Park, Choi and Choo, ICLR 2022; ε = 1e-5.
package struct RevIN: Layer {
  package static let epsilon: Float = 1e-5

  package let block: any Layer
  package let gamma: ParameterSlot
  package let beta: ParameterSlot
  package let inputWidth: Int
  /// How many numbers each channel has.
  private let length: Int
  /// How many of the outputs get the level and scale of the first channel.
  private let outputs: Int
  package var outputWidth: Int { block.outputWidth }

  private var channels: Int { gamma.columns }

  /// - Parameters:
  ///   - length: Of a channel; nil divides the row into equal ones.
  ///   - outputs: nil for all.
  ///   - build: Makes the block for γ x̂ + β, which it may overwrite.
  package init(
    _ width: Int, channels: Int, length: Int? = nil, outputs: Int? = nil, _ name: String,
    in layout: inout ParameterLayout, block build: (inout ParameterLayout) -> any Layer
  ) {
    precondition(
      channels > 0
        && (length.map { $0 > 0 && channels * $0 <= width } ?? (width % channels == 0)),
      "\(name) takes rows of \(channels) equal channels, and got \(width) numbers")
    inputWidth = width
    self.length = length ?? width / channels
    gamma = layout.add("\(name).gamma", rows: 1, columns: channels, kind: .offset, .ones)
    beta = layout.add("\(name).beta", rows: 1, columns: channels, kind: .offset, .zeros)
    block = build(&layout)
    self.outputs = outputs ?? block.outputWidth
    precondition(
      self.outputs <= block.outputWidth,
      "\(name): \(self.outputs) of \(block.outputWidth) outputs get the level back")
  }

  package func forward(_ x: Matrix, _ parameters: ParameterView, _ tape: inout Tape) -> Matrix {
    checkInput(x, gamma.name)
    let (gamma, beta) = (parameters[gamma], parameters[beta])
    let mean = tape.matrix(x.rows, channels)
    let deviation = tape.matrix(x.rows, channels)
    let normalised = tape.matrix(x.rows, channels * length)
    let scaled = tape.matrix(x.rows, x.columns)  // γ x̂ + β
    for r in 0..<x.rows {
      for channel in 0..<channels {
        let place = channel * length..<(channel + 1) * length
        let window = x.row(r).numbers(place)
        (mean[r, channel], deviation[r, channel]) = Self.moments(window)
        let (mean, scale) = (mean[r, channel], 1 / deviation[r, channel])
        let (gamma, beta) = (gamma[channel], beta[channel])
        let standard = normalised.row(r).numbers(place)
        let row = scaled.row(r).numbers(place)
        for i in 0..<length {
          standard[i] = (window[i] - mean) * scale
          row[i] = gamma * standard[i] + beta
        }
      }
      let rest = channels * length..<x.columns
      scaled.row(r).numbers(rest).copy(from: x.row(r).numbers(rest))
    }
    if tape.phase == .training { tape.push(normalised) }

    let z = block.forward(scaled, parameters, &tape)
    if tape.phase == .training {
      tape.push(deviation)
      tape.push(z)
    }
    let y = tape.matrix(z.rows, z.columns)
    y.copy(from: z)
    for r in 0..<y.rows {
      let (row, mean) = (y.row(r), mean[r, 0])
      let scale = deviation[r, 0] / Self.divisor(gamma)
      for c in 0..<outputs { row[c] = (row[c] - beta[0]) * scale + mean }
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
      for c in 0..<outputs {
        dy[r, c] *= scale  // now dz
        dgamma[0, 0] -= dy[r, c] * (z[r, c] - beta[0, 0]) / Self.divisor(gamma)
        dbeta[0, 0] -= dy[r, c]
      }
    }

    let ds = block.backward(dy, parameters, gradients, &tape)
    let normalised = tape.pop()
    for r in 0..<normalised.rows {
      for channel in 0..<channels {
        let place = channel * length..<(channel + 1) * length
        let (standard, row) = (normalised.row(r).numbers(place), ds.row(r).numbers(place))
        let scale = gamma[channel] / deviation[r, channel]
        for i in 0..<length {
          dgamma[channel] += row[i] * standard[i]
          dbeta[channel] += row[i]
          row[i] *= scale  // now dx
        }
      }
    }
    gradients.add(dgamma, to: self.gamma)
    gradients.add(dbeta, to: self.beta)
    return ds
  }

  /// γ₁ + ε²
  private static func divisor(_ gamma: ReadOnlyMatrix) -> Float { gamma[0, 0] + epsilon * epsilon }

  /// μ and σ of a window, summed in `Double`.
  private static func moments(_ window: Matrix) -> (mean: Float, deviation: Float) {
    let length = window.count
    var (sum, squares) = (0.0, 0.0)
    for i in 0..<length { sum += Double(window[i]) }
    let mean = sum / Double(length)
    for i in 0..<length { squares += (Double(window[i]) - mean) * (Double(window[i]) - mean) }
    let variance = squares / Double(length)
    return (Float(mean), Float((variance + Double(epsilon)).squareRoot()))
  }
}
