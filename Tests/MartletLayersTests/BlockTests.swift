import MartletLayers
import MartletTestSupport
import Testing

/// What the blocks promise beyond their formulas.
@Suite struct BlockTests {
  private static let rows: [[Float]] = [[1, 2, -3, 0.5], [0, -1, 4, 2]]

  @Test("A residual block started as the identity returns its input, and its last weights learn")
  func aResidualCanStartAsTheIdentity() {
    let blocks: [[LayerSpec]] = [
      [.linear(4)], [.linear(7), .activation(.gelu), .linear(4), .dropout(0.3)],
      [.transpose(rows: 2, columns: 2), .sharedWeights(parts: 2, [.linear(3), .linear(2)])],
    ]
    for block in blocks {
      for norm in [NormPlacement.none, .pre(.layer), .pre(.batch)] {
        let network = Network(
          inputs: 4, [.residual(block, norm: norm, startsAsIdentity: true)])
        let parameters = network.initialized(seed: 1)
        #expect(network.forward(Self.rows, parameters) == Self.rows)
        let (_, gradient) = network.gradient(
          of: .mse, Self.rows, targets: [[0, 0, 0, 0], [9, 8, 7, 6]], parameters)
        let weights = network.layout.slots.filter { $0.kind == .weight }
        #expect(weights.last.map { gradient[$0].contains { $0 != 0 } } == true)
      }
    }
  }

  /// Behind an activation a zero might never learn.
  @Test("Starting as the identity traps for a block that does not end in a linear layer")
  func theIdentityNeedsALinearLayerAtTheEnd() async {
    await #expect(processExitsWith: .failure) {
      _ = Network(
        inputs: 4, [.residual([.linear(4), .activation(.relu)], startsAsIdentity: true)])
    }
    await #expect(processExitsWith: .failure) {
      _ = Network(inputs: 4, [.residual([.dropout(0.5)], startsAsIdentity: true)])
    }
  }

  @Test("RevIN carries a shift and a scaling of the target over to the forecast")
  func revINFollowsLevelAndScale() {
    let network = Network(inputs: 8, [.revIN(channels: 2, [.linear(3), .activation(.tanh)])])
    let parameters = network.initialized(seed: 2)
    let row: [Float] = [1, 3, 2, 5, -1, 4, 0, 2]
    let moved = row.prefix(4).map { 100 * $0 + 4000 } + row.suffix(4).map { 7 * $0 - 30 }
    let y = network.forward([row, moved], parameters)
    let expected = y[0].map { 100 * Double($0) + 4000 }
    #expect(largestError(y[1], expected) { _ in 0.01 } <= 1)
  }

  @Test("RevIN of a constant window gives that constant") func aConstantWindowGivesItsLevel() {
    let network = Network(inputs: 4, [.revIN(channels: 1, [.linear(2)])])
    let y = network.forward([[7, 7, 7, 7]], network.initialized(seed: 2))
    #expect(y == [[7, 7]])
  }

  @Test("Parameters of nested blocks have unique names that follow their path")
  func slotsOfBlocksAreNamedAfterTheirPlace() {
    let network = Network(inputs: 13, Example.everyLayer.specs)
    let names = network.layout.slots.map(\.name)
    for name in [
      "parallel1.branch1.embedding2.table", "parallel1.branch2.revin2.gamma",
      "parallel1.branch2.revin2.parallel1.branch1.shared2.linear1.weight",
      "parallel1.branch2.revin2.residual3.norm1.beta",
      "parallel1.branch2.revin2.residual4.norm.gamma", "residual2.norm.gamma",
      "residual2.projection.bias",
    ] { #expect(names.contains(name), "\(name)") }
    #expect(Set(names).count == names.count)
  }

  /// As text, since the other process is told in JSON, which has no NaN.
  @Test(
    "An embedding traps on a number that is not one of its categories",
    arguments: ["-1", "4", "0.5", "nan", "inf", "1e30"])
  func aNumberThatIsNoCategoryTraps(number: String) async {
    await #expect(processExitsWith: .failure) { [number] in
      let network = Network(inputs: 1, [.embedding(categories: 4, width: 2)])
      _ = network.forward([[Float(number) ?? 0]], network.initialized(seed: 1))
    }
  }

  @Test("A layer whose sizes do not fit its inputs traps when the network is made")
  func sizesThatDoNotFitTrap() async {
    await #expect(processExitsWith: .failure) { _ = Network(inputs: 5, [.gated(.relu)]) }
    await #expect(processExitsWith: .failure) {
      _ = Network(inputs: 5, [.revIN(channels: 2, [.linear(1)])])
    }
    await #expect(processExitsWith: .failure) {
      _ = Network(inputs: 5, [.sharedWeights(parts: 2, [.linear(1)])])
    }
    await #expect(processExitsWith: .failure) {
      _ = Network(inputs: 5, [.transpose(rows: 2, columns: 3)])
    }
    await #expect(processExitsWith: .failure) { _ = Network(inputs: 5, [.slice(3..<6)]) }
    await #expect(processExitsWith: .failure) {
      _ = Network(inputs: 5, [.embedding(categories: 4, width: 2)])
    }
    await #expect(processExitsWith: .failure) {
      _ = Network(inputs: 5, [.parallel([[.linear(2)], [.linear(3)]], combine: .sum)])
    }
    await #expect(processExitsWith: .failure) { _ = Network(inputs: 5, [.parallel([])]) }
    await #expect(processExitsWith: .failure) { _ = Network(inputs: 5, [.interpolation(to: 0)]) }
  }
}
