import MartletLayers
import MartletNumerics
import MartletTestSupport
import MartletTraining
import RealModule
import Testing

/// Rates against the theory of a quadratic, and the range test on it.
@Suite("Learning rates") struct RateTests {
  /// y = w x with x = ±1: L = (w − w*)² has the second derivative 2 in w, and none in the bias's
  /// direction that matters here; the sharpness of the loss is 2.
  private static let examples = MartletTraining.Examples(
    inputs: [[1], [-1]], targets: [[3], [-3]])
  private static let network = Network(inputs: 1, [.linear(1)])

  /// Gradient descent at a rate above 2 / sharpness = 1 moves away from the minimum by the factor
  /// |1 − rate · sharpness| in each step, below it moves towards it.
  @Test(
    "Gradient descent diverges exactly above two over the sharpness",
    arguments: [0.1, 0.5, 0.9, 0.99, 1.01, 1.1, 1.5])
  func divergesAboveTwoOverSharpness(rate: Double) throws {
    let trainer = Trainer(
      Self.network,
      .with {
        $0.maxSteps = 40
        $0.optimizer = .sgd()
        $0.learningRate = rate
        $0.validationInterval = 1
      })
    let losses = try trainer.train(on: Self.examples, seed: 1).record.checks.map(\.trainingLoss)
    let factor = (1 - 2 * rate) * (1 - 2 * rate)
    for (before, after) in zip(losses, losses.dropFirst()) where after > 1e-8 {
      #expect(abs(after / before - factor) < 0.01 * max(factor, 0.01))
    }
    #expect((losses[39] > losses[0]) == (rate > 1))
  }

  /// The curve falls, explodes once the rate has passed 2 / sharpness = 1, and every suggestion is
  /// a rate that converges.
  @Test("The range test suggests learning rates that converge")
  func rangeTestFindsRatesThatConverge() throws {
    // Two of four noisy rows a step: the loss never reaches 0.
    let examples = MartletTraining.Examples(
      inputs: [[1], [-1], [1], [-1]], targets: [[3.01], [-3.01], [2.99], [-2.99]])
    let trainer = Trainer(
      Self.network,
      .with {
        $0.optimizer = .sgd()
        $0.batchSize = 2
      })
    let test = trainer.rateRangeTest(on: examples, rates: 1e-4...100, steps: 120)
    #expect(test.curves.map(\.seed) == [1, 2, 3])
    for curve in test.curves {
      #expect(curve.diverged && curve.rates.count == curve.smoothed.count)
      let turn = try #require(curve.losses.indices.min { curve.losses[$0] < curve.losses[$1] })
      #expect((0.02...1.2).contains(curve.rates[turn]))
      #expect((1...10).contains(curve.rates[curve.rates.count - 1]))
      #expect(abs(curve.smoothed[0] - curve.losses[0]) < 1e-14 * curve.losses[0])
    }
    for suggestion in RateRangeTest.Suggestion.allCases {
      let (lowest, middle, highest) = try #require(test.interval(suggestion))
      #expect(lowest > 1e-3 && lowest <= middle && middle <= highest && highest < 1)
    }
    #expect(trainer.rateRangeTest(on: examples, rates: 1e-4...100, steps: 120) == test)
  }

  /// The whole test written out once more, in double precision: descent on all rows, losses before
  /// each step, and the suggestions as fastai words them.
  @Test("The range test is that of a plain implementation")
  func plainRangeTest() throws {
    let (inputs, targets): ([Float], [Float]) = ([1, -0.5, 2, 0.25], [2.5, -1, 4, 1.5])
    let trainer = Trainer(Self.network, .with { $0.optimizer = .sgd() })
    let found = trainer.rateRangeTest(
      on: MartletTraining.Examples(inputs: inputs.map { [$0] }, targets: targets.map { [$0] }),
      rates: 0.03...10, steps: 20, seeds: [4])
    var randomness = SplitMix64(seed: 4)
    let start = Self.network.initialized(seed: randomness.next())
    let slots = Self.network.layout.slots
    var (w, b) = (Double(start[slots[0]][0]), Double(start[slots[1]][0]))
    var (rates, losses, smoothed): ([Double], [Double], [Double]) = ([], [], [])
    for step in 0..<20 {
      let errors = zip(inputs, targets).map { w * Double($0) + b - Double($1) }
      losses.append(errors.reduce(0) { $0 + $1 * $1 } / 4)
      rates.append(0.03 * Double.pow(10 / 0.03, Double(step) / 19))
      // The mean of the losses so far, the one k steps back with the weight 0.9^k.
      let weights = losses.indices.map { Double.pow(0.9, step - $0) }
      let sum = zip(losses, weights).reduce(0) { $0 + $1.0 * $1.1 }
      smoothed.append(sum / weights.reduce(0, +))
      if smoothed[step] > 4 * (smoothed.min() ?? 0) { break }
      w -= rates[step] * zip(errors, inputs).reduce(0) { $0 + $1.0 * Double($1.1) } / 2
      b -= rates[step] * errors.reduce(0, +) / 2
    }
    let curve = found.curves[0]
    #expect(areClose(curve.rates, rates, relative: 1e-9) && curve.diverged && losses.count < 20)
    #expect(areClose(curve.losses, losses, relative: 5e-3))
    #expect(areClose(curve.smoothed, smoothed, relative: 5e-3))

    let skipped = smoothed.count / 10
    let (kept, keptRates) = (Array(smoothed[skipped...]), Array(rates[skipped...]))
    let lowest = try #require(kept.indices.min { kept[$0] < kept[$1] })
    #expect(
      isClose(try #require(curve.rate(.minimumTenth)), keptRates[lowest] / 10, relative: 1e-9))
    let falls = zip(kept, kept.dropFirst()).map { $1 - $0 }
    let steepest = try #require(falls.indices.min { falls[$0] < falls[$1] })
    #expect(isClose(try #require(curve.rate(.steepest)), keptRates[steepest], relative: 1e-9))
    // The smoothed loss of descent that does not diverge yet falls all the way to the lowest.
    #expect(zip(kept, kept[...lowest].dropFirst()).allSatisfy { $1 < $0 })
    let third = (lowest + 1) / 3
    #expect(
      isClose(
        try #require(curve.rate(.valley)), keptRates[third + third / 2], relative: 1e-9))
  }

  @Test("The range test does not take a likelihood below 0 for an explosion")
  func rangeTestOfALikelihood() throws {
    let network = Network(inputs: 1, [.linear(2, .zeros)])
    let rows = (0..<64).map { [Float($0 % 2) / 1000] }
    let examples = MartletTraining.Examples(inputs: rows.map { _ in [1] }, targets: rows)
    let trainer = Trainer(network, .with { $0.loss = .gaussian })
    let test = trainer.rateRangeTest(on: examples, rates: 1e-3...1000, steps: 150)
    for curve in test.curves {
      let lowest = try #require(curve.smoothed.min())
      #expect(lowest < -1, "it has to go below 0 for this test to say anything")
      #expect(curve.diverged && curve.smoothed[curve.smoothed.count - 1] > 0)
    }
  }

  @Test("A loss that never falls gives no suggestion of a rate") func rangeTestOfNothing() {
    let constant = MartletTraining.Examples(inputs: [[0], [0]], targets: [[0], [0]])
    let trainer = Trainer(Self.network, .with { $0.optimizer = .sgd() })
    let test = trainer.rateRangeTest(on: constant, steps: 20, seeds: [1])
    #expect(test.curves[0].rate(.steepest) == nil)
    #expect(test.interval(.valley) == nil && !test.curves[0].diverged)
  }
}
