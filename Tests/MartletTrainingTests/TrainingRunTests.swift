import MartletLayers
import MartletTraining
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A run may stop at any step, also in a file, and ends as if it had never stopped.
@Suite struct TrainingRunTests {
  private static let examples = Rows.curve(50, seed: 2)
  private static let validation = Rows.curve(20, seed: 3)

  private static let network = Network(
    inputs: 2,
    [
      .linear(8, .heNormal), .batchNorm, .activation(.gelu), .dropout(0.2),
      .residual([.linear(8, .heNormal), .activation(.relu)]), .linear(1, .heNormal),
    ])

  /// Everything that has a memory: moments, averages, plateau, order, dropout, best check.
  private static let trainer = Trainer(
    network,
    .with {
      $0.maxSteps = 60
      $0.batchSize = 16
      $0.learningRate = 0.2
      $0.schedule = Schedule(.plateau(factor: 0.5, patience: 0), warmupSteps: 3)
      $0.optimizer = .adamW()
      $0.weightDecay = 0.01
      $0.average = .exponential(decay: 0.9)
      $0.accumulation = 2
      $0.clipValue = 1
      $0.clipNorm = 1
      $0.validationInterval = 7
      $0.probeInterval = 11
    })

  private static func finish(_ run: inout TrainingRun, inSteps steps: Int) throws {
    while !run.isFinished {
      try run.advance(steps: steps, on: examples, validation: validation)
    }
  }

  private static func temporaryPath() -> String {
    FileManager.default.temporaryDirectory.appending(path: "martlet-\(UUID().uuidString).run")
      .path()
  }

  @Test(
    "A run trained in pieces ends in the bits of one trained at once", arguments: [1, 7, 13, 60])
  func piecesMakeTheWhole(steps: Int) throws {
    let whole = try Self.trainer.train(on: Self.examples, validation: Self.validation, seed: 7)
    var run = TrainingRun(Self.trainer, seed: 7)
    try Self.finish(&run, inSteps: steps)
    #expect(run.result.parameters == whole.parameters)
    #expect(run.record == whole.record)
    #expect(whole.record.probes.count == 5 && whole.record.checks.count == 9)
    #expect(Set(whole.record.checks.map(\.learningRate)).count > 2, "the plateau must have acted")
  }

  @Test(
    "A run that goes on from a file ends as if it had never stopped", arguments: [0, 1, 25, 59])
  func goesOnFromAFile(stop: Int) throws {
    let whole = try Self.trainer.train(on: Self.examples, validation: Self.validation, seed: 7)
    let path = Self.temporaryPath()
    defer { try? FileManager.default.removeItem(atPath: path) }
    var first = TrainingRun(Self.trainer, seed: 7)
    try first.advance(steps: stop, on: Self.examples, validation: Self.validation)
    try first.write(to: path)
    try first.write(to: path)  // over the file of before
    var second = try TrainingRun(contentsOf: path, Self.trainer)
    #expect(second.record == first.record)
    try Self.finish(&second, inSteps: 60)
    #expect(second.result.parameters == whole.parameters)
    #expect(second.record == whole.record)
  }

  @Test("A saved run of another network, other options or damaged bytes is refused")
  func refusesWhatItDoesNotFit() throws {
    let path = Self.temporaryPath()
    defer { try? FileManager.default.removeItem(atPath: path) }
    var run = TrainingRun(Self.trainer, seed: 7)
    try run.advance(steps: 5, on: Self.examples)
    try run.write(to: path)
    let other = Network(inputs: 2, [.linear(9), .activation(.gelu), .linear(1)])
    #expect(throws: SavedRunError.otherNetwork(path: path)) {
      try TrainingRun(contentsOf: path, Trainer(other, Self.trainer.options))
    }
    var options = Self.trainer.options
    options.learningRate *= 2
    #expect(throws: SavedRunError.otherOptions(path: path)) {
      try TrainingRun(contentsOf: path, Trainer(Self.network, options))
    }
    let saved = try Data(contentsOf: URL(filePath: path))
    for damaged in [Data(), saved.prefix(saved.count / 2), Data("date,close\n".utf8)] {
      try damaged.write(to: URL(filePath: path))
      #expect(throws: SavedRunError.unreadable(path: path)) {
        try TrainingRun(contentsOf: path, Self.trainer)
      }
    }
    #expect(throws: (any Error).self) {
      try TrainingRun(contentsOf: path + ".none", Self.trainer)
    }
    #expect(throws: (any Error).self) { try run.write(to: "/nowhere/at/all.run") }
  }

  @Test("A run that is given parameters starts from them") func startsFromGivenParameters() throws {
    let given = Self.network.initialized(seed: 99)
    let run = TrainingRun(Self.trainer, seed: 7, from: given)
    #expect(run.result.parameters == given)
  }

  @Test("Small batches accumulated over an epoch train as one large batch")
  func accumulationIsALargeBatch() throws {
    let network = Network(inputs: 2, [.linear(8), .activation(.tanh), .linear(1)])
    func losses(batchSize: Int, accumulation: Int, count: Int) throws -> [Double] {
      let trainer = Trainer(
        network,
        .with {
          $0.maxSteps = 20
          $0.batchSize = batchSize
          $0.accumulation = accumulation
          $0.optimizer = .sgd(momentum: 0.9)
          $0.learningRate = 0.1
          $0.validationInterval = 1
        })
      let (_, record) = try trainer.train(on: Rows.curve(count, seed: 2), seed: 1)
      #expect(record.epochs == 20)
      return record.checks.map(\.trainingLoss)
    }
    // Ten rows in batches of four: the last one of two counts half.
    for (batchSize, accumulation, count) in [(4, 4, 16), (4, 3, 10), (1, 10, 10)] {
      let many = try losses(batchSize: batchSize, accumulation: accumulation, count: count)
      let one = try losses(batchSize: count, accumulation: 1, count: count)
      for (a, b) in zip(many, one) { #expect(abs(a / b - 1) < 1e-4) }
    }
  }

  @Test("A clip value bounds every number of the gradient") func clipsEachNumber() throws {
    let network = Network(inputs: 2, [.linear(1)])
    let trainer = Trainer(
      network,
      .with {
        $0.maxSteps = 1
        $0.clipValue = 0.001
        $0.optimizer = .sgd()
        $0.learningRate = 1
        $0.probeInterval = 1
      })
    var run = TrainingRun(trainer, seed: 1)
    let before = run.result.parameters
    try run.advance(steps: 1, on: Self.examples)
    let after = run.result.parameters
    for slot in network.layout.slots {
      for (old, new) in zip(before[slot], after[slot]) { #expect(abs(old - new) <= 0.001_001) }
    }
    let readings = try #require(run.record.probes.first).weights
    #expect(readings.allSatisfy { $0.gradientNorm > 0.001 }, "it has to clip something")
  }

  @Test("Weight averages over twenty steps are those of their formulas", arguments: [1, 4])
  func averagesByTheFormula(batchSize: Int) throws {
    let network = Network(inputs: 2, [.linear(4), .batchNorm, .activation(.tanh), .linear(1)])
    func run(_ average: WeightAverage) throws -> TrainingRun {
      var run = TrainingRun(
        Trainer(
          network,
          .with {
            $0.maxSteps = 20
            $0.batchSize = batchSize
            $0.learningRate = 0.05
            $0.average = average
          }), seed: 4)
      try run.advance(steps: 0, on: Self.examples)
      return run
    }
    var plain = try run(.none)
    var (exponential, stochastic) = (
      try run(.exponential(decay: 0.8)), try run(.stochastic(from: 0.5))
    )
    var polynomial = try run(.polynomial(power: 2))
    var steps: [[Double]] = []
    for _ in 0..<20 {
      try plain.advance(steps: 1, on: Self.examples)
      try exponential.advance(steps: 1, on: Self.examples)
      try stochastic.advance(steps: 1, on: Self.examples)
      try polynomial.advance(steps: 1, on: Self.examples)
      steps.append(plain.result.parameters.values.map { Double($0) })
    }
    let count = steps[0].count
    var ema = steps[0]
    for step in steps.dropFirst() { for i in 0..<count { ema[i] = 0.8 * ema[i] + 0.2 * step[i] } }
    let swa = (0..<count).map { i in steps[10...].reduce(0) { $0 + $1[i] } / 10 }
    // In closed form: step t has weight t (t + 1).
    let weights = (1...20).map { Double($0 * ($0 + 1)) }
    let decaying = (0..<count).map { i in
      zip(weights, steps).reduce(0) { $0 + $1.0 * $1.1[i] } / weights.reduce(0, +)
    }
    for (values, exact) in [
      (polynomial.result.parameters.values, decaying), (exponential.result.parameters.values, ema),
      (stochastic.result.parameters.values, swa),
    ] {
      for (value, exact) in zip(values, exact) { #expect(abs(Double(value) - exact) < 1e-5) }
    }
    #expect(exponential.result.parameters != plain.result.parameters)
  }

  /// Threads share products of more than 1.5 · 2²⁷ multiplications and the optimiser's long passes.
  @Test("One to five threads train to the same bits") func threadsChangeNoBit() throws {
    let network = Network(
      inputs: 600, [.linear(600), .batchNorm, .activation(.relu), .linear(600), .linear(1)])
    let examples = Rows.curve(600, width: 600, seed: 5)
    func train(threads: Int) throws -> Parameters {
      let options = TrainingOptions.with {
        $0.maxSteps = 3
        $0.batchSize = 600
      }
      return try Trainer(network, options, threads: threads).train(on: examples, seed: 1).parameters
    }
    let alone = try train(threads: 1)
    for threads in 2...5 { #expect(try train(threads: threads) == alone) }
  }
}

/// Rows for the public examples.
private enum Rows {
  static func curve(
    _ count: Int, width: Int = 2, seed: UInt64
  ) -> MartletTraining.Examples {
    let source = Examples(count, width: width, seed: seed) {
      $0[0] * $0[1] + 0.5 * $0[0] + 0.3 * $1
    }
    return MartletTraining.Examples(
      inputs: (0..<count).map { Array(source.inputs[width * $0..<width * ($0 + 1)]) },
      targets: source.targets.map { [$0] })
  }
}
