import MartletLayers
import MartletTestSupport
import Testing

@Suite struct LossTests {
  @Test(
    "Each loss agrees with its formula in double precision, weighted and not",
    arguments: Loss.examples, [1, 2, 7, 64])
  func isTheFormula(loss: Loss, rows: Int) {
    for weighted in [false, true] {
      let trial = LossTrial(loss, rows: rows, weighted: weighted)
      let (value, exact) = (trial.evaluate().loss.mean, trial.exact())
      #expect(abs(value - exact) <= 1e-6 * abs(exact), "weighted: \(weighted)")
    }
  }

  /// Central differences of the formula in `Double`; of every seventh output in the largest batch.
  @Test(
    "Each loss's gradient agrees with central differences, weighted and not",
    arguments: Loss.examples, [1, 2, 7, 64])
  func theGradientIsTheDerivative(loss: Loss, rows: Int) {
    for weighted in [false, true] {
      let trial = LossTrial(loss, rows: rows, weighted: weighted)
      let h = 1e-6
      let indices = Array(stride(from: 0, to: trial.outputs.count, by: rows < 64 ? 1 : 7))
      let exact = indices.map { index in
        (trial.exact(moving: index, by: h) - trial.exact(moving: index, by: -h)) / (2 * h)
      }
      let largest = exact.reduce(0) { max($0, abs($1)) }
      let gradient = trial.evaluate().gradient
      let error = largestError(indices.map { gradient[$0] }, exact) {
        1e-4 * max(abs($0), 0.02 * largest) + 1e-9
      }
      #expect(error <= 1, "weighted: \(weighted)")
    }
  }

  private func evaluate(
    _ loss: Loss, _ outputs: [Float], _ targets: [Float], past: [Float] = [0, 1]
  ) -> (mean: Double, gradient: [Float]) {
    var trial = LossTrial(loss, rows: 1)
    trial.outputs = outputs
    trial.targets = targets
    trial.inputs = past + [Float](repeating: past[past.count - 1], count: 7 - past.count)
    let (loss, gradient) = trial.evaluate()
    return (loss.mean, gradient)
  }

  @Test(
    "A perfect point forecast has loss 0 and gradient 0",
    arguments: Loss.examples.filter { $0.outputsPerTarget == 1 })
  func aPerfectForecastCostsNothing(loss: Loss) {
    #expect(evaluate(loss, [1, -2, 0], [1, -2, 0]) == (0, [0, 0, 0]))
  }

  /// Errors ten times as large make the loss 10ᵈ times as large; of huber and log cosh those far from 0.
  @Test(
    "Errors ten times as large make a loss 10 or 100 times as large, by degree",
    arguments: Loss.examples.filter { $0.degree > 0 })
  func degree(loss: Loss) {
    let far: Float = loss.outputsPerTarget == 1 ? 1e6 : 100
    let one = evaluate(loss, [Float](repeating: far, count: loss.outputsPerTarget), [0]).mean
    let ten = evaluate(loss, [Float](repeating: 10 * far, count: loss.outputsPerTarget), [0]).mean
    #expect(abs(ten / one / (loss.degree == 2 ? 100 : 10) - 1) < 1e-4)
  }

  @Test("Each loss has the value and gradient computed by hand") func knownValues() {
    #expect(evaluate(.mse, [3, 0], [1, 0]) == (2, [2, 0]))
    #expect(evaluate(.mae, [3, 0], [1, 2]) == (2, [0.5, -0.5]))
    #expect(evaluate(.huber(delta: 1), [3, 0.5], [0, 0]) == (1.3125, [0.5, 0.25]))
    #expect(evaluate(.quantile(0.75), [0, 4], [4, 0]) == (2, [-0.375, 0.125]))
    #expect(evaluate(.smape, [3, -1], [1, 2]) == (1.5, [0.125, 0]))
    // The past is 0 1 1 1 1 1: it changes by a fifth on average.
    #expect(abs(evaluate(.mase(season: 1), [3, 0], [1, 0]).mean - 5) < 1e-12)
  }

  @Test("At an error of δ both branches of Huber's loss have one value and slope")
  func huberIsSmooth() {
    #expect(evaluate(.huber(delta: 2), [2], [0]) == (2, [2]))
    #expect(evaluate(.huber(delta: 2), [-2], [0]) == (2, [-2]))
  }

  /// ½ e² where e is small, |e| − log 2 where it is large.
  @Test("Log cosh is half the squared error near 0 and the absolute error far away")
  func logCoshIsExactAtBothEnds() {
    #expect(abs(evaluate(.logCosh, [1e-6], [0]).mean / 0.5e-12 - 1) < 1e-6)
    #expect(abs(evaluate(.logCosh, [-1e6], [0]).mean - 1e6) < 1)
    #expect(evaluate(.logCosh, [-1e30], [0]).gradient == [-1])
  }

  @Test("sMAPE of a forecast and target that are both 0 has no loss or gradient")
  func smapeOfNothingIsNothing() {
    #expect(evaluate(.smape, [0, 0, -0.5], [0, 0.5, 0]) == (4 / 3.0, [0, -4 / 3, 0]))
  }

  @Test("MASE leaves out an example whose past is constant, also from the mean")
  func maseLeavesOutAConstantPast() {
    #expect(evaluate(.mase(season: 1), [3, 0], [1, 0], past: [2]) == (0, [0, 0]))
    var trial = LossTrial(.mase(season: 1), rows: 2)
    let alone = evaluate(
      trial.loss, Array(trial.outputs.prefix(3)), Array(trial.targets.prefix(3)),
      past: Array(trial.inputs.prefix(7)))
    for column in 7..<13 { trial.inputs[column] = 5 }
    trial.targets[4] = .nan
    let (loss, gradient) = trial.evaluate()
    #expect(loss.weight == 3 && loss.mean == alone.mean)
    #expect(gradient == alone.gradient + [0, 0, 0])
  }

  @Test("MASE does not change when window, target and forecast are scaled and shifted")
  func maseHasNoUnits() {
    var trial = LossTrial(.mase(season: 3), rows: 7)
    let loss = trial.evaluate().loss.mean
    func moved(_ values: [Float]) -> [Float] { values.map { 8 * $0 + 16 } }
    trial.outputs = moved(trial.outputs)
    trial.targets = moved(trial.targets)
    trial.inputs = moved(trial.inputs)
    #expect(abs(trial.evaluate().loss.mean / loss - 1) < 1e-5)
  }

  @Test("Losses with parameters outside of their ranges are invalid, the examples valid")
  func validity() {
    #expect(Loss.examples.allSatisfy { $0.isValid })
    let invalid: [Loss] = [
      .huber(delta: 0), .mase(season: 0), .quantile(0), .quantile(1), .quantiles([]),
      .quantiles([0.5, 0.5]), .quantiles([0.9, 0.1]), .quantiles([0, 0.5]), .quantiles([0.5, 1]),
      .studentT(degreesOfFreedom: 2), .studentT(degreesOfFreedom: .infinity),
    ]
    #expect(invalid.allSatisfy { !$0.isValid })
  }
}
