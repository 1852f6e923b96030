import MartletLayers
import Testing

@Suite struct ParameterLayoutTests {
  private static let network = Network(
    inputs: 3,
    [
      .linear(5), .batchNorm, .activation(.relu), .dropout(0.1),
      .residual([.linear(7), .residual([.linear(7)]), .batchNorm]), .linear(2, .glorotUniform),
    ])

  @Test("Parameter slots are named after kind and place, with their shapes and roles")
  func slotsAreNamedAfterKindAndPlace() {
    let names = Self.network.layout.slots.map { "\($0.name) \($0.rows)x\($0.columns) \($0.kind)" }
    #expect(
      names == [
        "linear1.weight 5x3 weight", "linear1.bias 1x5 offset",
        "norm2.gamma 1x5 offset", "norm2.beta 1x5 offset",
        "norm2.mean 1x5 state", "norm2.variance 1x5 state",
        "residual5.linear1.weight 7x5 weight", "residual5.linear1.bias 1x7 offset",
        "residual5.residual2.linear1.weight 7x7 weight",
        "residual5.residual2.linear1.bias 1x7 offset",
        "residual5.norm3.gamma 1x7 offset", "residual5.norm3.beta 1x7 offset",
        "residual5.norm3.mean 1x7 state", "residual5.norm3.variance 1x7 state",
        "residual5.projection.weight 7x5 weight", "residual5.projection.bias 1x7 offset",
        "linear6.weight 2x7 weight", "linear6.bias 1x2 offset",
      ])
  }

  @Test("The parameter count holds weights, biases and scales, not running statistics")
  func countsWhatIsTrained() {
    let linear = (5 * 3 + 5) + (7 * 5 + 7) + (7 * 7 + 7) + (7 * 5 + 7) + (2 * 7 + 2)
    #expect(Self.network.parameterCount == linear + 2 * 5 + 2 * 7)
    #expect(Self.network.outputWidth == 2)
  }

  @Test("Parameter slots start on cache lines, do not overlap, and state comes last")
  func slotsLieApart() {
    let layout = Self.network.layout
    var end = 0
    for slot in layout.slots.sorted(by: { layout.position(of: $0) < layout.position(of: $1) }) {
      let position = layout.position(of: slot)
      #expect(position % 16 == 0)
      #expect(position >= end)
      #expect((slot.kind == .state) == (position >= layout.trainedCount))
      end = position + slot.count
    }
    #expect(end <= layout.totalCount)
    #expect(layout.totalCount == layout.trainedCount + layout.stateCount)
  }

  @Test("Writing one parameter slot changes no other slot") func aSlotIsWrittenAndReadAlone() {
    var parameters = Parameters(layout: Self.network.layout)
    for (index, slot) in Self.network.layout.slots.enumerated() {
      parameters[slot] = [Float](repeating: Float(index + 1), count: slot.count)
    }
    for (index, slot) in Self.network.layout.slots.enumerated() {
      #expect(parameters[slot] == [Float](repeating: Float(index + 1), count: slot.count))
      let matrix = parameters.withView { $0[slot].values }
      #expect(matrix == parameters[slot])
    }
    #expect(parameters.values.count { $0 != 0 } == Self.network.parameterCount + 2 * (5 + 7))
  }

  @Test("Fresh weights are random by seed, scales and variances 1, other offsets 0")
  func freshParametersAreWhatTheLayersAskFor() {
    let parameters = Self.network.initialized(seed: 1)
    for slot in Self.network.layout.slots {
      let values = parameters[slot]
      switch slot.kind {
      case .weight: #expect(Set(values).count > 1)
      case .offset, .state:
        let expected: Float =
          slot.name.hasSuffix("gamma") || slot.name.hasSuffix("variance") ? 1 : 0
        #expect(values.allSatisfy { $0 == expected }, "\(slot.name)")
      }
    }
    #expect(parameters == Self.network.initialized(seed: 1))
    #expect(parameters != Self.network.initialized(seed: 2))
  }

  @Test("A copy of parameters does not change when the original is written")
  func copiesAreIndependent() {
    var parameters = Self.network.initialized(seed: 1)
    let snapshot = parameters
    parameters.withView { $0.writable(Self.network.layout.slots[0])[0] += 1 }
    #expect(parameters != snapshot)
    #expect(snapshot == Self.network.initialized(seed: 1))
  }
}
