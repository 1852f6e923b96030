import MartletLayers
import MartletNumerics

/// The training loss of a network over fixed batches, as a function of its parameters.
///
///     L(θ) = Σ w_b L_b(θ) / Σ w_b,   w_b the sum of the weights of the targets in batch b
///
/// L_b is what a step of training sees: batch norm standardises each batch by its own statistics,
/// and dropout draws the same masks each time, so that L is one function. Penalties are not in it.
/// The passes are in single precision, their sum over the batches in double.
struct LossSurface<Source: ExampleSource> {
  private let trainer: Trainer
  private let examples: Source
  private let batches: [ArraySlice<Int>]
  private let randomness: SplitMix64
  /// How many examples are in the batches.
  let exampleCount: Int

  /// - Parameters:
  ///   - limit: Where there are more examples, so many of them are drawn.
  ///   - randomness: Draws the examples, their order and the masks.
  init(_ trainer: Trainer, _ examples: Source, limit: Int, _ randomness: SplitMix64) {
    var randomness = randomness
    self.trainer = trainer
    self.examples = examples
    var order = BatchOrder(batchSize: examples.count, randomness)
    order.start(on: examples.count)
    let drawn = Array(order.next().prefix(limit))
    _ = randomness.next()
    self.randomness = randomness
    exampleCount = drawn.count
    // Of nearly equal size: batch norm has nothing to say of a last batch of one.
    let count = (drawn.count + trainer.options.batchSize - 1) / trainer.options.batchSize
    batches = (0..<count).map { drawn[drawn.count * $0 / count..<drawn.count * ($0 + 1) / count] }
  }

  /// ∂L/∂θ in the layout of the parameters; nil where it is not finite.
  func gradient(at parameters: Parameters) -> [Double]? {
    var parameters = parameters
    let count = trainer.network.layout.trainedCount
    var buffer = [Float](repeating: 0, count: count)
    var sum = [Double](repeating: 0, count: count)
    var weight = 0.0
    var tape = Tape(
      phase: .training, randomness: randomness, parallelism: trainer.parallelism)
    for batch in batches {
      var loss = WeightedMean()
      trainer.backpropagate(batch, of: examples, &parameters, &buffer, &loss, &tape)
      guard loss.value.isFinite else { return nil }
      weight += loss.weight
      for index in 0..<count { sum[index] += loss.weight * Double(buffer[index]) }
    }
    guard weight > 0, sum.allSatisfy(\.isFinite) else { return nil }
    return sum.map { $0 / weight }
  }

  /// H u by central differences:
  ///
  ///     H u ≈ (∇L(θ + h u) − ∇L(θ − h u)) / 2h,   h = ε / ‖u‖
  ///
  /// - Parameter step: ε, the distance in θ.
  func hessianProduct(_ u: [Double], at parameters: Parameters, step: Double) -> [Double]? {
    let length = u.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard length > 0 else { return u }
    let h = step / length
    func moved(_ h: Double) -> Parameters {
      var moved = parameters
      for index in u.indices where u[index] != 0 {
        moved.values[index] = Float(Double(moved.values[index]) + h * u[index])
      }
      return moved
    }
    guard let ahead = gradient(at: moved(h)), let behind = gradient(at: moved(-h)) else {
      return nil
    }
    return zip(ahead, behind).map { ($0 - $1) / (2 * h) }
  }
}
