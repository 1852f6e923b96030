import MartletLayers
import MartletNumerics
import MartletTestSupport
import Testing

@Suite struct LSUVTests {
  private static let networks: [Example] =
    [
      .everyLayer,
      Example(
        "fifty tanh layers", inputs: 5,
        (0..<50).flatMap { _ in [.linear(16), .activation(.tanh)] as [LayerSpec] } + [.linear(1)]),
      Example(
        "projections", inputs: 5,
        [
          .residual([.linear(9), .activation(.relu), .linear(7)]),
          .residual([.linear(3)], norm: .pre(.layer)), .linear(2),
        ]),
      Example("one number a row", inputs: 1, [.linear(1)]),
    ]

  private func batch(_ example: Example) -> [[Float]] {
    let trial = Trial(example, rows: 64)
    return (0..<64).map { Array(trial.x[$0 * example.inputs..<($0 + 1) * example.inputs]) }
  }

  /// The variance of what each linear layer puts out, in the pass that training would make.
  private func variances(
    _ network: Network, _ rows: [[Float]], _ parameters: Parameters, seed: UInt64
  ) -> [String: Double] {
    var parameters = parameters
    var tape = Tape(phase: .training, randomness: SplitMix64(seed: seed, path: ["LSUV"]))
    var variances: [String: Double] = [:]
    tape.linearObserver = { linear, y in
      guard variances[linear.weight.name] == nil else { return }  // of the first time
      let values = y.values.map { Double($0) }
      let mean = values.reduce(0, +) / Double(values.count)
      variances[linear.weight.name] =
        values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
    }
    parameters.withView { _ = network.root.forward(tape.matrix(rows: rows), $0, &tape) }
    return variances
  }

  @Test(
    "After LSUV every linear layer puts out variance 1, with weights still orthogonal",
    arguments: networks)
  func everyLinearLayerPutsOutVarianceOne(example: Example) {
    let network = Network(inputs: example.inputs, example.specs)
    let rows = batch(example)
    for seed in UInt64(1)...3 {
      let parameters = network.initializedByLSUV(seed: seed, on: rows)
      let variances = variances(network, rows, parameters, seed: seed)
      let weights = network.layout.slots.filter { $0.kind == .weight }
      #expect(Set(variances.keys) == Set(weights.map(\.name)))
      for (name, variance) in variances { #expect(abs(variance - 1) < 1e-4, "\(name)") }

      // All else starts as ever; the weights are multiples of orthogonal ones.
      let usual = network.initialized(seed: seed)
      for slot in network.layout.slots where slot.kind != .weight {
        #expect(parameters[slot] == usual[slot], "\(slot.name)")
      }
      for slot in weights where slot.rows <= slot.columns {
        let values = parameters[slot].map { Double($0) }
        let lengths = (0..<slot.rows).map { r in
          (0..<slot.columns).reduce(0) {
            $0 + values[r * slot.columns + $1] * values[r * slot.columns + $1]
          }
        }
        #expect(lengths.allSatisfy { abs($0 / lengths[0] - 1) < 1e-5 }, "\(slot.name)")
      }
    }
  }

  /// The same by the public forward pass alone: no layer after the first, no dropout.
  @Test("LSUV of a single linear layer gives outputs of variance 1") func oneLayerByHand() {
    let network = Network(inputs: 2, [.linear(3)])
    let rows: [[Float]] = [[1, 2], [-3, 5], [100, 0.5], [7, -20]]
    let parameters = network.initializedByLSUV(seed: 1, on: rows)
    let y = network.forward(rows, parameters).joined().map { Double($0) }
    let mean = y.reduce(0, +) / 12
    #expect(abs(y.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 12 - 1) < 1e-5)
  }

  /// Where every output is the same, the deviation is rounding or 0, and nothing is divided by it.
  @Test("LSUV leaves weights orthogonal where outputs are constant or not finite")
  func constantOutputsAreLeftAlone() {
    let dead: [LayerSpec] = [.activation(.relu), .linear(4, gain: 3), .linear(1)]
    let network = Network(inputs: 2, dead)
    let orthogonal = Network(
      inputs: 2, [.activation(.relu), .linear(4, .orthogonal), .linear(1, .orthogonal)])
    let parameters = network.initializedByLSUV(seed: 4, on: [[-1, -2], [-3, -0.5]])
    let expected = orthogonal.initialized(seed: 4)
    #expect(
      network.layout.slots.map { parameters[$0] }
        == orthogonal.layout.slots.map { expected[$0] })

    let single = Network(inputs: 3, [.linear(1)])
    let same = single.initializedByLSUV(seed: 4, on: [[0.1, 0.7, 0.3], [0.1, 0.7, 0.3]])
    let length = same[single.layout.slots[0]].reduce(0) { $0 + $1 * $1 }
    #expect(abs(length - 1) < 1e-6)
    let infinite = single.initializedByLSUV(seed: 4, on: [[.infinity, 0, 0], [1, 2, .nan]])
    #expect(infinite == same)
  }

  @Test("LSUV leaves weights at 0 in a residual block that starts as the identity")
  func zerosStayZero() {
    let network = Network(
      inputs: 3, [.residual([.linear(4), .activation(.relu), .linear(3)], startsAsIdentity: true)])
    let parameters = network.initializedByLSUV(seed: 2, on: [[1, 2, 3], [-4, 0, 2]])
    let last = network.layout.slots.filter { $0.name == "residual1.linear3.weight" }
    #expect(last.map { parameters[$0] } == [[Float](repeating: 0, count: 12)])
  }

  @Test("LSUV gives the same weights for one seed and others for another")
  func theSeedDecidesEveryBit() {
    let example = Example.everyLayer
    let network = Network(inputs: example.inputs, example.specs)
    let rows = batch(example)
    let parameters = network.initializedByLSUV(seed: 1, on: rows)
    #expect(parameters == network.initializedByLSUV(seed: 1, on: rows))
    #expect(parameters != network.initializedByLSUV(seed: 2, on: rows))
  }
}
