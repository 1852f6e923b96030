import MartletLayers
import MartletNumerics
import MartletTestSupport
import MartletTraining
import Testing

/// Readings are what one would compute by hand, and change nothing.
@Suite struct ProbeTests {
  private static let network = Network(
    inputs: 3,
    [
      .linear(6), .batchNorm, .activation(.tanh),
      .residual([.linear(6), .activation(.relu)]), .linear(2),
    ])
  private static let examples = Examples(24, width: 3, seed: 1) { row, noise in row[0] + noise }

  private static func source() -> Examples {
    Examples(
      examples.inputs, width: 3, targets: examples.targets.flatMap { [$0, -$0] }, targetWidth: 2)
  }

  private static func record(interval: Int?) throws -> (Parameters, TrainingRecord) {
    try Trainer(
      network,
      .with {
        $0.maxSteps = 6
        $0.batchSize = 24
        $0.learningRate = 0.1
        $0.optimizer = .sgd()
        $0.probeInterval = interval
      }
    ).train(on: source())
  }

  @Test("Training with probes ends in the same parameters and checks as without")
  func changesNothing() throws {
    let (parameters, record) = try Self.record(interval: nil)
    let (probed, probes) = try Self.record(interval: 2)
    #expect(parameters == probed && record.checks == probes.checks)
    #expect(record.probes.isEmpty && probes.probes.map(\.step) == [2, 4, 6])
  }

  @Test("A probe reads every layer and every trained parameter by name")
  func namesLayersAndSlots() throws {
    let probe = try #require(try Self.record(interval: 6).1.probes.first)
    #expect(
      probe.layers.map(\.layer) == [
        "linear1", "norm2", "tanh3", "residual4.linear1", "residual4.relu2", "residual4", "linear5",
      ])
    #expect(
      probe.weights.map(\.slot)
        == Self.network.layout.slots.filter { $0.kind != .state }.map(\.name))
  }

  @Test("Readings of the first step are those computed by hand") func readsWhatIsThere() throws {
    let (after, record) = try Trainer(
      Self.network,
      .with {
        $0.maxSteps = 1
        $0.batchSize = 24
        $0.learningRate = 0.1
        $0.optimizer = .sgd()
        $0.probeInterval = 1
      }
    ).train(on: Self.source())
    var randomness = SplitMix64(seed: 1)
    let before = Self.network.initialized(seed: randomness.next())
    let (layers, weights) = (record.probes[0].layers, record.probes[0].weights)

    let rows = (0..<24).map { Array(Self.source().inputs[3 * $0..<3 * $0 + 3]) }
    let targets = Self.examples.targets.map { [$0, -$0] }
    let gradient = Self.network.gradient(of: .mse, rows, targets: targets, before).gradient
    for reading in weights {
      let slot = try #require(Self.network.layout.slots.first { $0.name == reading.slot })
      func norm(_ values: [Float]) -> Double {
        values.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
      }
      let change = norm(zip(before[slot], after[slot]).map { $1 - $0 })
      #expect(abs(reading.norm - norm(before[slot])) <= 1e-6)
      #expect(abs(reading.gradientNorm - norm(gradient[slot])) <= 1e-5)
      if reading.norm > 0 {
        #expect(abs((reading.updateRatio ?? .nan) - change / reading.norm) <= 1e-6)
      } else {
        #expect(reading.updateRatio == nil)
      }
      // Plain gradient descent: the step is the rate times the gradient.
      #expect(abs(change - 0.1 * reading.gradientNorm) <= 1e-5)
    }

    // A batch norm puts out columns with mean 0 and variance 1, until it has learnt something else.
    #expect(abs(layers[1].mean) < 1e-6 && abs(layers[1].standardDeviation - 1) < 1e-3)
    #expect(layers[0].saturated == nil && layers[2].saturated != nil)
    let relu = layers[4]
    #expect(relu.nearZero > 0.2 && relu.nearZero < 0.9)
    // The gradient of the output, 2 (ŷ − y) / 48, has the norm 2 / 48 · √(48 mse).
    let loss = record.checks[0].trainingLoss
    #expect(abs((layers[6].gradientNorm ?? .nan) - 2 / 48 * (48 * loss).squareRoot()) < 1e-6)
  }

  @Test("A sigmoid layer with five of six units saturated reads as 5/6")
  func seesSaturation() throws {
    let network = Network(inputs: 3, [.linear(6), .activation(.sigmoid), .linear(2)])
    var parameters = network.initialized(seed: 1)
    parameters[network.layout.slots[1]] = [9, -9, 9, -9, 9, 0]  // the bias of the first layer
    let trainer = Trainer(
      network,
      .with {
        $0.maxSteps = 1
        $0.probeInterval = 1
      })
    var run = TrainingRun(trainer, seed: 1, from: parameters)
    try run.train(steps: 1, on: Self.source(), validation: nil as Examples?)
    let saturated = try #require(run.record.probes[0].layers[1].saturated)
    #expect(abs(saturated - 5 / 6.0) < 0.1)
  }
}
