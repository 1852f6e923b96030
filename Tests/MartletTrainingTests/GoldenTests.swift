import MartletLayers
import MartletTestSupport
import MartletTraining
import Testing

/// Against PyTorch, number by number.
@Suite("Networks and training against PyTorch") struct GoldenTests {
  private static let network = Network(
    inputs: 4,
    [
      .linear(6), .batchNorm, .activation(.gelu),
      .residual([.linear(6), .batchNorm, .activation(.relu), .linear(6)]), .linear(2),
    ])

  private static var parameters: Parameters {
    var parameters = Parameters(layout: network.layout)
    for slot in network.layout.slots {
      parameters[slot] = NetworkGolden.parameters[slot.name] ?? []
    }
    return parameters
  }

  private static func rows(_ values: [Float], width: Int) -> [[Float]] {
    stride(from: 0, to: values.count, by: width).map { Array(values[$0..<$0 + width]) }
  }

  private func expectClose(
    _ values: [Float], _ golden: [Double]?, _ tolerance: Double, _ name: String
  ) throws {
    let golden = try #require(golden)
    let largest = golden.reduce(0) { max($0, abs($1)) }
    let error = largestError(values, golden) { tolerance * max(abs($0), 0.1 * largest) + 5e-7 }
    #expect(error <= 1, "\(name)")
  }

  @Test("The network has exactly the parameters of its counterpart in PyTorch")
  func namesEverySlot() {
    #expect(Set(Self.network.layout.slots.map(\.name)) == Set(NetworkGolden.parameters.keys))
  }

  @Test("Outputs in inference are those of PyTorch") func inference() throws {
    let y = Self.network.forward(Self.rows(NetworkGolden.inputs, width: 4), Self.parameters)
    try expectClose(y.flatMap { $0 }, NetworkGolden.inference, 1e-5, "y")
  }

  @Test("Outputs in training, and the running statistics after it, are those of PyTorch")
  func trainingAndItsRunningStatistics() throws {
    var parameters = Self.parameters
    var tape = Tape(phase: .training)
    let x = tape.matrix(rows: Self.rows(NetworkGolden.inputs, width: 4))
    let y = parameters.withView { Self.network.root.forward(x, $0, &tape).values }
    try expectClose(y, NetworkGolden.training, 1e-5, "y")
    for slot in Self.network.layout.slots where slot.kind == .state {
      try expectClose(parameters[slot], NetworkGolden.running[slot.name], 1e-5, slot.name)
    }
  }

  private static let losses: [(loss: Loss, value: Double, gradient: [String: [Double]])] = [
    (.mse, NetworkGolden.mse, NetworkGolden.mseGradient),
    (.mae, NetworkGolden.mae, NetworkGolden.maeGradient),
    (.huber(delta: 0.5), NetworkGolden.huber, NetworkGolden.huberGradient),
    (.quantile(0.9), NetworkGolden.quantile, NetworkGolden.quantileGradient),
  ]

  @Test("Loss and gradient of the network are those of PyTorch", arguments: losses.indices)
  func lossAndGradient(index: Int) throws {
    let (loss, golden, goldenGradient) = Self.losses[index]
    let (value, gradient) = Self.network.gradient(
      of: loss, Self.rows(NetworkGolden.inputs, width: 4),
      targets: Self.rows(NetworkGolden.targets, width: 2), Self.parameters)
    #expect(abs(value / golden - 1) <= 1e-5)
    for slot in Self.network.layout.slots where slot.kind != .state {
      try expectClose(gradient[slot], goldenGradient[slot.name], 1e-5, slot.name)
    }
  }

  /// Whole runs of the trainer: initialisation, loss, backward, clipping, schedule, optimiser.
  @Test(
    "Twenty steps of the trainer have the losses and end at the parameters of PyTorch",
    arguments: OptimizerGolden.all)
  func training(golden: OptimizerGolden) throws {
    let network = Network(
      inputs: 3, [.linear(4, .glorotUniform), .activation(.tanh), .linear(2, .glorotUniform)])
    let trainer = Trainer(
      network,
      .with {
        $0.maxSteps = 20
        $0.batchSize = 8
        $0.learningRate = golden.rate
        $0.schedule = golden.schedule
        $0.optimizer = golden.optimizer
        $0.weightDecay = golden.weightDecay
        $0.clipNorm = golden.clipNorm
        $0.l1Penalty = golden.l1Penalty
        $0.validationInterval = 1
      })
    let (parameters, record) = try trainer.train(
      on: Examples(
        OptimizerGolden.inputs, width: 3, targets: OptimizerGolden.targets, targetWidth: 2),
      seed: 42)
    try expectClose(
      record.checks.map { Float($0.trainingLoss) }, golden.losses, 1e-5, "\(golden.name), loss")
    try expectClose(
      network.layout.slots.flatMap { parameters[$0] }, golden.parameters, 1e-5, golden.name)
  }
}

extension OptimizerGolden: CustomTestStringConvertible {
  var testDescription: String { name }
}
