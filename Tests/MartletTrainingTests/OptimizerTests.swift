import MartletLayers
import MartletNumerics
import MartletTestSupport
import MartletTraining
import Testing

@Suite struct OptimizerTests {
  private static let optimizers: [Optimizer] = [
    .sgd(), .sgd(momentum: 0.9), .nesterov(), .adam(), .adamW(), .rAdam(), .lion(), .rmsProp(),
    .rmsProp(momentum: 0.9),
  ]
  private static let network = Network(inputs: 3, [.linear(4), .batchNorm, .linear(2)])

  /// One step from `seed` with the same number as the gradient everywhere.
  private func step(
    _ optimizer: Optimizer, weightDecay: Double, gradient value: Float, clip: Double = 1
  ) -> (before: Parameters, after: Parameters) {
    var parameters = Self.network.initialized(seed: 1)
    for slot in Self.network.layout.slots where slot.kind == .offset {
      parameters[slot] = [Float](repeating: 0.5, count: slot.count)
    }
    let before = parameters
    var gradient = Parameters(layout: Self.network.layout)
    for slot in Self.network.layout.slots where slot.kind != .state {
      gradient[slot] = [Float](repeating: value, count: slot.count)
    }
    var state = OptimizerState(optimizer, weightDecay: weightDecay, layout: Self.network.layout)
    state.update(&parameters, &gradient.values, rate: 0.1, clip: clip)
    #expect(state.step == 1)
    return (before, parameters)
  }

  @Test("Without gradient and weight decay no optimiser moves a parameter", arguments: optimizers)
  func nothingMovesWithoutAGradient(optimizer: Optimizer) {
    let (before, after) = step(optimizer, weightDecay: 0, gradient: 0)
    #expect(before == after)
  }

  @Test(
    "Weight decay shrinks weights, and leaves biases, norms and running statistics alone",
    arguments: optimizers)
  func onlyWeightsDecay(optimizer: Optimizer) {
    let (before, after) = step(optimizer, weightDecay: 0.5, gradient: 0)
    for slot in Self.network.layout.slots {
      if slot.kind == .weight {
        for (old, new) in zip(before[slot], after[slot]) { #expect((old - new) * old > 0) }
      } else {
        #expect(before[slot] == after[slot], "\(slot.name)")
      }
    }
  }

  @Test(
    "A step moves every trained parameter, and no running statistic or padding",
    arguments: optimizers)
  func stateAndPaddingAreNotTouched(optimizer: Optimizer) {
    var (before, after) = step(optimizer, weightDecay: 0.5, gradient: 1)
    for slot in Self.network.layout.slots where slot.kind != .state {
      #expect(before[slot] != after[slot], "\(slot.name)")
      before[slot] = after[slot]
    }
    #expect(before == after)
  }

  @Test("AdamW without a gradient shrinks weights by the factor 1 - rate · decay")
  func adamWDecaysByTheRate() throws {
    let (before, after) = step(.adamW(), weightDecay: 0.5, gradient: 0)
    let slot = try #require(Self.network.layout.slots.first)
    for (old, new) in zip(before[slot], after[slot]) { #expect(abs(new / old - 0.95) < 1e-6) }
  }

  @Test(
    "The first step of Adam is as long as the rate, however large the gradient",
    arguments: [Float(1e-3), 1, 1e3])
  func adamStepsByTheRate(gradient: Float) throws {
    let (before, after) = step(.adam(), weightDecay: 0, gradient: gradient)
    let slot = try #require(Self.network.layout.slots.first)
    for (old, new) in zip(before[slot], after[slot]) { #expect(abs(old - new - 0.1) < 2e-6) }
  }

  @Test("Twenty steps of Lion with gradients of both signs follow its formula")
  func lionAgreesWithTheFormula() throws {
    let (rate, beta1, beta2, lambda) = (0.03125, 0.875, 0.96875, 0.5)
    let slot = try #require(Self.network.layout.slots.first)
    var parameters = Self.network.initialized(seed: 1)
    var exact = parameters[slot].map { Double($0) }
    var moments = [Double](repeating: 0, count: slot.count)
    var gradient = Parameters(layout: Self.network.layout)
    var generator = SplitMix64(seed: 7)
    var state = OptimizerState(
      .lion(beta1: beta1, beta2: beta2), weightDecay: lambda, layout: Self.network.layout)
    for _ in 0..<20 {
      gradient[slot] = generator.floats(slot.count, in: -1...1)
      for (index, g) in gradient[slot].map({ Double($0) / 4 }).enumerated() {
        let direction = beta1 * moments[index] + (1 - beta1) * g
        exact[index] -= rate * ((direction > 0 ? 1 : -1) + lambda * exact[index])
        moments[index] = beta2 * moments[index] + (1 - beta2) * g
      }
      state.update(&parameters, &gradient.values, rate: rate, clip: 0.25)
    }
    #expect(largestError(parameters[slot], exact) { _ in 1e-6 } <= 1)
  }

  @Test("A clip factor of 0.25 makes a step of SGD a quarter as long")
  func theClipScalesTheGradient() throws {
    let (before, after) = step(.sgd(), weightDecay: 0, gradient: 2, clip: 0.25)
    let slot = try #require(Self.network.layout.slots.first)
    for (old, new) in zip(before[slot], after[slot]) { #expect(abs(old - new - 0.05) < 1e-6) }
  }
}
