import MartletNumerics
import RealModule

/// Which of many models differ from one and the same other, with one chance of error for all of them.
///
/// The largest |t| of all models is compared with the largest of as many draws in which none differs; the models
/// below it with the largest of those that are left, and so on (step-down). Draws keep what models have in
/// common, so that a model that is tried twice costs nothing.
///
/// Where folds are separate, a draw turns all differences of a fold round, or leaves them (sign-flip). If neighbours are
/// alike, on average over the models, folds are worth fewer (``VarianceChoice/effectiveCount``), and the t of a model is the
/// one that has its p-value among independent ones. Elsewhere a draw turns the mean and the slow cosines of each model, as
/// if they were one vector, in a random direction, the same for all models: without a difference they are independent and
/// have one variance (``VarianceMethod/cosines``).
///
/// - Note: Romano & Wolf (2005); Langsrud (2005) for the rotation. `docs/tests.md` has its size beside that of a block
///   bootstrap.
public enum StepDownTest {
  /// The p-value of each model, given that all of them were tried.
  ///
  /// - Edge cases: 1 for a model without a difference in any fold, and for all where there are fewer than three folds
  ///   or no more than the overlap.
  /// - Parameters:
  ///   - differences: For each model its loss less that of the other in each fold, in order of time.
  ///   - overlap: How many neighbouring folds share rows of their test windows, a fold itself included.
  ///   - sharesFits: Whether several folds were forecast from one fit.
  ///   - draws: How many draws without a difference.
  ///   - generator: The source of randomness: the same state gives the same p-values.
  /// - Complexity: O(draws · models · folds).
  public static func pValues(
    _ differences: [[Double]], overlap: Int, sharesFits: Bool = false, draws: Int = 2000,
    using generator: inout some RandomNumberGenerator
  ) -> [Double] {
    let count = differences.first?.count ?? 0
    precondition(differences.allSatisfy { $0.count == count }, "models have different folds")
    precondition(draws > 0, "at least one draw is needed, not \(draws)")
    guard count > max(2, overlap) else { return differences.map { _ in 1 } }
    var random = generator
    defer { generator = random }
    if overlap == 1, !sharesFits {
      let same = 1 / Double(count).squareRoot()
      return pValues(
        differences, observed: [Double](repeating: same, count: count),
        statistics: statisticsWhereTheyPersist(differences),
        directions: (0..<draws).lazy.map { _ in
          (0..<count).map { _ in Bool.random(using: &random) ? same : -same }
        })
    }
    let waves = LongRunVariance.cosineCount(count)
    var normal = SplitMix64(seed: random.next())
    return pValues(
      differences.map { values in
        [Descriptive.mean(values) * Double(count).squareRoot()]
          + LongRunVariance.cosines(of: values, count: waves)
      }, observed: [1] + [Double](repeating: 0, count: waves),
      directions: (0..<draws).lazy.map { _ in direction(waves + 1, using: &normal) })
  }

  /// The share of the mean in differences of independent folds that would have the p-value of each model; none where
  /// neighbours are not alike.
  private static func statisticsWhereTheyPersist(_ differences: [[Double]]) -> [Double] {
    let count = differences[0].count
    let correlation = Descriptive.mean(differences.map(VarianceChoice.correlation))
    guard correlation > 0 else { return [] }
    let effective = VarianceChoice.effectiveCount(of: count, correlation: correlation)
    return differences.map { values in
      let error = VarianceMethod.student.error(of: values, overlap: 1, effective: effective)
      guard error > 0 else { return values.contains { $0 != 0 } ? 1 : 0 }
      let tail = StudentT(degreesOfFreedom: effective - 1)
        .upperTail((Descriptive.mean(values) / error).magnitude)
      let t = StudentT(degreesOfFreedom: Double(count - 1)).quantile(max(tail, 1e-300))
      return t * t / (t * t + Double(count - 1))
    }
  }

  /// The step-down over vectors, one a model, whose part in a direction is compared with the rest of them.
  ///
  ///     t = |v · w| / √((|v|² − (v · w)²) / (dimensions − 1))
  ///
  /// - Parameters:
  ///   - observed: w of the statistic, of length 1.
  ///   - given: The share of that part, where it is another than that of the vectors; of all of them, or empty.
  ///   - directions: w of each draw.
  package static func pValues(
    _ vectors: [[Double]], observed: [Double], statistics given: [Double] = [],
    directions: some Sequence<[Double]>
  ) -> [Double] {
    let vectors = vectors.map { vector in
      let unit = DieboldMariano.unit(of: vector)
      return vector.map { $0 / unit }
    }
    let squares = vectors.map { LeastSquaresFit.dot($0, $0) }
    func statistic(_ model: Int, _ direction: [Double]) -> Double {
      let part = LeastSquaresFit.dot(vectors[model], direction)
      // The square of t grows with this share; 0 where there is nothing to share.
      return squares[model] > 0 ? part * part / squares[model] : 0
    }
    let statistics = given.isEmpty ? vectors.indices.map { statistic($0, observed) } : given
    let order = vectors.indices.sorted { (-statistics[$0], $0) < (-statistics[$1], $1) }
    var above = [Int](repeating: 0, count: vectors.count)
    var draws = 0
    for direction in directions {
      draws += 1
      var largest = 0.0
      for model in order.reversed() {
        largest = max(largest, statistic(model, direction))
        if largest >= statistics[model] * (1 - 1e-12) { above[model] += 1 }
      }
    }
    var result = [Double](repeating: 1, count: vectors.count)
    var least = 0.0
    for model in order {
      least = max(least, Double(1 + above[model]) / Double(1 + draws))
      result[model] = least
    }
    return result
  }

  /// A direction of length 1 of which none is more likely than another.
  private static func direction(_ dimensions: Int, using generator: inout SplitMix64) -> [Double] {
    let normal = (0..<dimensions).map { _ in generator.normal() }
    let length = LeastSquaresFit.dot(normal, normal).squareRoot()
    return normal.map { $0 / length }
  }
}
