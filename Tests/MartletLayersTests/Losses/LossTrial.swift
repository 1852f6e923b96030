import MartletLayers
import MartletNumerics
import MartletTestSupport

/// A random batch with raw outputs, to evaluate a loss on.
struct LossTrial {
  static let horizon = 3
  static let lookback = 6

  let loss: Loss
  let rows: Int
  /// [rows, k horizon]
  var outputs: [Float]
  /// [rows, horizon]
  var targets: [Float]
  var weights: [Float]?
  /// [rows, lookback + 1]: the last column is no past value.
  var inputs: [Float]

  /// - Parameter weighted: A third of the weights are 0, with NaN for a target.
  init(_ loss: Loss, rows: Int, weighted: Bool = false, seed: UInt64 = 8) {
    self.loss = loss
    self.rows = rows
    var generator = SplitMix64(seed: seed)
    outputs = generator.floats(rows * Self.horizon * loss.outputsPerTarget, in: -2...2)
    targets = generator.floats(rows * Self.horizon, in: -2...2)
    inputs = generator.floats(rows * (Self.lookback + 1), in: -2...2)
    guard weighted else { return }
    var weights = generator.floats(targets.count, in: 0.1...3)
    for index in weights.indices where generator.integer(below: 3) == 0 {
      (weights[index], targets[index]) = (0, .nan)
    }
    self.weights = weights
  }

  /// The loss and its gradient, NaN where nothing is written.
  func evaluate() -> (loss: LossSum, gradient: [Float]) {
    var tape = Tape(phase: .training)
    let raw = tape.matrix(rows: split(outputs))
    let batch = Batch(
      inputs: tape.matrix(rows: split(inputs)), targets: tape.matrix(rows: split(targets)),
      weights: weights.map { tape.matrix(rows: split($0)) }, lookback: Self.lookback)
    let gradient = tape.matrix(raw.rows, raw.columns)
    gradient.fill(with: .nan)
    let alone = loss.evaluate(raw, batch)
    let together = loss.evaluate(raw, batch, gradient: gradient)
    precondition(alone == together || alone.sum.isNaN, "a gradient changes no loss")
    return (together, gradient.values)
  }

  /// The mean loss from the formula, with one raw output moved.
  func exact(moving index: Int = 0, by step: Double = 0) -> Double {
    var raw = DoubleMatrix(rows, outputs.count / rows, outputs)
    raw.values[index] += step
    let past = split(inputs).flatMap { $0.prefix(Self.lookback) }
    return loss.exact(
      raw, DoubleMatrix(rows, Self.horizon, targets),
      weights: weights.map { DoubleMatrix(rows, Self.horizon, $0) },
      past: DoubleMatrix(rows, Self.lookback, past))
  }

  /// Numbers of the batch by row.
  func split(_ values: [Float]) -> [[Float]] {
    let width = values.count / rows
    return (0..<rows).map { Array(values[$0 * width..<($0 + 1) * width]) }
  }
}
