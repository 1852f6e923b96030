import MartletLayers
import MartletNumerics
import MartletTestSupport
import MartletTraining
import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// What is written down of a run is what one would compute by hand.
@Suite struct TrainingRecordTests {
  private static let network = Network(inputs: 3, [.linear(6), .activation(.relu), .linear(1)])
  private static let examples = Examples(24, width: 3, seed: 1) { row, noise in row[0] + noise }
  private static var rows: [[Float]] {
    (0..<24).map { Array(examples.inputs[3 * $0..<3 * $0 + 3]) }
  }
  private static var targets: [[Float]] { examples.targets.map { [$0] } }

  /// The parameters that a run from this seed starts with.
  private static func start(seed: UInt64 = 1) -> Parameters {
    var randomness = SplitMix64(seed: seed)
    return network.initialized(seed: randomness.next())
  }

  private static func record(
    _ change: (inout TrainingOptions) -> Void
  ) throws -> TrainingRecord {
    try Trainer(
      network,
      .with {
        $0.batchSize = 24
        $0.optimizer = .sgd()
        $0.learningRate = 0.1
        change(&$0)
      }
    ).train(on: examples).record
  }

  /// The mean squared error of the fresh network in plain loops and double precision.
  ///
  /// - Parameter change: Of one of the 31 weights, which stand slot by slot.
  private static func plainLoss(change: (place: Int, by: Double) = (0, 0)) -> Double {
    let parameters = start()
    var weights = network.layout.slots.flatMap { parameters[$0].map(Double.init) }
    weights[change.place] += change.by
    var sum = 0.0
    for (row, target) in zip(rows, targets) {
      var output = weights[30]
      for unit in 0..<6 {
        var hidden = weights[18 + unit]
        for input in 0..<3 { hidden += weights[3 * unit + input] * Double(row[input]) }
        output += weights[24 + unit] * max(0, hidden)
      }
      let error = output - Double(target[0])
      sum += error * error
    }
    return sum / 24
  }

  @Test("The first training loss is the mean squared error of the fresh network, by hand")
  func trainingLoss() throws {
    let record = try Self.record {
      $0.maxSteps = 1
      $0.validationInterval = 1
    }
    let loss = try #require(record.checks.first?.trainingLoss)
    #expect(abs(loss - Self.plainLoss()) < 1e-6)
  }

  @Test("A training loss is the mean over the steps since the look before")
  func meanOverSteps() throws {
    let each = try Self.record {
      $0.maxSteps = 7
      $0.validationInterval = 1
    }
    let some = try Self.record {
      $0.maxSteps = 7
      $0.validationInterval = 3
    }
    let losses = each.checks.map(\.trainingLoss)
    #expect(some.checks.map(\.step) == [3, 6, 7])
    for (check, steps) in zip(some.checks, [losses[0..<3], losses[3..<6], losses[6..<7]]) {
      #expect(abs(check.trainingLoss - steps.reduce(0, +) / Double(steps.count)) < 1e-12)
    }
  }

  @Test(
    "The gradient norm is that of the gradient before it is cut, of the step of the look",
    arguments: [nil, 1e-3])
  func gradientNorm(clipNorm: Double?) throws {
    let record = try Self.record {
      $0.maxSteps = 1
      $0.clipNorm = clipNorm
      $0.clipValue = clipNorm
    }
    // Central differences of the plain loss, weight by weight.
    let squares = (0..<31).map { place -> Double in
      let ends = [1e-5, -1e-5].map { Self.plainLoss(change: (place, $0)) }
      let slope = (ends[0] - ends[1]) / 2e-5
      return slope * slope
    }
    let expected = squares.reduce(0, +).squareRoot()
    let norm = try #require(record.checks.first?.gradientNorm)
    #expect(norm > 0.01 && abs(norm / expected - 1) < 1e-5)
  }

  @Test("The gradient norm is the norm over those of all weights that a probe reads")
  func gradientNormOfProbes() throws {
    let record = try Self.record {
      $0.maxSteps = 20
      $0.batchSize = 5
      $0.accumulation = 2
      $0.l1Penalty = 0.01
      $0.validationInterval = 4
      $0.probeInterval = 4
    }
    #expect(record.checks.count == 5 && record.probes.count == 5)
    for (check, probe) in zip(record.checks, record.probes) {
      let squares = probe.weights.reduce(0) { $0 + $1.gradientNorm * $1.gradientNorm }
      let norm = try #require(check.gradientNorm)
      #expect(check.step == probe.step && abs(norm / squares.squareRoot() - 1) < 1e-6)
    }
  }

  @Test("Steps whose gradient was cut are counted, by norm and by value")
  func clippedSteps() throws {
    func counts(_ change: (inout TrainingOptions) -> Void) throws -> [Int?] {
      try Self.record {
        $0.maxSteps = 25
        $0.batchSize = 8
        $0.validationInterval = 10
        change(&$0)
      }.checks.map(\.clippedSteps)
    }
    #expect(try counts { _ in } == [nil, nil, nil])
    #expect(try counts { $0.clipNorm = 1e-6 } == [10, 10, 5])
    #expect(try counts { $0.clipValue = 1e-6 } == [10, 10, 5])
    #expect(try counts { $0.clipNorm = 1e6 } == [0, 0, 0])
    #expect(try counts { $0.clipValue = 1e6 } == [0, 0, 0])
    // Step by step: those above the limit, and no other.
    let norms = try Self.record {
      $0.maxSteps = 1
      $0.batchSize = 8
    }.checks.compactMap(\.gradientNorm)
    let limit = try #require(norms.first)
    for (factor, count) in [(0.99, 1), (1.01, 0)] {
      let record = try Self.record {
        $0.maxSteps = 1
        $0.batchSize = 8
        $0.clipNorm = factor * limit
      }
      #expect(record.checks.first?.clippedSteps == count)
    }
  }

  @Test("Epochs are the examples of all steps by their number")
  func epochs() throws {
    let record = try Self.record {
      $0.maxSteps = 30
      $0.batchSize = 8
    }
    #expect(record.epochs == 30 * 8 / 24.0)
    #expect(record.examples == 24 && record.validationExamples == 0)
    let accumulated = try Self.record {
      $0.maxSteps = 30
      $0.batchSize = 4
      $0.accumulation = 2
    }
    #expect(accumulated.epochs == 30 * 2 * 4 / 24.0)
  }

  @Test("Reading norms changes no bit of the training")
  func changesNothing() throws {
    func parameters(_ interval: Int) throws -> Parameters {
      try Trainer(
        Self.network,
        .with {
          $0.maxSteps = 40
          $0.batchSize = 7
          $0.validationInterval = interval
        }
      ).train(on: Self.examples).parameters
    }
    #expect(try parameters(1) == parameters(1000))
  }

  @Test("A record of an older version is read, without what it did not know")
  func older() throws {
    let text = """
      {"checks": [{"step": 50, "trainingLoss": 0.5, "validationLoss": 0.25, "learningRate": 0.001}],
      "probes": [], "steps": 50, "epochs": 2.5, "bestStep": 50, "stoppedEarly": false}
      """
    let record = try JSONDecoder().decode(TrainingRecord.self, from: Data(text.utf8))
    #expect(record.checks.map(\.validationLoss) == [0.25] && record.steps == 50)
    #expect(record.checks[0].gradientNorm == nil && record.checks[0].clippedSteps == nil)
    #expect(record.examples == nil && record.validationExamples == nil)
  }
}
