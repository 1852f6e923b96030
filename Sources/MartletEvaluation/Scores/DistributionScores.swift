import MartletNumerics

/// How good the quantiles of a model were as a forecast distribution, over the folds that have all of them.
///
/// Not-a-number where a score is not defined.
public struct DistributionScores: Sendable, Hashable {
  /// How many values fell between two neighbouring quantiles: the histogram of the probability integral transform.
  public struct Bin: Codable, Sendable, Hashable {
    /// The level of the quantile below; 0 for the first bin.
    public let from: Double
    /// The level of the quantile above, whose value is in the bin; 1 for the last bin.
    public let to: Double
    /// The share of points. That of right quantiles is near `to` − `from`.
    public let share: Double
  }

  /// The levels of the quantiles, ascending.
  public let levels: [Double]
  /// How many points there are.
  public let points: Int
  /// Folds that had all quantiles, for one series at least.
  public let folds: Int
  /// The mean of ``crps(_:quantiles:levels:)``, in the units of the series.
  public let crps: Double
  /// The weighted quantile loss in percent: 100 Σ CRPS / Σ |y|, over all points. At the level ½ alone it is WAPE.
  public let wql: Double
  /// The scaled quantile loss: the mean over folds of the mean CRPS there, by the scale of MASE. At the level ½ alone
  /// it is MASE.
  public let sql: Double
  /// The histogram of the probability integral transform, one bin more than levels.
  public let pit: [Bin]

  /// The scores in the order of tables.
  public static let all:
    [(name: String, title: String, value: any KeyPath<DistributionScores, Double> & Sendable)] = [
      ("crps", "CRPS", \.crps), ("wql", "WQL %", \.wql), ("sql", "SQL", \.sql),
    ]

  /// - Parameter paths: Of each series and fold what happened, the quantiles of each point, and the scale of MASE.
  init?(
    levels: [Double], folds: Int,
    _ paths: [(actual: [Double], quantiles: [[Double]], scale: Double)]
  ) {
    guard !paths.isEmpty else { return nil }
    self.levels = levels
    self.folds = folds
    let losses = paths.map { path in
      zip(path.actual, path.quantiles).map {
        MartletEvaluation.crps($0, quantiles: $1, levels: levels)
      }
    }
    let all = losses.flatMap { $0 }
    points = all.count
    crps = Descriptive.mean(all)
    let size = paths.reduce(0) { $0 + $1.actual.reduce(0) { $0 + $1.magnitude } }
    wql = finite(100 * (all.reduce(0, +) / size))
    sql = Descriptive.mean(
      zip(losses, paths).map { Descriptive.mean($0) / $1.scale }.filter(\.isFinite))
    var counts = [Int](repeating: 0, count: levels.count + 1)
    for path in paths {
      for (value, quantiles) in zip(path.actual, path.quantiles) {
        counts[quantiles.count { $0 < value }] += 1
      }
    }
    pit = counts.enumerated().map { place, count in
      Bin(
        from: place == 0 ? 0 : levels[place - 1], to: place == levels.count ? 1 : levels[place],
        share: Double(count) / Double(all.count))
    }
  }
}
