import MartletLayers
import MartletTraining
import Testing

/// The largest eigenvalue of the Hessian against PyTorch's exact one, and against the rate at which
/// descent diverges.
@Suite("Sharpness") struct SharpnessTests {
  @Test(
    "The sharpness is the largest eigenvalue of the exact Hessian, within a thousandth",
    arguments: CurvatureGolden.all)
  func exact(golden: CurvatureGolden) throws {
    let trainer = Trainer(
      golden.network,
      .with {
        $0.batchSize = 40; $0.loss = .mse
      })
    for seed in [1, 2, 3] as [UInt64] {
      let found = try #require(
        trainer.sharpness(at: golden.values, on: golden.examples, seed: seed))
      #expect(abs(found.value / golden.largest - 1) < 1e-3, "\(golden.name), \(found)")
      #expect(found.isConverged && found.examples == 40 && found.products < 60)
      #expect(found.stepError < 0.005 * found.value)
      #expect(found.largestStableRate == 2 / found.value)
    }
  }

  @Test(
    "It is the largest eigenvalue also where the smallest one has a larger magnitude")
  func notTheLargestMagnitude() throws {
    let golden = try #require(CurvatureGolden.all.first { -$0.smallest > $0.largest })
    #expect(golden.name == "large errors")
  }

  /// One batch and many give one mean where nothing mixes the rows.
  @Test("The batch size changes no sharpness without batch norm", arguments: [1, 7, 16, 64])
  func batches(size: Int) throws {
    let golden = try #require(CurvatureGolden.all.first)
    let trainer = Trainer(
      golden.network,
      .with {
        $0.batchSize = size; $0.loss = .mse
      })
    let found = try #require(trainer.sharpness(at: golden.values, on: golden.examples))
    #expect(abs(found.value / golden.largest - 1) < 1e-3)
  }

  @Test("With numbers d it is that of D H D, within a thousandth", arguments: CurvatureGolden.all)
  func scaled(golden: CurvatureGolden) throws {
    let trainer = Trainer(
      golden.network,
      .with {
        $0.batchSize = 40; $0.loss = .mse
      })
    var scales = [Double](repeating: 0, count: golden.network.layout.trainedCount)
    for slot in golden.network.layout.slots where slot.kind != .state {
      let values = try #require(golden.scales[slot.name])
      for (index, value) in values.enumerated() { scales[slot.offset + index] = value }
    }
    let found = try #require(
      trainer.sharpness(at: golden.values, of: golden.examples, scales: scales))
    #expect(abs(found.value / golden.largestScaled - 1) < 1e-3, "\(golden.name), \(found)")
  }

  @Test("The same seed gives the same bits, and only drawn examples count")
  func repeatable() throws {
    let golden = try #require(CurvatureGolden.all.first)
    let trainer = Trainer(
      golden.network,
      .with {
        $0.batchSize = 8; $0.loss = .mse
      })
    func found(_ limit: Int, _ seed: UInt64) -> Sharpness? {
      trainer.sharpness(at: golden.values, on: golden.examples, limit: limit, seed: seed)
    }
    let first = try #require(found(20, 5))
    #expect(found(20, 5) == first && first.examples == 20)
    #expect(try #require(found(20, 6)).value != first.value)
  }

  // y = w x + b with x = ±1: the Hessian of the mean squared error is 2 in both directions.
  private static let line = Network(inputs: 1, [.linear(1)])
  private static let pair = MartletTraining.Examples(
    inputs: [[1], [-1]], targets: [[3.5], [-2.5]])

  @Test(
    "Descent diverges just above the largest stable rate, and not just below it",
    arguments: [.sgd(), .sgd(momentum: 0.5), .sgd(momentum: 0.9), .nesterov(momentum: 0.5)]
      as [Optimizer])
  func stableRate(optimizer: Optimizer) throws {
    func lastLoss(_ rate: Double) -> Double {
      let trainer = Trainer(
        Self.line,
        .with {
          $0.maxSteps = 400
          $0.optimizer = optimizer
          $0.learningRate = rate
          $0.loss = .mse
          $0.validationInterval = 1
        })
      let record = try? trainer.train(on: Self.pair, seed: 1).record
      return record?.checks[399].trainingLoss ?? .infinity
    }
    let trainer = Trainer(Self.line, .with { $0.loss = .mse })
    let found = try #require(
      trainer.sharpness(at: Self.line.initialized(seed: 1), on: Self.pair))
    #expect(abs(found.value - 2) < 1e-3)
    let limit = try #require(found.largestStableRate(for: optimizer))
    #expect(lastLoss(0.98 * limit) < 0.5)
    #expect(lastLoss(1.02 * limit) > 50)
  }

  /// On the line both directions have the Hessian 2, so that the largest of P^−½ H P^−½ is 2 over
  /// the smallest number of P, which is made here of the gradients one by one.
  @Test("The preconditioned sharpness is that of Adam's own second moments")
  func preconditioned() throws {
    let options = TrainingOptions.with {
      $0.maxSteps = 3
      $0.learningRate = 0.01
      $0.loss = .mse
    }
    var run = TrainingRun(Trainer(Self.line, options), seed: 2)
    #expect(run.preconditionedSharpness(on: Self.pair) == nil)
    var moments = [0.0, 0.0]
    for _ in 0..<3 {
      let gradient = Self.line.gradient(
        of: .mse, [[1], [-1]], targets: [[3.5], [-2.5]], run.result.parameters
      ).gradient
      for (index, slot) in Self.line.layout.slots.enumerated() {
        moments[index] =
          0.999 * moments[index] + 0.001 * Double(gradient[slot][0] * gradient[slot][0])
      }
      try run.advance(steps: 1, on: Self.pair)
    }
    let share = 1 - 0.9 * 0.9 * 0.9
    let divisors = moments.map {
      share * (($0 / (1 - 0.999 * 0.999 * 0.999)).squareRoot() + 1e-8)
    }
    let exact = 2 / (divisors.min() ?? 0)
    let found = try #require(run.preconditionedSharpness(on: Self.pair))
    #expect(abs(found.value / exact - 1) < 1e-3)
    #expect(
      abs((found.largestStableRate(for: .adam()) ?? 0) * found.value - 38) < 1e-9)
    let plain = try #require(run.sharpness(on: Self.pair))
    #expect(abs(plain.value - 2) < 1e-3)
    let other = TrainingRun(Trainer(Self.line, .with { $0.optimizer = .lion() }), seed: 2)
    #expect(other.preconditionedSharpness(on: Self.pair) == nil)
  }

  @Test("A loss without curvature sets no limit, and one that is no number has no sharpness")
  func edges() throws {
    let trainer = Trainer(Self.line, .with { $0.loss = .mse })
    let parameters = Self.line.initialized(seed: 1)
    let none = MartletTraining.Examples(inputs: [], targets: [])
    #expect(trainer.sharpness(at: parameters, on: none) == nil)
    let broken = MartletTraining.Examples(inputs: [[.infinity]], targets: [[1]])
    #expect(trainer.sharpness(at: parameters, on: broken) == nil)

    let flat = Network(inputs: 1, [.linear(2), .activation(.relu), .linear(1)])
    var dead = Parameters(layout: flat.layout)
    for slot in flat.layout.slots where slot.name == "linear1.bias" { dead[slot] = [-9, -9] }
    for slot in flat.layout.slots where slot.name == "linear3.weight" { dead[slot] = [1, 1] }
    let constant = MartletTraining.Examples(inputs: [[1], [0.5]], targets: [[0], [0]])
    let found = try #require(
      Trainer(flat, .with { $0.loss = .mse }).sharpness(at: dead, on: constant))
    // Only the last bias has a say: its second derivative is 2.
    #expect(abs(found.value - 2) < 1e-3)
    #expect(found.largestStableRate(for: .lion()) == nil)
  }

  @Test("A kink is said to make the sharpness depend on the step")
  func kinks() throws {
    // |ŷ - y| at its kink: the slope jumps by 2 within any step, which is no second derivative.
    let trainer = Trainer(Self.line, .with { $0.loss = .mae })
    var parameters = Parameters(layout: Self.line.layout)
    for slot in Self.line.layout.slots { parameters[slot] = [0] }
    let kink = MartletTraining.Examples(inputs: [[1]], targets: [[0]])
    let found = try #require(trainer.sharpness(at: parameters, on: kink))
    #expect(found.stepError > 0.4 * found.value && found.value > 0)
  }
}
