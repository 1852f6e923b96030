import MartletLayers
import MartletNumerics
import MartletTestSupport
import MartletTraining
import RealModule
import Testing

/// A network that can only say one thing, trained on draws from a known distribution, says what is
/// true of it.
@Suite struct LossRecoveryTests {
  /// The outputs after training: the biases of a network that sees 0.
  private func outputs(_ loss: Loss, _ draws: [Double]) throws -> [Float] {
    let network = Network(inputs: 1, [.linear(loss.outputsPerTarget)])
    let trainer = Trainer(
      network,
      .with {
        $0.maxSteps = 300
        $0.batchSize = draws.count
        $0.learningRate = 0.1
        $0.schedule = Schedule(.cosine())
        $0.loss = loss
      })
    let (parameters, _) = try trainer.train(
      on: Examples(
        [Float](repeating: 0, count: draws.count), targets: draws.map { Float($0) }))
    return network.forward([[0]], parameters)[0]
  }

  /// Numbers from N(0, 1), two at a time (Box and Muller 1958).
  private static func normal(_ count: Int, seed: UInt64) -> [Double] {
    var generator = SplitMix64(seed: seed)
    return (0..<count / 2).flatMap { _ in
      let radius = (-2 * Double.log(1 - generator.uniform())).squareRoot()
      let angle = 2 * .pi * generator.uniform()
      return [radius * Double.cos(angle), radius * Double.sin(angle)]
    }
  }

  @Test("The Gaussian loss finds the mean and deviation of normal draws") func gaussian() throws {
    let draws = Self.normal(2000, seed: 1).map { 1.5 + 0.4 * $0 }
    let outputs = try outputs(.gaussian, draws)
    let mean = draws.reduce(0, +) / 2000
    let variance = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 2000
    #expect(abs(Double(outputs[0]) - mean) < 1e-3)
    // σ is the distance from the median to the quantile of one standard deviation.
    let upper = try #require(Loss.gaussian.quantile(0.8413447460685429, of: outputs))
    #expect(abs(upper[0] - Double(outputs[0]) - variance.squareRoot()) < 1e-3)
    #expect(abs(variance.squareRoot() - 0.4) < 0.02)
  }

  @Test(
    "The Student-t loss finds location and quantiles of t-distributed draws",
    arguments: [Loss.studentT(), .studentT(degreesOfFreedom: 4)])
  func studentT(loss: Loss) throws {
    let normal = Self.normal(10_000, seed: 2)
    // A normal number over the root of a mean of four squares has four degrees of freedom.
    let draws = stride(from: 0, to: normal.count, by: 5).map { start in
      let squares = normal[start + 1..<start + 5].reduce(0) { $0 + $1 * $1 }
      return -2 + 0.5 * normal[start] / (squares / 4).squareRoot()
    }
    let outputs = try outputs(loss, draws)
    #expect(abs(outputs[0] + 2) < 0.03)
    let exact = StudentT(degreesOfFreedom: 4)
    for level in [0.05, 0.25, 0.8, 0.99] {
      let quantile = try #require(loss.quantile(level, of: outputs))[0]
      let truth = 0.5 * exact.quantile(level)
      #expect(abs(quantile + 2 - truth) < 0.05 + 0.05 * abs(truth), "\(level)")
    }
    if loss == .studentT() {
      let nu = 2 + Double.log(1 + Double.exp(Double(outputs[2])))
      #expect((3...5.5).contains(nu), "\(nu)")
    }
  }

  @Test("The quantile loss finds the quantiles of log-normal draws") func quantiles() throws {
    let levels = [0.1, 0.3, 0.5, 0.95]
    let draws = Self.normal(2000, seed: 3).map { Double.exp($0) }
    let outputs = try outputs(.quantiles(levels), draws)
    let sorted = draws.sorted()
    for level in levels {
      let quantile = try #require(Loss.quantiles(levels).quantile(level, of: outputs))[0]
      let share = Double(sorted.count { $0 < quantile }) / 2000
      #expect(abs(share - level) < 0.01, "\(level)")
    }
  }

  @Test("Squared errors find the mean, absolute errors the median, log-cosh its own centre")
  func whatEachLossIsAbout() throws {
    let draws: [Double] = [1, 2, 3, 4, 10]
    #expect(abs(try outputs(.mse, draws)[0] - 4) < 0.05)
    #expect(abs(try outputs(.mae, draws)[0] - 3) < 0.05)
    // tanh of the errors is 0 in sum there.
    let middle = Double(try outputs(.logCosh, draws)[0])
    #expect(abs(draws.reduce(0) { $0 + Double.tanh($1 - middle) }) < 0.01)
  }
}
