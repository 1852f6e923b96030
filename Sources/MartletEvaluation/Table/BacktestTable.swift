/// The forecasts of a walk-forward evaluation as rows, beside what happened: what is scored, written,
/// read back and scored again.
///
/// The rows go series by series, fold by fold, step by step, model by model; of a model with several
/// seeds the mean comes first, then each seed.
public struct BacktestTable: Codable, Sendable {
  /// A model of the table.
  public struct Column: Codable, Hashable, Sendable {
    /// The label, unique in the table.
    public let label: String
    /// How often it was fitted, with different seeds.
    public let seedCount: Int

    package init(label: String, seedCount: Int) {
      (self.label, self.seedCount) = (label, seedCount)
    }
  }

  /// What is known of a series at a cutoff that scores need beside the rows.
  public struct Origin: Hashable, Sendable {
    /// The id of the series, as in the rows.
    public let series: String
    /// The number of the fold from 1, the oldest first, as in the rows.
    public let fold: Int
    /// The last value that was known.
    public let last: Double
    /// The seasonal naive error before the cutoff: the scale of MASE.
    public let naiveScale: Double
    /// The same by the root of the mean square: the scale of RMSSE.
    public let naiveSquareScale: Double
    /// What errors are divided by in the mean absolute and squared error.
    public let errorScale: Double
  }

  /// The models, in the order of the columns.
  public let models: [Column]
  /// The label of the naive forecast.
  public let naive: String
  /// The levels of the intervals, each between 0 and 1.
  public let levels: [Double]
  /// The levels of the single quantiles, each between 0 and 1.
  public let quantileLevels: [Double]
  /// Whether the target is a variance, or its square root; nil for a target that is no volatility.
  public let isVariance: Bool?
  /// In the order of the rows; none in a table that was read from a CSV file.
  public internal(set) var origins: [Origin] = []
  /// One row for each series, fold, step, model and seed that was forecast.
  public package(set) var rows: [BacktestRow] = []

  /// By label the paths that a model may have seen in training; none of a model of which that is not said.
  package var seen: [String: Set<Path>] = [:]

  /// A series in a fold, from 1.
  package struct Path: Hashable, Sendable {
    package let series: String
    package let fold: Int

    package init(series: String, fold: Int) {
      (self.series, self.fold) = (series, fold)
    }
  }

  private enum CodingKeys: CodingKey {
    case models, naive, levels, quantileLevels, isVariance, origins, rows
  }

  package init(
    models: [Column], naive: String, levels: [Double], quantileLevels: [Double],
    isVariance: Bool? = nil
  ) {
    self.models = models
    self.naive = naive
    self.levels = levels
    self.quantileLevels = quantileLevels
    self.isVariance = isVariance
  }

  /// The seeds of a model in its rows: 0 is the mean over several.
  package static func seeds(_ count: Int) -> ClosedRange<Int> { count > 1 ? 0...count : 1...1 }

  /// The rows of one point in time: those of all models.
  package var rowsOfPoint: Int { models.reduce(0) { $0 + Self.seeds($1.seedCount).count } }
}
