import MartletLayers
import MartletTestSupport
import Testing

@Suite struct LossWeightTests {
  @Test("Weights of 1 change neither loss nor gradient", arguments: Loss.examples)
  func weightsOfOneChangeNothing(loss: Loss) {
    var trial = LossTrial(loss, rows: 8)
    let plain = trial.evaluate()
    trial.weights = [Float](repeating: 1, count: trial.targets.count)
    let weighted = trial.evaluate()
    #expect(weighted.loss == plain.loss && weighted.gradient == plain.gradient)
  }

  @Test(
    "A weight of 3 counts as an example seen three times, in loss and gradient",
    arguments: Loss.examples)
  func aWeightIsARepetition(loss: Loss) {
    var trial = LossTrial(loss, rows: 4)
    let width = trial.outputs.count / 4
    var repeated = LossTrial(loss, rows: 10)
    let counts = [1, 3, 2, 4]
    func rows(_ values: [Float], _ width: Int) -> [Float] {
      counts.enumerated().flatMap { row, count in
        (0..<count).flatMap { _ in values[row * width..<(row + 1) * width] }
      }
    }
    repeated.outputs = rows(trial.outputs, width)
    repeated.targets = rows(trial.targets, 3)
    repeated.inputs = rows(trial.inputs, 7)
    trial.weights = counts.flatMap { [Float](repeating: Float($0), count: 3) }
    let (weighted, plain) = (trial.evaluate(), repeated.evaluate())
    #expect(abs(weighted.loss.mean - plain.loss.mean) <= 1e-12 * abs(plain.loss.mean))
    #expect(weighted.loss.weight == plain.loss.weight)
    var start = 0
    for (row, count) in counts.enumerated() {
      for column in 0..<width {
        let sum = plain.gradient[start * width + column] * Float(count)
        #expect(abs(weighted.gradient[row * width + column] - sum) <= 1e-6 * abs(sum))
      }
      start += count
    }
  }

  /// Targets of weight 0 are not read, and batches of any size add up.
  @Test("Losses of parts of a batch add up to that of the whole", arguments: Loss.examples)
  func sumsAddUp(loss: Loss) {
    let whole = LossTrial(loss, rows: 9, weighted: true)
    let width = whole.outputs.count / 9
    var total = LossSum()
    for (start, count) in [(0, 1), (1, 5), (6, 3)] {
      var part = LossTrial(loss, rows: count)
      part.outputs = Array(whole.outputs[start * width..<(start + count) * width])
      part.targets = Array(whole.targets[start * 3..<(start + count) * 3])
      part.inputs = Array(whole.inputs[start * 7..<(start + count) * 7])
      part.weights = whole.weights.map { Array($0[start * 3..<(start + count) * 3]) }
      total += part.evaluate().loss
    }
    let loss = whole.evaluate().loss
    #expect(abs(total.mean - loss.mean) <= 1e-12 * abs(loss.mean))
    #expect(abs(total.weight - loss.weight) <= 1e-12 * loss.weight)
  }

  @Test(
    "Targets of weight 0 give loss 0 and gradient 0, whatever they are", arguments: Loss.examples)
  func weightsOfZeroAreNoLoss(loss: Loss) {
    var trial = LossTrial(loss, rows: 2)
    trial.weights = [Float](repeating: 0, count: 6)
    trial.targets = [Float](repeating: .nan, count: 6)
    trial.outputs[0] = .infinity
    let (sum, gradient) = trial.evaluate()
    #expect(sum == LossSum() && sum.mean == 0)
    #expect(gradient.allSatisfy { $0 == 0 })
  }
}
