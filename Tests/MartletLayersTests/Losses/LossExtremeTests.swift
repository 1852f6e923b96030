import MartletLayers
import MartletTestSupport
import Testing

/// Numbers at the ends of single precision: no crash, and no NaN out of finite numbers.
@Suite struct LossExtremeTests {
  private static let extremes: [Float] = [
    0, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, 1e-30, 1, -90, 90, 1e10, -1e10, 1e30, -1e30,
    .greatestFiniteMagnitude,
  ]

  private func evaluate(_ loss: Loss, _ output: Float, _ target: Float) -> LossSum {
    var trial = LossTrial(loss, rows: 1)
    trial.outputs = [Float](repeating: output, count: 3 * loss.outputsPerTarget)
    trial.targets = [Float](repeating: target, count: 3)
    return trial.evaluate().loss
  }

  /// The square of 1e30 is beyond single precision: infinite, but never NaN.
  @Test(
    "No loss of finite outputs and targets is NaN, and only MSE overflows below 1e31",
    arguments: Loss.examples)
  func finiteNumbersGiveNoNaN(loss: Loss) {
    for output in Self.extremes {
      for target in Self.extremes {
        let sum = evaluate(loss, output, target).sum
        #expect(!sum.isNaN, "\(output), \(target)")
        if loss != .mse && max(abs(output), abs(target)) < 1e31 {
          #expect(sum.isFinite, "\(output), \(target)")
        }
      }
    }
  }

  @Test(
    "Gradients are finite for outputs up to 10,000 and targets up to 100", arguments: Loss.examples)
  func gradientsOfUsualErrorsAreFinite(loss: Loss) {
    for raw: Float in [-1e4, -100, -20, 20, 100, 1e4] {
      for target: Float in [-100, -1, 1, 100] {
        var trial = LossTrial(loss, rows: 1)
        trial.outputs = [Float](repeating: raw, count: 3 * loss.outputsPerTarget)
        trial.targets = [target, target, target]
        #expect(trial.evaluate().gradient.allSatisfy { $0.isFinite }, "\(raw), \(target)")
      }
    }
  }

  @Test(
    "A NaN or infinite output or target makes the loss NaN or infinite", arguments: Loss.examples)
  func nonFiniteStaysSo(loss: Loss) {
    for bad in [Float.nan, .infinity, -.infinity] {
      #expect(!evaluate(loss, bad, 0).sum.isFinite, "output \(bad)")
      #expect(!evaluate(loss, 0, bad).sum.isFinite, "target \(bad)")
    }
    #expect(evaluate(loss, .nan, 0).sum.isNaN)
    #expect(evaluate(loss, 0, .nan).sum.isNaN)
  }
}
