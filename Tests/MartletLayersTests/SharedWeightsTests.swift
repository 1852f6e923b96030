import MartletLayers
import MartletNumerics
import MartletTestSupport
import Testing

/// Rows that go through a shared block in pieces give what they would give at once.
@Suite struct SharedWeightsTests {
  private static let rows = 400
  private static let few = 50  // 3 parts of them are less than a piece

  private func random(_ rows: Int, _ columns: Int, seed: UInt64) -> [[Float]] {
    var generator = SplitMix64(seed: seed)
    return (0..<rows).map { _ in
      (0..<columns).map { _ in Float.random(in: -1...1, using: &generator) }
    }
  }

  @Test(
    "A shared block's gradient over many rows is the mean of those of small batches",
    arguments: [
      [LayerSpec.linear(4), .activation(.tanh), .linear(2)],
      [.linear(1), .activation(.relu), .linear(2)],
      [.linear(5), .layerNorm, .residual([.linear(5)]), .linear(2)],
    ])
  func gradientsAreTheMeanOfSmallBatches(block: [LayerSpec]) {
    #expect(
      3 * Self.rows > 4 * SharedWeights.rowsOfPiece && 3 * Self.few < SharedWeights.rowsOfPiece)
    let network = Network(inputs: 6, [.linear(6), .sharedWeights(parts: 3, block)])
    let parameters = network.initialized(seed: 1)
    let (x, y) = (random(Self.rows, 6, seed: 2), random(Self.rows, 6, seed: 3))
    let whole = network.gradient(of: .mse, x, targets: y, parameters)
    var mean = [Double](repeating: 0, count: whole.gradient.values.count)
    for start in stride(from: 0, to: Self.rows, by: Self.few) {
      let range = start..<start + Self.few
      let part = network.gradient(
        of: .mse, Array(x[range]), targets: Array(y[range]), parameters
      ).gradient
      for (index, value) in part.values.enumerated() {
        mean[index] += Double(value) * Double(Self.few) / Double(Self.rows)
      }
      #expect(
        network.forward(Array(x[range]), parameters) == Array(network.forward(x, parameters)[range])
      )
    }
    for (value, expected) in zip(whole.gradient.values, mean) {
      #expect(abs(Double(value) - expected) <= 1e-4 * abs(expected) + 1e-6)
    }
  }

  @Test("A batch norm in a shared block standardises over all rows, not by piece")
  func aBatchNormSeesAllRows() {
    let network = Network(inputs: 3, [.sharedWeights(parts: 3, [.batchNorm])])
    let x = random(Self.rows, 3, seed: 4).enumerated().map { row, values in
      values.map { $0 + (row < Self.rows / 2 ? 5 : 0) }  // of two levels: a piece has another mean
    }
    var parameters = network.initialized(seed: 1)
    var tape = Tape(phase: .training)
    let y = parameters.withView { network.root.forward(tape.matrix(rows: x), $0, &tape).values }
    let mean = y.reduce(0.0) { $0 + Double($1) } / Double(y.count)
    let square = y.reduce(0.0) { $0 + Double($1) * Double($1) } / Double(y.count)
    #expect(abs(mean) < 1e-4)
    #expect(abs(square - 1) < 1e-3)
    #expect(abs(y.prefix(600).reduce(0, +) / 600 - 0.97) < 0.02)
  }

  @Test("A probe reads a shared block's layers once, over all rows")
  func aProbeSeesOneLayer() throws {
    let network = Network(
      inputs: 3, [.sharedWeights(parts: 3, [.linear(4), .activation(.sigmoid)])])
    let parameters = network.initialized(seed: 1)
    let x = random(Self.rows, 3, seed: 5)
    let (whole, outputs) = try #require(readings(network, parameters, x))
    #expect(whole.map(\.layer) == ["shared1.linear1", "shared1.sigmoid2", "shared1"])
    let sigmoid = whole[1]
    let mean = outputs.reduce(0.0) { $0 + Double($1) } / Double(outputs.count)
    let square = outputs.reduce(0.0) { $0 + Double($1) * Double($1) } / Double(outputs.count)
    #expect(abs(sigmoid.mean - mean) < 1e-6)
    #expect(abs(sigmoid.standardDeviation - (square - mean * mean).squareRoot()) < 1e-5)
    #expect(sigmoid.saturated == 0)
    // The gradient that comes to the sigmoid is y itself: of all rows, not of the last piece.
    let norm = try #require(sigmoid.gradientNorm)
    #expect(abs(norm / (square * Double(outputs.count)).squareRoot() - 1) < 1e-5)
  }

  /// The readings of a forward and a backward pass with dy = y, and y.
  private func readings(
    _ network: Network, _ parameters: Parameters, _ x: [[Float]]
  ) -> ([LayerReading], [Float])? {
    var parameters = parameters
    var gradient = Parameters(layout: network.layout)
    var tape = Tape(phase: .training)
    tape.probe = Probe()
    let outputs = parameters.withView { view in
      gradient.values.withMatrix { open in
        let y = network.root.forward(tape.matrix(rows: x), view, &tape)
        let values = y.values
        let dy = tape.matrix(y.rows, y.columns)
        dy.copy(from: y)
        _ = network.root.backward(dy, view, GradientView(open, keep: 0), &tape)
        return values
      }
    }
    return tape.probe.map { ($0.readings, outputs) }
  }
}
