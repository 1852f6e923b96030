package import MartletLayers

/// The forward pass of a network in `Double` and plain loops, written from the formulas: the oracle
/// of every layer.
///
/// Parameters are found by the documented names of their slots. The same seed draws the same dropout
/// masks as in a `Tape`.
package struct Twin: Sendable {
  package let specs: [LayerSpec]
  package var parameters: [String: [Double]]
  package let phase: Tape.Phase
  package let randomness: SplitMix64

  /// What one forward pass gives.
  package struct Pass: Sendable {
    package var y: DoubleMatrix
    /// The smallest |x| that met an activation with a kink at 0.
    package var kinkDistance = Double.infinity
    /// The smallest deviation or root of a mean square by which a norm divided.
    package var smallestDeviation = Double.infinity
    /// Running statistics after the pass, where they changed.
    package var running: [String: [Double]] = [:]
    fileprivate var randomness: SplitMix64
  }

  package init(
    _ specs: [LayerSpec], _ parameters: Parameters, phase: Tape.Phase, randomness: SplitMix64
  ) {
    self.specs = specs
    self.phase = phase
    self.randomness = randomness
    self.parameters = [:]
    for slot in parameters.layout.slots {
      self.parameters[slot.name] = parameters[slot].map { Double($0) }
    }
  }

  package func forward(_ x: DoubleMatrix) -> Pass {
    var pass = Pass(y: x, randomness: randomness)
    pass.y = chain(specs, prefix: "", x, &pass)
    return pass
  }

  private func chain(
    _ specs: [LayerSpec], prefix: String, _ x: DoubleMatrix, _ pass: inout Pass
  ) -> DoubleMatrix {
    var y = x
    for (index, spec) in specs.enumerated() {
      let place = index + 1
      switch spec {
      case .linear(let outputs, _): y = linear("\(prefix)linear\(place)", y, outputs)
      case .activation(let activation): y = activate(activation, y, &pass)
      case .batchNorm: y = batchNorm("\(prefix)norm\(place)", y, &pass)
      case .layerNorm: y = layerNorm("\(prefix)norm\(place)", y, &pass)
      case .rmsNorm: y = rmsNorm("\(prefix)norm\(place)", y, &pass)
      case .dropout(let probability): y = dropout(probability, y, &pass)
      case .residual(let block): y = residual("\(prefix)residual\(place)", block, y, &pass)
      }
    }
    return y
  }

  private func parameter(_ name: String) -> [Double] {
    guard let values = parameters[name] else { preconditionFailure("no slot is named \(name)") }
    return values
  }

  /// y = x Wᵀ + b
  private func linear(_ name: String, _ x: DoubleMatrix, _ outputs: Int) -> DoubleMatrix {
    let weight = DoubleMatrix(outputs, x.columns, parameter("\(name).weight"))
    let bias = parameter("\(name).bias")
    var y = DoubleMatrix(x.rows, outputs)
    for r in 0..<x.rows {
      for o in 0..<outputs {
        var sum = bias[o]
        for c in 0..<x.columns { sum += x[r, c] * weight[o, c] }
        y[r, o] = sum
      }
    }
    return y
  }

  private func activate(
    _ activation: Activation, _ x: DoubleMatrix, _ pass: inout Pass
  ) -> DoubleMatrix {
    if activation.hasKink {
      for value in x.values { pass.kinkDistance = min(pass.kinkDistance, abs(value)) }
    }
    return x.map(activation.exact)
  }

  /// y = γ (x − μ) / √(σ² + ε) + β, with the statistics of the batch in training when it has more
  /// than one row, else the running ones.
  private func batchNorm(_ name: String, _ x: DoubleMatrix, _ pass: inout Pass) -> DoubleMatrix {
    let (gamma, beta) = (parameter("\(name).gamma"), parameter("\(name).beta"))
    var (mean, variance) = (parameter("\(name).mean"), parameter("\(name).variance"))
    if phase == .training && x.rows > 1 {
      let count = Double(x.rows)
      let (oldMean, oldVariance) = (mean, variance)
      var (newMean, newVariance) = (mean, variance)
      for c in 0..<x.columns {
        let column = (0..<x.rows).map { x[$0, c] }
        mean[c] = column.reduce(0, +) / count
        let squares = column.reduce(0) { $0 + ($1 - mean[c]) * ($1 - mean[c]) }
        variance[c] = squares / count
        pass.smallestDeviation = min(pass.smallestDeviation, variance[c].squareRoot())
        newMean[c] = 0.9 * oldMean[c] + 0.1 * mean[c]
        newVariance[c] = 0.9 * oldVariance[c] + 0.1 * squares / (count - 1)
      }
      pass.running["\(name).mean"] = newMean
      pass.running["\(name).variance"] = newVariance
    }
    var y = x
    for r in 0..<x.rows {
      for c in 0..<x.columns {
        y[r, c] = gamma[c] * (x[r, c] - mean[c]) / (variance[c] + 1e-5).squareRoot() + beta[c]
      }
    }
    return y
  }

  /// y = γ (x − μ) / √(σ² + ε) + β, with the statistics of each row.
  private func layerNorm(_ name: String, _ x: DoubleMatrix, _ pass: inout Pass) -> DoubleMatrix {
    let (gamma, beta) = (parameter("\(name).gamma"), parameter("\(name).beta"))
    var y = x
    for r in 0..<x.rows {
      let row = (0..<x.columns).map { x[r, $0] }
      let mean = row.reduce(0, +) / Double(row.count)
      let variance = row.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(row.count)
      pass.smallestDeviation = min(pass.smallestDeviation, variance.squareRoot())
      for c in 0..<x.columns {
        y[r, c] = gamma[c] * (row[c] - mean) / (variance + 1e-5).squareRoot() + beta[c]
      }
    }
    return y
  }

  /// y = γ x / √(mean(x²) + ε), with the mean of each row.
  private func rmsNorm(_ name: String, _ x: DoubleMatrix, _ pass: inout Pass) -> DoubleMatrix {
    let gamma = parameter("\(name).gamma")
    var y = x
    for r in 0..<x.rows {
      let meanSquare = (0..<x.columns).reduce(0) { $0 + x[r, $1] * x[r, $1] } / Double(x.columns)
      pass.smallestDeviation = min(pass.smallestDeviation, meanSquare.squareRoot())
      for c in 0..<x.columns { y[r, c] = gamma[c] * x[r, c] / (meanSquare + 1e-5).squareRoot() }
    }
    return y
  }

  private func dropout(
    _ probability: Float, _ x: DoubleMatrix, _ pass: inout Pass
  ) -> DoubleMatrix {
    if phase == .inference { return x }
    let mask = exactDropoutMask(
      x.values.count, probability: probability, seed: pass.randomness.next())
    var y = x
    for index in y.values.indices { y.values[index] *= Double(mask[index]) }
    return y
  }

  /// y = x + f(x), or P(x) + f(x) where f changes the width.
  private func residual(
    _ name: String, _ block: [LayerSpec], _ x: DoubleMatrix, _ pass: inout Pass
  ) -> DoubleMatrix {
    let through = chain(block, prefix: "\(name).", x, &pass)
    var y =
      x.columns == through.columns ? x : linear("\(name).projection", x, through.columns)
    for index in y.values.indices { y.values[index] += through.values[index] }
    return y
  }
}
