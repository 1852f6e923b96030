import MartletLayers
import MartletNumerics
import MartletTestSupport
import MartletTraining
import Testing

/// What the trainer does with the outputs, weights and pasts that losses ask for.
@Suite struct LossTrainingTests {
  private typealias Rows = MartletTraining.Examples

  private static func random(_ rows: Int, _ columns: Int, seed: UInt64) -> [[Float]] {
    var generator = SplitMix64(seed: seed)
    return (0..<rows).map { _ in generator.floats(columns, in: -1...1) }
  }

  private static func network(_ loss: Loss) -> Network {
    Network(inputs: 6, [.linear(8), .activation(.tanh), .linear(2 * loss.outputsPerTarget)])
  }

  private static let inputs = random(60, 6, seed: 1)
  private static let targets = inputs.map { [$0[0] * $0[1], $0[2] - $0[3]] }
  /// A third of the numbers do not count.
  private static let weights = random(60, 2, seed: 2).map { $0.map { max($0 + 0.35, 0) } }
  /// What does not count is not there.
  private static let holes = zip(targets, weights).map { row in
    zip(row.0, row.1).map { $1 > 0 ? $0 : Float.nan }
  }

  @Test(
    "Training lowers every loss, with weights and holes, and ends alike each time",
    arguments: Loss.examples)
  func everyLossIsLearnt(loss: Loss) throws {
    let trainer = Trainer(
      Self.network(loss),
      .with {
        $0.loss = loss
        $0.batchSize = 16
        $0.maxSteps = 200
        $0.learningRate = 0.01
        $0.validationInterval = 20
      })
    let examples = Rows(
      inputs: Self.inputs, targets: Self.holes, weights: Self.weights, lookback: 5)
    let (parameters, record) = try trainer.train(on: examples, validation: examples, seed: 1)
    let losses = record.checks.compactMap(\.validationLoss)
    #expect(losses[losses.count - 1] < losses[0])
    #expect(try trainer.train(on: examples, validation: examples, seed: 1).parameters == parameters)
  }

  /// Where the last batch is smaller and the weights are uneven, the mean over all stays one number.
  @Test("The validation loss is the same for batches of 1, 7 and 60", arguments: Loss.examples)
  func validationIsTheSameForAnyBatchSize(loss: Loss) {
    let examples = Rows(
      inputs: Self.inputs, targets: Self.holes, weights: Self.weights, lookback: 5)
    let network = Self.network(loss)
    let losses = [1, 7, 60].map { batchSize in
      Trainer(
        network,
        .with {
          $0.loss = loss
          $0.batchSize = batchSize
        }
      ).evaluate(network.initialized(seed: 1), on: examples)
    }
    for loss in losses { #expect(abs(loss - losses[2]) <= 1e-6 * abs(losses[2])) }
  }

  @Test(
    "Accumulated batches count by their weights, as one large batch does", arguments: Loss.examples)
  func accumulatesByWeight(loss: Loss) throws {
    let examples = Rows(
      inputs: Self.inputs, targets: Self.holes, weights: Self.weights, lookback: 5)
    let runs = try [(60, 1), (25, 3)].map { batchSize, accumulation in
      try Trainer(
        Self.network(loss),
        .with {
          $0.loss = loss
          $0.maxSteps = 2
          $0.batchSize = batchSize
          $0.accumulation = accumulation
          $0.optimizer = .sgd()
          $0.learningRate = 1e-3
        }
      ).train(on: examples, seed: 1)
    }
    let (whole, parts) = (runs[0].record.checks[0], runs[1].record.checks[0])
    #expect(abs(parts.trainingLoss - whole.trainingLoss) <= 1e-6 * abs(whole.trainingLoss))
    for (a, b) in zip(runs[0].parameters.values, runs[1].parameters.values) {
      #expect(abs(a - b) < 1e-6)
    }
  }

  @Test("Examples of weight 0 train nothing, as if they were absent")
  func uncountedExamplesTeachNothing() throws {
    let trainer = Trainer(Self.network(.mse), .with { $0.maxSteps = 30 })
    let nothing = Self.random(60, 2, seed: 9).map { $0.map { _ in Float.nan } }
    let weights = (0..<120).map { [Float](repeating: $0 < 60 ? 1 : 0, count: 2) }
    let examples = Rows(
      inputs: Self.inputs + Self.random(60, 6, seed: 3), targets: Self.targets + nothing,
      weights: weights)
    let (masked, _) = try trainer.train(on: examples, seed: 1)
    let (alone, _) = try trainer.train(
      on: Rows(inputs: Self.inputs, targets: Self.targets), seed: 1)
    for (a, b) in zip(masked.values, alone.values) { #expect(abs(a - b) < 1e-4) }
  }

  @Test("Weights of 0 everywhere leave the parameters as initialised")
  func weightsOfZeroEverywhereMoveNothing() throws {
    let network = Self.network(.mse)
    let zeros = Self.targets.map { $0.map { _ in Float(0) } }
    let examples = Rows(inputs: Self.inputs, targets: Self.targets, weights: zeros)
    let trainer = Trainer(
      network,
      .with {
        $0.maxSteps = 3
        $0.optimizer = .sgd()
      })
    let (parameters, record) = try trainer.train(on: examples, validation: examples, seed: 1)
    var randomness = SplitMix64(seed: 1)
    #expect(parameters == network.initialized(seed: randomness.next()))
    #expect(record.checks.last?.validationLoss == 0)
  }

  // MARK: - Bad numbers

  private func failure(_ loss: Loss, _ examples: Rows) -> TrainingError? {
    do throws(TrainingError) {
      let options = TrainingOptions.with {
        $0.loss = loss
        $0.maxSteps = 20
      }
      _ = try Trainer(Self.network(loss), options).train(on: examples, seed: 1)
      return nil
    } catch { return error }
  }

  @Test(
    "An infinite or NaN target is an error unless its weight is 0", arguments: Loss.examples,
    [Float.infinity, .nan])
  func aBadTargetIsNamedUnlessItDoesNotCount(loss: Loss, value: Float) {
    var targets = Self.targets
    targets[17][1] = value
    var weights = targets.map { $0.map { _ in Float(2) } }
    let error = TrainingError.nonFinite(place: "a target", step: 1, learningRate: 1e-3)
    #expect(failure(loss, Rows(inputs: Self.inputs, targets: targets, lookback: 5)) == error)
    #expect(
      failure(loss, Rows(inputs: Self.inputs, targets: targets, weights: weights, lookback: 5))
        == error)
    weights[17][1] = 0
    #expect(
      failure(loss, Rows(inputs: Self.inputs, targets: targets, weights: weights, lookback: 5))
        == nil)
  }

  @Test(
    "Targets of 1e30 end in parameters or in an error within ten steps", arguments: Loss.examples)
  func hugeTargets(loss: Loss) throws {
    let targets = Self.targets.map { $0.map { $0 * 1e30 } }
    if let error = failure(loss, Rows(inputs: Self.inputs, targets: targets, lookback: 5)) {
      guard case .nonFinite(_, let step, _) = error else { return }
      #expect(step <= 10)
    }
  }

  // MARK: - Memory

  /// In a process of its own, where no other test allocates.
  @Test(
    "A training step allocates no memory once the heap has settled, whatever the loss",
    .enabled(if: heapBytesInUse() != nil))
  func aStepAllocatesNothing() async {
    await #expect(processExitsWith: .success) {
      for loss in Loss.examples {
        let line = Examples(50, width: 6, seed: 2) { row, _ in row[0] }
        let examples = Recorder(line, batches: 40, weight: 0.5)
        let network = Network(inputs: 6, [.linear(8), .linear(loss.outputsPerTarget)])
        let trainer = Trainer(
          network,
          .with {
            $0.loss = loss
            $0.maxSteps = 40
            $0.batchSize = 16
            $0.validationInterval = 1000
          })
        _ = try trainer.train(on: examples)
        precondition(examples.heap.count == 40)
        precondition(
          Set(examples.heap.dropFirst(stepsUntilHeapSettles)).count == 1,
          "\(loss): \(examples.heap)")
      }
    }
  }
}
