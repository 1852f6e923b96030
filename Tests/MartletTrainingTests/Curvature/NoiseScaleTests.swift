import Foundation
import MartletLayers
import MartletNumerics
import MartletTraining
import Testing

/// tr(Σ) and |G|² against the gradients of the examples one by one, in double precision by PyTorch.
@Suite("Gradient noise scale") struct NoiseScaleTests {
  private static let goldens = CurvatureGolden.all.filter { !$0.hasNorm }

  private static func trainer(_ golden: CurvatureGolden) -> Trainer {
    Trainer(golden.network, .with { $0.loss = .mse })
  }

  @Test("With batches of one of all examples both numbers are exact", arguments: goldens)
  func exact(golden: CurvatureGolden) throws {
    let found = try #require(
      Self.trainer(golden).gradientNoiseScale(
        at: golden.values, on: golden.examples, smallBatch: 1, draws: 2))
    #expect(found.smallBatch == 1 && found.bigBatch == 40 && found.examples == 40)
    #expect(abs(found.trace / golden.trace - 1) < 1e-5)
    #expect(abs(found.squaredNorm / golden.squaredNorm - 1) < 1e-3)
    let value = try #require(found.value)
    #expect(abs(value * golden.squaredNorm / golden.trace - 1) < 1e-3)
  }

  /// Within 3.3 standard errors of the mean over many draws.
  @Test(
    "From batches of any size the estimates are unbiased", arguments: goldens,
    [(2, 40), (4, 16), (8, 16), (3, 12)])
  func unbiased(golden: CurvatureGolden, sizes: (small: Int, big: Int)) throws {
    var (traces, norms): ([Double], [Double]) = ([], [])
    for seed in 0..<100 as Range<UInt64> {
      let found = try #require(
        Self.trainer(golden).gradientNoiseScale(
          at: golden.values, on: golden.examples, smallBatch: sizes.small, bigBatch: sizes.big,
          draws: 2, seed: seed))
      #expect(found.smallBatch == sizes.small)
      traces.append(found.trace)
      norms.append(found.squaredNorm)
    }
    for (values, exact) in [(traces, golden.trace), (norms, golden.squaredNorm)] {
      let error = Descriptive.standardDeviation(values) / 100.0.squareRoot()
      let mean = Descriptive.mean(values)
      #expect(abs(mean - exact) < 3.3 * error + 1e-3 * exact, "\(mean) for \(exact) ± \(error)")
    }
  }

  @Test("The interval holds the exact noise scale about as often as it says")
  func coverage() throws {
    let golden = try #require(Self.goldens.first)
    let exact = golden.trace / golden.squaredNorm
    let held = (0..<100 as Range<UInt64>).filter { seed in
      let found = Self.trainer(golden).gradientNoiseScale(
        at: golden.values, on: golden.examples, smallBatch: 4, bigBatch: 20, draws: 10, seed: seed)
      return found?.interval?.contains(exact) ?? false
    }
    #expect((87...100).contains(held.count), "\(held.count) of 100")
  }

  @Test("The batch that it suggests is the power of two next to it, among the examples")
  func suggestion() throws {
    for golden in Self.goldens {
      let found = try #require(
        Self.trainer(golden).gradientNoiseScale(
          at: golden.values, on: golden.examples, smallBatch: 1, draws: 2))
      let scale = golden.trace / golden.squaredNorm
      let expected = golden.name == "fresh" ? 2 : golden.name == "trained" ? 32 : 16
      #expect(found.suggestedBatch == expected, "\(scale)")
      #expect(try #require(found.interval).contains(try #require(found.value)))
    }
  }

  private static let line = Network(inputs: 1, [.linear(1)])

  private static func found(
    _ inputs: [Float], _ targets: [Float], draws: Int = 3, bigBatch: Int = 512, seed: UInt64 = 1
  ) -> GradientNoiseScale? {
    var parameters = Parameters(layout: line.layout)
    for slot in line.layout.slots { parameters[slot] = [1] }
    return Trainer(line, .with { $0.loss = .mse }).gradientNoiseScale(
      at: parameters,
      on: MartletTraining.Examples(inputs: inputs.map { [$0] }, targets: targets.map { [$0] }),
      smallBatch: 1, bigBatch: bigBatch, draws: draws, seed: seed)
  }

  @Test("Edges: one example, no gradient, no noise, nothing but noise, no number")
  func edges() throws {
    #expect(Self.found([1], [1]) == nil)
    #expect(Self.found([], []) == nil)
    #expect(Self.found([1, .nan], [1, 1]) == nil)

    // ŷ = x + 1 is right: neither gradient nor noise.
    let none = try #require(Self.found([1, 2, 3, 4], [2, 3, 4, 5]))
    #expect(none.trace == 0 && none.squaredNorm == 0)
    #expect(none.value == nil && none.suggestedBatch == nil && none.interval == nil)

    // The same example several times: no noise.
    let exact = try #require(Self.found([1, 1, 1], [0, 0, 0]))
    #expect(exact.trace == 0 && exact.value == 0 && exact.suggestedBatch == 1)

    // Errors of either sign that cancel: the mean gradient is 0.
    let noise = try #require(Self.found([1, 1, 1, 1], [1, 3, 1, 3]))
    #expect(noise.value ?? .infinity > 1e12 && noise.trace > 0 && noise.suggestedBatch == 4)
  }

  /// A gradient of 0.002 under noise of 2: without some of the draws nothing is left of it.
  @Test("Where a gradient hardly stands out, the interval is open, and goes through JSON")
  func open() throws {
    let found = (0..<40 as Range<UInt64>).compactMap { seed in
      Self.found(
        [Float](repeating: 1, count: 64), (0..<64).map { $0 % 2 == 0 ? 1 : 3.004 }, draws: 4,
        bigBatch: 8, seed: seed)
    }
    let open = try #require(found.first { $0.interval?.upperBound == .infinity })
    let interval = try #require(open.interval)
    #expect(try interval.contains(#require(open.value)) && interval.lowerBound > 0)
    let data = try JSONEncoder().encode(open)
    #expect(try JSONDecoder().decode(GradientNoiseScale.self, from: data) == open)
  }

  @Test("The same seed gives the same bits") func repeatable() throws {
    let golden = try #require(Self.goldens.first)
    func found(_ seed: UInt64) -> GradientNoiseScale? {
      Self.trainer(golden).gradientNoiseScale(
        at: golden.values, on: golden.examples, smallBatch: 4, bigBatch: 16, seed: seed)
    }
    #expect(found(3) == found(3) && found(3) != found(4))
  }
}
