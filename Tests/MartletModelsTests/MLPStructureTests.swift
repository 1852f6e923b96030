import MartletLayers
import MartletModels
import MartletTestSupport
import Testing

struct MLPStructureTests {
  @Test("MLP options decide the layers of its blocks and their order")
  func blocksAreWhatTheOptionsSay() throws {
    let plain = try MLP(hidden: 5, layers: 2, dropout: 0).network(inputs: 7, horizon: 3)
    #expect(
      plain.specs == [
        .linear(5), .activation(.relu), .linear(5), .activation(.relu), .linear(3),
      ])
    let full = try MLP(
      hidden: 5, layers: 3, activation: .tanh, norm: .batch, residual: true, dropout: 0.25,
      initializer: .heUniform
    ).network(inputs: 7, horizon: 3)
    let block: [LayerSpec] = [
      .linear(5, .heUniform), .batchNorm, .activation(.tanh), .dropout(0.25),
    ]
    #expect(
      full.specs == block + [.residual(block), .residual(block), .linear(3)])
  }

  @Test(
    "Each norm of an MLP stands between linear layer and activation", arguments: MLP.Norm.allCases)
  func eachNormStandsBeforeTheActivation(norm: MLP.Norm) throws {
    let expected: [LayerSpec] =
      switch norm {
      case .none: []
      case .batch: [.batchNorm]
      case .layer: [.layerNorm]
      case .rms: [.rmsNorm]
      }
    let specs = try MLP(hidden: 5, layers: 1, norm: norm, dropout: 0).network(inputs: 7, horizon: 3)
      .specs
    #expect(
      specs == [.linear(5)] + expected + [.activation(.relu), .linear(3)])
  }

  @Test("MLP parameters are named after their layer's place, with their shapes")
  func slotsAreNamedAfterTheirPlace() throws {
    let network = try MLP(hidden: 4, layers: 2, norm: .batch, residual: true, dropout: 0)
      .network(inputs: 6, horizon: 2)
    let slots = network.layout.slots.map { "\($0.name) \($0.rows)x\($0.columns)" }
    #expect(
      slots == [
        "linear1.weight 4x6", "linear1.bias 1x4", "norm2.gamma 1x4", "norm2.beta 1x4",
        "norm2.mean 1x4", "norm2.variance 1x4", "residual4.linear1.weight 4x4",
        "residual4.linear1.bias 1x4", "residual4.norm2.gamma 1x4", "residual4.norm2.beta 1x4",
        "residual4.norm2.mean 1x4", "residual4.norm2.variance 1x4", "linear5.weight 2x4",
        "linear5.bias 1x2",
      ])
  }

  @Test(
    "An MLP has the number of weights that its options give by hand", arguments: [1, 2, 4],
    [false, true])
  func parameterCounts(layers: Int, residual: Bool) throws {
    // Numbers a unit: a bias; a scale and a shift.
    for (norm, perUnit) in [(MLP.Norm.none, 1), (.batch, 3), (.layer, 3), (.rms, 2)] {
      for dropout in [0, 0.5] {
        let mlp = MLP(
          hidden: 10, layers: layers, norm: norm, residual: residual, dropout: dropout)
        let network = try mlp.network(inputs: 24, horizon: 6)
        let first = 24 * 10 + 10 * perUnit
        let others = (layers - 1) * (10 * 10 + 10 * perUnit)
        #expect(network.parameterCount == first + others + 10 * 6 + 6)
        #expect(network.inputWidth == 24)
        #expect(network.outputWidth == 6)
      }
    }
  }

  /// The hidden layers start as asked for, the output layer always within ±1/√inputs.
  @Test(
    "An MLP's initializer is for hidden layers, the output layer has its own",
    arguments: Initializer.allCases)
  func initialisation(initializer: Initializer) throws {
    let weights = try MLP(hidden: 3, layers: 3, initializer: initializer)
      .network(inputs: 5, horizon: 2).layout.slots.filter { $0.kind == .weight }
    #expect(weights.map(\.initializer) == [initializer, initializer, initializer, .torchUniform])
  }
}
