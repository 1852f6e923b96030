public import MartletLayers
package import MartletNumerics

/// The training loop: gather a batch, forward, loss, backward, clip, step.
///
/// Each epoch goes through the examples in a new random order; the last batch of an epoch is smaller
/// when the numbers do not divide, and is used. After the first step a step allocates nothing.
/// `TrainingRun` is the same loop for those who want to stop in between.
public struct Trainer: Sendable {
  /// The layers to train, without their parameters.
  public let network: Network
  /// Budget, rate, loss and all else that a run follows.
  public let options: TrainingOptions
  /// Threads that share the large products of one run. They change no bit of the result.
  public var threads = 1

  /// Creates a trainer, which holds no state of a run.
  ///
  /// - Parameter threads: Those that share the large products of one run.
  public init(_ network: Network, _ options: TrainingOptions, threads: Int = 1) {
    self.network = network
    self.options = options
    self.threads = threads
  }

  var parallelism: Parallelism { Parallelism(threads: threads) }

  /// Trains from a fresh initialisation on rows in memory.
  ///
  /// - Parameters:
  ///   - validation: When given, the parameters with the smallest validation loss are the result.
  ///   - seed: Of initialisation, order and dropout: the same seed gives the same bits.
  /// - Throws: `TrainingError.nonFinite` when the loss leaves the finite numbers.
  public func train(
    on examples: Examples, validation: Examples? = nil, seed: UInt64
  ) throws(TrainingError) -> (parameters: Parameters, record: TrainingRecord) {
    try train(on: examples, validation: validation, randomness: SplitMix64(seed: seed))
  }

  /// The same on any source of examples, from a stream of chance.
  package func train(
    on examples: some ExampleSource, validation: (some ExampleSource)?, randomness: SplitMix64
  ) throws(TrainingError) -> (parameters: Parameters, record: TrainingRecord) {
    var run = TrainingRun(self, randomness: randomness)
    try run.train(steps: options.maxSteps, on: examples, validation: validation)
    return run.result
  }

  /// Takes a batch into a mean loss and into the gradient of that mean.
  ///
  ///     g = (1 − s) g + s ∂L/∂θ,   s the share of the batch in the mean
  ///
  /// With a share of 1 nothing is read from `gradient`. A loss that is not finite leaves it alone.
  func backpropagate(
    _ batch: ArraySlice<Int>, of examples: some ExampleSource, _ parameters: inout Parameters,
    _ gradient: inout [Float], _ loss: inout WeightedMean, _ tape: inout Tape
  ) {
    defer { tape.reset() }
    parameters.withView { view in
      gradient.withMatrix { gradient in
        let batch = examples.batch(batch, &tape)
        let y = network.root.forward(batch.inputs, view, &tape)
        let dy = tape.matrix(y.rows, y.columns)
        let sum = options.loss.evaluate(y, batch, gradient: dy)
        let share = Float(loss.add(sum.mean, weight: sum.weight))
        guard sum.mean.isFinite else { return }  // before it spoils the parameters
        if share != 1 { dy.scale(by: share) }
        _ = network.root.backward(dy, view, GradientView(gradient, keep: 1 - share), &tape)
      }
    }
  }

  /// The mean loss over all examples in inference, a batch at a time: the same for any batch size.
  package func evaluate(_ parameters: Parameters, on examples: some ExampleSource) -> Double {
    var tape = Tape(phase: .inference, parallelism: parallelism)
    let indices = Array(0..<examples.count)
    return parameters.withReadOnlyView { view in
      var total = LossSum()
      for start in stride(from: 0, to: examples.count, by: options.batchSize) {
        let end = min(start + options.batchSize, examples.count)
        let batch = examples.batch(indices[start..<end], &tape)
        total += options.loss.evaluate(network.root.forward(batch.inputs, view, &tape), batch)
        tape.reset()
      }
      return total.mean
    }
  }
}
