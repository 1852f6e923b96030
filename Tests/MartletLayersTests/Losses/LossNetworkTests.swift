import MartletLayers
import MartletNumerics
import MartletTestSupport
import Testing

/// Whole networks under each loss, through the public call.
@Suite struct LossNetworkTests {
  /// One of each kind.
  private static let losses: [Loss] = [
    .mse, .mae, .huber(delta: 0.3), .logCosh, .smape, .mase(season: 3), .quantile(0.9),
    .quantiles([0.1, 0.5, 0.9]), .gaussian, .studentT(), .studentT(degreesOfFreedom: 4),
  ]

  @Test(
    "A network's gradient under each loss agrees with central differences of the formula",
    arguments: losses, [1, 2, 7, 64])
  func theGradientIsTheDerivative(loss: Loss, rows: Int) {
    let trial = LossTrial(loss, rows: rows, weighted: true, seed: 21)
    let network = Network(
      inputs: 7,
      [.linear(2), .activation(.silu), .linear(3 * loss.outputsPerTarget, .glorotUniform)])
    let parameters = network.initialized(seed: 3)
    let (value, gradient) = network.gradient(
      of: loss, trial.split(trial.inputs), targets: trial.split(trial.targets),
      weights: trial.weights.map(trial.split), lookback: LossTrial.lookback, parameters)

    var twin = Twin(
      network.specs, parameters, phase: .training, randomness: SplitMix64(seed: 0))
    let x = DoubleMatrix(rows, 7, trial.inputs)
    let past = DoubleMatrix(rows, 6, trial.split(trial.inputs).flatMap { $0.prefix(6) })
    let targets = DoubleMatrix(rows, 3, trial.targets)
    let weights = trial.weights.map { DoubleMatrix(rows, 3, $0) }
    func exact(_ twin: Twin) -> Double {
      loss.exact(twin.forward(x).y, targets, weights: weights, past: past)
    }
    #expect(abs(value - exact(twin)) <= 1e-5 * abs(value))
    for slot in network.layout.slots {
      let exactSlopes = (twin.parameters[slot.name] ?? []).enumerated().map { index, old in
        func moved(by step: Double) -> Double {
          twin.parameters[slot.name, default: []][index] = old + step
          return exact(twin)
        }
        defer { twin.parameters[slot.name, default: []][index] = old }
        return (moved(by: 1e-6) - moved(by: -1e-6)) / 2e-6
      }
      let largest = exactSlopes.reduce(0) { max($0, abs($1)) }
      let error = largestError(gradient[slot], exactSlopes) {
        1e-4 * max(abs($0), 0.02 * largest) + 1e-8
      }
      #expect(error <= 1, "\(slot.name)")
    }
  }
}
