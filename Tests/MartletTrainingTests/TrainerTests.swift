import MartletLayers
import MartletNumerics
import MartletTestSupport
import MartletTraining
import Testing

@Suite struct TrainerTests {
  private static let line = Examples(200, seed: 1) { row, _ in 2 * row[0] - 1 }

  /// A noisy curve: enough for a network to learn, and to learn too much.
  private static func curve(_ count: Int, seed: UInt64, noise: Float = 0.3) -> Examples {
    Examples(count, width: 2, seed: seed) { $0[0] * $0[1] + 0.5 * $0[0] + noise * $1 }
  }

  private static let everything = Network(
    inputs: 2,
    [
      .linear(8), .batchNorm, .activation(.gelu), .dropout(0.2),
      .residual([.linear(8), .activation(.relu)]), .linear(1),
    ])

  @Test("A linear network learns slope 2 and intercept -1 of a line") func learnsALine() throws {
    let network = Network(inputs: 1, [.linear(1)])
    let trainer = Trainer(network, .with { $0.learningRate = 0.05 })
    let (parameters, record) = try trainer.train(on: Self.line)
    #expect(abs(parameters[network.layout.slots[0]][0] - 2) < 1e-3)
    #expect(abs(parameters[network.layout.slots[1]][0] + 1) < 1e-3)
    #expect(record.steps == 500)
    #expect(record.checks.map(\.step) == Array(stride(from: 50, through: 500, by: 50)))
    #expect(record.checks.allSatisfy { $0.validationLoss == nil && $0.learningRate == 0.05 })
    #expect(record.bestStep == nil && !record.stoppedEarly)
  }

  @Test("The same seed gives the same bits in parallel runs, another seed gives others")
  func sameSeedSameBits() async throws {
    let trainer = Trainer(
      Self.everything,
      .with {
        $0.maxSteps = 60
        $0.batchSize = 16
        $0.clipNorm = 1
      })
    let (parameters, record) = try trainer.train(on: Self.curve(50, seed: 2), seed: 7)
    let again = await withTaskGroup(of: Parameters?.self) { group in
      for _ in 0..<4 {
        group.addTask { try? trainer.train(on: Self.curve(50, seed: 2), seed: 7).parameters }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(again == [parameters, parameters, parameters, parameters])
    #expect(try trainer.train(on: Self.curve(50, seed: 2), seed: 7).record == record)
    #expect(try trainer.train(on: Self.curve(50, seed: 2), seed: 8).parameters != parameters)
  }

  @Test("An epoch of 25 examples in batches of ten ends with one of five")
  func usesTheLastIncompleteBatch() throws {
    let examples = Recorder(Self.curve(25, seed: 3))
    let trainer = Trainer(
      Self.everything,
      .with {
        $0.maxSteps = 7
        $0.batchSize = 10
      })
    let record = try trainer.train(on: examples).record
    #expect(examples.batches.map(\.count) == [10, 10, 5, 10, 10, 5, 10])
    let (first, second) = (
      examples.batches[0..<3].flatMap { $0 }, examples.batches[3..<6].flatMap { $0 }
    )
    #expect(first.sorted() == Array(0..<25) && second.sorted() == Array(0..<25))
    #expect(first != second && first != Array(0..<25))
    #expect(record.epochs == 60 / 25.0)
  }

  @Test("A batch size above the number of examples takes them all")
  func aBatchMayBeLargerThanTheData() throws {
    let examples = Recorder(Self.curve(9, seed: 3))
    let record = try Trainer(Self.everything, .with { $0.maxSteps = 3 }).train(on: examples).record
    #expect(examples.batches.map(\.count) == [9, 9, 9])
    #expect(record.epochs == 3)
  }

  /// One example a batch, and one left over: batch norm has no variance then.
  @Test(
    "Batches of one example train to finite parameters, also with batch norm", arguments: [1, 4])
  func trainsOnBatchesOfOne(batchSize: Int) throws {
    let trainer = Trainer(
      Self.everything,
      .with {
        $0.maxSteps = 50
        $0.batchSize = batchSize
      })
    let (parameters, record) = try trainer.train(on: Self.curve(5, seed: 3))
    #expect(parameters.values.allSatisfy { $0.isFinite })
    #expect(record.checks.allSatisfy { $0.trainingLoss.isFinite })
  }

  @Test(
    "Training returns the weights of the lowest validation loss, with and without patience",
    arguments: [nil, 3])
  func returnsTheBestWeights(patience: Int?) throws {
    let network = Network(inputs: 2, [.linear(32), .activation(.tanh), .linear(1)])
    let validation = Self.curve(40, seed: 5)
    let trainer = Trainer(
      network,
      .with {
        $0.maxSteps = 600
        $0.batchSize = 8
        $0.learningRate = 0.02
        $0.validationInterval = 10
        $0.patience = patience
      })
    let (parameters, record) = try trainer.train(
      on: Self.curve(12, seed: 4, noise: 1), validation: validation,
      randomness: SplitMix64(seed: 1))
    let losses = record.checks.compactMap(\.validationLoss)
    let best = try #require(losses.min())
    #expect(trainer.evaluate(parameters, on: validation) == best)
    let bestIndex = try #require(losses.firstIndex(of: best))
    #expect(record.bestStep == record.checks[bestIndex].step)
    #expect(bestIndex < losses.count - 1, "it has to overfit for this test to say anything")
    #expect(record.stoppedEarly == (patience != nil))
    #expect(record.steps == (patience == nil ? 600 : 10 * losses.count))
    if let patience { #expect(losses.count == bestIndex + 1 + patience) }
  }

  @Test(
    "At rate 0 training and validation loss agree, in batches of any size",
    arguments: [Loss.mse, .mae, .huber(delta: 0.2), .quantile(0.1), .logCosh, .smape], [1, 7, 24])
  func validationLossIsOnTheScaleOfTraining(loss: Loss, batchSize: Int) throws {
    let network = Network(inputs: 2, [.linear(4), .activation(.silu), .linear(1)])
    let examples = Self.curve(24, seed: 6)
    let options = TrainingOptions.with {
      $0.maxSteps = 24
      $0.batchSize = batchSize
      $0.learningRate = 0
      $0.loss = loss
      $0.validationInterval = (24 + batchSize - 1) / batchSize  // an epoch
    }
    let (parameters, record) = try Trainer(network, options).train(
      on: examples, validation: examples, randomness: SplitMix64(seed: 1))
    let check = try #require(record.checks.first)
    let validationLoss = try #require(check.validationLoss)
    if 24 % batchSize == 0 { #expect(abs(check.trainingLoss / validationLoss - 1) < 1e-6) }
    var whole = options
    whole.batchSize = 24
    let together = Trainer(network, whole).evaluate(parameters, on: examples)
    #expect(abs(together / validationLoss - 1) < 1e-6)
  }

  /// In a process of its own, where no other test allocates: over incomplete batches and new epochs.
  @Test(
    "A training step allocates no memory once the heap has settled",
    .enabled(if: heapBytesInUse() != nil))
  func aStepAllocatesNothing() async {
    await #expect(processExitsWith: .success) {
      let examples = Recorder(TrainerTests.curve(50, seed: 2), batches: 100)
      let trainer = Trainer(
        TrainerTests.everything,
        .with {
          $0.maxSteps = 100
          $0.batchSize = 16
          $0.clipNorm = 1
          $0.weightDecay = 0.1
          $0.validationInterval = 1000
        })
      _ = try trainer.train(on: examples)
      precondition(examples.heap.count == 100)
      precondition(
        Set(examples.heap.dropFirst(stepsUntilHeapSettles)).count == 1, "\(examples.heap)")
    }
  }
}
