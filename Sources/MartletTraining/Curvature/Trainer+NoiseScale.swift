public import MartletLayers
import MartletNumerics

extension Trainer {
  /// The gradient noise scale of the training loss at some parameters, and the batch that it
  /// suggests.
  ///
  /// The gradients are those of training: batch norm standardises each small batch by its own
  /// statistics, dropout draws new masks, and weights of examples count within their batch. With
  /// batch norm, whose batch is a part of the model, the numbers are therefore of small batches of
  /// that size; take one that is near the batch in use.
  ///
  /// - Parameters:
  ///   - smallBatch: b, where there are at least 4 b examples; else a quarter of them, 1 at least.
  ///   - bigBatch: At least how many examples are drawn without repetition at a time, where there
  ///     are so many.
  ///   - draws: How often, at least 2.
  ///   - seed: Of the examples drawn and of dropout.
  /// - Returns: nil for fewer than two examples, whose gradients have no variance, and where a loss
  ///   or a gradient is no finite number.
  public func gradientNoiseScale(
    at parameters: Parameters, on examples: Examples, smallBatch: Int = 8, bigBatch: Int = 512,
    draws: Int = 10, seed: UInt64 = 1
  ) -> GradientNoiseScale? {
    gradientNoiseScale(
      at: parameters, of: examples, smallBatch: smallBatch, bigBatch: bigBatch, draws: draws,
      seed: seed)
  }

  package func gradientNoiseScale(
    at parameters: Parameters, of examples: some ExampleSource, smallBatch: Int = 8,
    bigBatch: Int = 512, draws: Int = 10, seed: UInt64 = 1
  ) -> GradientNoiseScale? {
    precondition(
      parameters.layout == network.layout, "gradientNoiseScale: parameters of another network")
    precondition(smallBatch > 0 && draws > 1, "gradientNoiseScale: \(smallBatch), \(draws) draws")
    guard examples.count > 1 else { return nil }
    let size = min(smallBatch, max(1, examples.count / 4))
    let count = min(examples.count / size, max(2, (bigBatch + size - 1) / size))
    var randomness = SplitMix64(seed: seed, path: ["noise scale"])
    var tape = Tape(
      phase: .training, randomness: SplitMix64(seed: randomness.next()), parallelism: parallelism)
    var found: [(trace: Double, squaredNorm: Double)] = []
    for _ in 0..<draws {
      var order = BatchOrder(batchSize: size, SplitMix64(seed: randomness.next()))
      order.start(on: examples.count)
      guard
        let moments = gradientMoments(
          of: examples, batches: (0..<count).map { _ in order.next() }, parameters, &tape)
      else { return nil }
      let trace = Double(size) * moments.variance
      let left = 1 / Double(count * size) - 1 / Double(examples.count)
      found.append((trace, moments.squaredNorm - trace * left))
    }
    return GradientNoiseScale(
      draws: found, smallBatch: size, bigBatch: count * size, examples: examples.count)
  }

  /// The total variance of the gradients of some batches, divisor K − 1, and the square of their
  /// mean's norm; nil where they are not finite.
  private func gradientMoments(
    of examples: some ExampleSource, batches: [ArraySlice<Int>], _ parameters: Parameters,
    _ tape: inout Tape
  ) -> (variance: Double, squaredNorm: Double)? {
    var parameters = parameters
    let width = network.layout.trainedCount
    var buffer = [Float](repeating: 0, count: width)
    var mean = [Double](repeating: 0, count: width)
    var squares = 0.0  // Σ |g − ḡ|² of the batches so far (Welford 1962)
    for (index, batch) in batches.enumerated() {
      var loss = WeightedMean()
      backpropagate(batch, of: examples, &parameters, &buffer, &loss, &tape)
      guard loss.value.isFinite else { return nil }
      let share = 1 / Double(index + 1)
      for place in 0..<width {
        let difference = Double(buffer[place]) - mean[place]
        mean[place] += share * difference
        squares += difference * (Double(buffer[place]) - mean[place])
      }
    }
    guard squares.isFinite else { return nil }
    return (squares / Double(batches.count - 1), mean.reduce(0) { $0 + $1 * $1 })
  }
}
