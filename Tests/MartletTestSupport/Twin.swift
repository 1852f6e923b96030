package import MartletLayers
package import MartletNumerics

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
  /// What every RevIN takes for the statistics of its input, when given: those of an earlier pass. A
  /// derivative with them held fixed is what backward computes.
  package var heldStatistics: [String: [RevINStatistics]] = [:]

  package typealias RevINStatistics = (mean: Double, deviation: Double)

  /// What one forward pass gives.
  package struct Pass: Sendable {
    package var y: DoubleMatrix
    /// The smallest |x| that met an activation with a kink at 0, or difference of the two largest
    /// numbers of a window.
    package var kinkDistance = Double.infinity
    /// The smallest deviation or root of a mean square by which a norm divided.
    package var smallestDeviation = Double.infinity
    /// Running statistics after the pass, where they changed.
    package var running: [String: [Double]] = [:]
    /// μ and σ of each channel of each row, by the name of the RevIN that took them.
    package var statistics: [String: [RevINStatistics]] = [:]
    var randomness: SplitMix64
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

  func chain(
    _ specs: [LayerSpec], prefix: String, _ x: DoubleMatrix, _ pass: inout Pass
  ) -> DoubleMatrix {
    var y = x
    for (index, spec) in specs.enumerated() {
      func name(_ kind: String) -> String { "\(prefix)\(kind)\(index + 1)" }
      switch spec {
      case .linear(let outputs, _, _): y = linear(name("linear"), y, outputs)
      case .activation(let activation): y = activate(activation, y, &pass)
      case .gated(let activation): y = gated(activation, y, &pass)
      case .softmax: y = softmax(y)
      case .embedding(_, let width): y = embedding(name("embedding"), y, width)
      case .dropout(let probability): y = dropout(probability, y, &pass)
      case .batchNorm: y = norm(.batch, name("norm"), y, &pass)
      case .layerNorm: y = norm(.layer, name("norm"), y, &pass)
      case .rmsNorm: y = norm(.rms, name("norm"), y, &pass)
      case .revIN(let channels, let length, let outputs, let block):
        y = revIN(name("revin"), channels, length, outputs, block, y, &pass)
      case .slice(let range): y = columns(range, y)
      case .transpose(let rows, let columns): y = transpose(rows, columns, y)
      case .repeated(let times): y = repeated(times, y)
      case .pooling(let function, let size, let fromEnd):
        y = pooling(function, size, fromEnd, y, &pass)
      case .interpolation(let points): y = interpolation(points, y)
      case .movingAverage(let size, let remainder): y = movingAverage(size, remainder, y)
      case .basis(let basis, let points, let backwards):
        y = expansion(basis, points, backwards, y)
      case .residual(let block, let placement, _):
        y = residual(name("residual"), block, placement, y, &pass)
      case .parallel(let branches, let combination):
        y = parallel(name("parallel"), branches, combination, y, &pass)
      case .sharedWeights(let parts, let block): y = shared(name("shared"), parts, block, y, &pass)
      case .lastValueNorm(let length, let outputs, let subtracts, let block):
        y = lastValueNorm(name("last"), length, outputs, subtracts, block, y, &pass)
      case .doublyResidual(let backcast, let padding, let times, let blocks):
        y = doublyResidual(name("stack"), backcast, padding, times, blocks, y, &pass)
      }
    }
    return y
  }

  func parameter(_ name: String) -> [Double] {
    guard let values = parameters[name] else { preconditionFailure("no slot is named \(name)") }
    return values
  }

  /// y = x Wᵀ + b
  func linear(_ name: String, _ x: DoubleMatrix, _ outputs: Int) -> DoubleMatrix {
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

  func activate(
    _ activation: Activation, _ x: DoubleMatrix, _ pass: inout Pass
  ) -> DoubleMatrix {
    if activation.hasKink {
      for value in x.values { pass.kinkDistance = min(pass.kinkDistance, abs(value)) }
    }
    return x.map(activation.exact)
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
}
