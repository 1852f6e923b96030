import MartletNumerics
import RealModule

/// How noisy the gradient of a batch is, and the batch at which noise and gradient are alike.
///
///     B = tr(Σ) / |G|²
///
/// G is the mean gradient of all examples and Σ the covariance of their gradients one by one. A
/// batch of b examples has the gradient G plus noise of size tr(Σ)/b. Far below b = B the noise
/// leads, and twice the batch makes a step twice as good; far above it a larger batch makes steps
/// hardly better and only costs more. At b = B itself training takes about twice as many steps as
/// with the exact gradient, and twice as many examples as with tiny batches.
///
/// Both numbers are unbiased estimates from batches of two sizes. With K small batches of b
/// examples, no example twice, whose gradients g have the mean ḡ (the gradient of a big batch of K
/// b examples), of n examples:
///
///     tr(Σ)   S = b / (K − 1) · Σ |g − ḡ|²
///     |G|²    |ḡ|² − S (1 / (K b) − 1 / n)
///
/// As n grows this is (|g|² − |ḡ|²) / (1/b − 1/(K b)) and (K b |ḡ|² − b |g|²) / (K b − b), as in
/// the paper. Both are averaged over several draws before one is divided by the other.
///
/// - Note: McCandlish, Kaplan, Amodei et al., "An empirical model of large-batch training", 2018,
///   where this is the simple noise scale. It grows while a network is trained, since G falls
///   faster than Σ.
public struct GradientNoiseScale: Sendable, Hashable, Codable {
  /// tr(Σ), with divisor n − 1.
  public let trace: Double
  /// |G|². An estimate may be below 0 where noise covers the gradient.
  public let squaredNorm: Double
  /// The 95 % interval of B over the draws, by the jackknife on a logarithmic scale. Where without
  /// one of the draws no gradient stands out of the noise, it is open: from the least that B is
  /// without one of them to infinity. nil where B is nil or 0.
  public var interval: ClosedRange<Double>? { low.map { $0...(high ?? .infinity) } }
  private let low: Double?
  /// nil for infinity, which JSON has no word for.
  private let high: Double?
  /// b
  public let smallBatch: Int
  /// K b
  public let bigBatch: Int
  /// How often a big batch was drawn.
  public let draws: Int
  /// n
  public let examples: Int

  /// B: tr(Σ) / |G|²; nil where no gradient stands out of the noise.
  public var value: Double? { squaredNorm > 0 ? trace / squaredNorm : nil }

  /// The power of two next to B, from 1 to the number of examples. Where no gradient stands out of
  /// the noise it is the largest; nil where there is neither gradient nor noise.
  public var suggestedBatch: Int? {
    guard trace > 0 || squaredNorm > 0 else { return nil }
    let scale = min(max(value ?? .infinity, 1), Double(examples))
    return min(1 << Int(Double.log2(scale).rounded()), examples)
  }

  /// - Parameters:
  ///   - draws: tr(Σ) and |G|² of each.
  init(
    draws: [(trace: Double, squaredNorm: Double)], smallBatch: Int, bigBatch: Int, examples: Int
  ) {
    trace = Descriptive.mean(draws.map(\.trace))
    squaredNorm = Descriptive.mean(draws.map(\.squaredNorm))
    let interval = Self.interval(draws)
    low = interval?.lowerBound
    high = interval.flatMap { $0.upperBound.isFinite ? $0.upperBound : nil }
    self.smallBatch = smallBatch
    self.bigBatch = bigBatch
    self.draws = draws.count
    self.examples = examples
  }

  private static func interval(
    _ draws: [(trace: Double, squaredNorm: Double)]
  ) -> ClosedRange<Double>? {
    let count = Double(draws.count)
    let trace = draws.reduce(0) { $0 + $1.trace }
    let squaredNorm = draws.reduce(0) { $0 + $1.squaredNorm }
    guard count > 1, trace > 0, squaredNorm > 0 else { return nil }
    let without = draws.map { (trace - $0.trace) / (squaredNorm - $0.squaredNorm) }
    let reach = StudentT(degreesOfFreedom: count - 1).quantile(0.975)
    guard without.allSatisfy({ $0 > 0 && $0.isFinite }) else {
      let lowest = without.filter { $0 > 0 }.min() ?? .infinity
      return min(lowest, trace / squaredNorm)...Double.infinity
    }
    let logarithms = without.map { Double.log($0) }
    let mean = Descriptive.mean(logarithms)
    let variance = logarithms.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } * (count - 1) / count
    let factor = Double.exp(reach * variance.squareRoot())
    return (trace / squaredNorm / factor)...(trace / squaredNorm * factor)
  }
}
