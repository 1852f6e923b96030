import MartletNumerics

/// The models that cannot be told from the best one.
///
///     t(i, j) = (L̄(i) − L̄(j)) / ω(i, j)
///
/// ω² is the variance of the difference over resamples. While the largest t of the models that are left is beyond
/// what resamples without differences show, the worse model of that pair leaves. The set holds the best model with
/// the chance of 1 − level; with few folds it holds nearly all of them.
///
/// - Note: Hansen, Lunde & Nason (2011), the range statistic. Given the same resamples, the p-values are those of `MCS`
///   in the Python package arch.
public enum ModelConfidenceSet {
  /// The fewest folds from which it is made.
  public static let minimumCount = 40

  /// For each model the p-value: it is in the set of every level below this, and the best model has 1.
  ///
  /// - Edge cases: two models of the same losses never drive each other out.
  /// - Parameters:
  ///   - losses: The loss of each model in each fold.
  ///   - resamples: Places of folds, of ``BlockBootstrap/resamples(count:blockLength:number:using:)``.
  /// - Returns: nil with fewer than ``minimumCount`` folds.
  /// - Complexity: O(resamples · models³).
  public static func pValues(_ losses: [[Double]], resamples: [[Int]]) -> [Double]? {
    let count = losses.first?.count ?? 0
    precondition(losses.allSatisfy { $0.count == count }, "models have different folds")
    precondition(!resamples.isEmpty, "at least one resample is needed")
    guard count >= minimumCount else { return nil }
    let means = losses.map(Descriptive.mean)
    // How far each resample is from the mean.
    let moves = zip(losses, means).map { loss, mean in
      resamples.map { $0.reduce(0) { $0 + loss[$1] } / Double(count) - mean }
    }
    let errors = means.indices.map { one in
      means.indices.map { other in
        let squares = zip(moves[one], moves[other]).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        return squares > 0 ? (squares / Double(resamples.count)).squareRoot() : 1
      }
    }
    var left = Array(means.indices)
    var result = [Double](repeating: 1, count: means.count)
    var least = 0.0
    while left.count > 1 {
      let pairs = left.flatMap { one in left.filter { $0 != one }.map { (one, $0) } }
      let statistics = pairs.map { (means[$0] - means[$1]) / errors[$0][$1] }
      guard let largest = statistics.max(), largest > 0,
        let place = statistics.firstIndex(of: largest)
      else { break }
      let above = resamples.indices.count { resample in
        pairs.contains { (moves[$0][resample] - moves[$1][resample]) / errors[$0][$1] > largest }
      }
      least = max(least, Double(above) / Double(resamples.count))
      result[pairs[place].0] = least
      left.removeAll { $0 == pairs[place].0 }
    }
    return result
  }
}
