public import MartletPanels

/// What the columns of the files are, and by which times they are put together.
public struct ColumnPlan: Codable, Sendable, Hashable {
  /// The column to forecast; several with commas between them, or `all`.
  @OrNull public var target: String?
  /// The column of the times, or those of their parts with commas between them.
  @OrNull public var timeColumn: String?
  /// The column that names the series of a long file.
  @OrNull public var idColumn: String?
  /// Past covariates: `name`, or `file:name`.
  public var pastCovariates: [String] = []
  /// Whether each of several targets sees the past of all others.
  public var multivariate = false
  /// Covariates known ahead.
  public var futureCovariates: [String] = []
  /// What does not change in time.
  public var staticCovariates: [String] = []
  /// The lags of publication, by covariate.
  public var releases: [String: String] = [:]
  /// The column of times of publication.
  @OrNull public var releasedColumn: String?
  /// Covariates with an age beside them.
  public var ages: [String] = []
  /// Covariates with a flag of new values beside them.
  public var newFlags: [String] = []
  /// Columns made of two others: `name=a-b`.
  public var derivedColumns: [String] = []
  /// Features, with their arguments.
  public var features: [String] = []
  /// How the target is made of prices; null for the target itself.
  @OrNull public var volatility: String?
  /// The step of the time axis as it was given.
  @OrNull public var freq: String?
  /// The days with rows as they were given.
  @OrNull public var calendar: String?
  /// Where times without an offset are at home.
  @OrNull public var timeZone: String?
  /// The bars that are made of the rows.
  @OrNull public var resample: String?
  /// How a column becomes one value a bar, by column.
  public var aggregates: [String: String] = [:]
  /// What is done about missing values.
  public var missing = Missing.error
  /// The most rows filled after a value; null for any.
  @OrNull public var fillLimit: Int?

  /// Columns that are all recognised.
  public init() {}
}
