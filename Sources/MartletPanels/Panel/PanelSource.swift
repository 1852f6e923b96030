public import MartletFiles
public import MartletTables
public import MartletTime

/// What was understood of the files of a panel, so that it can be said.
public struct PanelSource: Sendable, Hashable {
  /// One file as it was read.
  public struct File: Sendable, Hashable {
    /// The name as it was given.
    public let name: String
    /// Its data rows.
    public let rowCount: Int
    /// How it is written.
    public let dialect: CSVDialect
    /// The column that holds the times, or those of their parts.
    public let timeColumns: [String]
    /// The label of the earliest time.
    public let firstTime: String
    /// The label of the latest time.
    public let lastTime: String
    /// The frequencies of the series in it, each named once.
    public let frequencies: [Frequency]
    /// Why the frequencies are those.
    public internal(set) var frequencyReason = ""
    /// How the times are written: `2018-12-31`, `seconds since 1970`.
    public internal(set) var timeFormat = ""
    /// Whatever is unlike a plain CSV file of ISO dates, oldest first, in words.
    public let notes: [Wording]

    /// The column that holds the times, or several with commas between them.
    public var timeColumn: String { timeColumns.joined(separator: ", ") }
  }

  /// A covariate as it was joined.
  public struct Covariate: Sendable, Hashable {
    /// The column's name.
    public let name: String
    /// The name of its file.
    public let file: String
    /// The lag given for it.
    public let lag: ReleaseLag?
    /// When a row's value is available, in words.
    public let availability: String
    /// Whether a column of its file says so.
    public let isPublished: Bool
    /// Past, known ahead, or static.
    public let role: Role
    /// Whether it is there for features alone, and not a covariate itself.
    public let isIngredient: Bool
    /// How old its values are where they are used; nil where they are of their rows.
    public let age: CovariateAge?
  }

  /// The files; the first holds the target.
  public let files: [File]
  /// The columns that are forecast.
  public let targets: [String]
  /// The column that names the series; nil for a file of one series.
  public let idColumn: String?
  /// The number of series.
  public let seriesCount: Int
  /// The past covariates used.
  public let covariates: [Covariate]
  /// Columns of numbers in the first file that nothing uses.
  public let unusedColumns: [String]
  /// Files after the first of which nothing is used.
  public let unusedFiles: [String]
  /// Rows left out because a covariate was not available yet.
  public let rowsBeforeCovariates: Int
  /// What is computed of columns and times.
  public internal(set) var features: [Feature] = []
  /// Rows left out because a feature looks further back.
  public internal(set) var rowsBeforeFeatures = 0
  /// Which volatility of the target is forecast in its place; nil for the target itself.
  public internal(set) var volatility: VolatilityTarget?
  /// Rows left out because a value was missing.
  public let rowsWithMissingValues: Int
  /// Values repeated from the row before because they were missing.
  public let filledValues: Int
  /// What each column of each file is taken for, files of which nothing is used included.
  public internal(set) var columnUses: [[ColumnUse]] = []
  /// What else there is to say, in sentences: of calendars, of resampling.
  public internal(set) var notes: [Wording]

  /// The column that is forecast, or several with commas between them.
  public var target: String { targets.joined(separator: ", ") }

  /// Creates a description; everything but the targets may be left out for series not from files.
  public init(
    files: [File] = [], targets: [String], idColumn: String? = nil, seriesCount: Int = 1,
    covariates: [Covariate] = [], unusedColumns: [String] = [], unusedFiles: [String] = [],
    rowsBeforeCovariates: Int = 0, rowsWithMissingValues: Int = 0, filledValues: Int = 0,
    notes: [Wording] = []
  ) {
    self.files = files
    self.targets = targets
    self.idColumn = idColumn
    self.seriesCount = seriesCount
    self.covariates = covariates
    self.unusedColumns = unusedColumns
    self.unusedFiles = unusedFiles
    self.rowsBeforeCovariates = rowsBeforeCovariates
    self.rowsWithMissingValues = rowsWithMissingValues
    self.filledValues = filledValues
    self.notes = notes
  }
}
