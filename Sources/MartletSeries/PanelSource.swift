/// What was understood of the files of a panel, so that it can be said.
public struct PanelSource: Sendable, Hashable {
  /// One file as it was read.
  public struct File: Sendable, Hashable {
    /// The name as it was given.
    public let name: String
    /// Its data rows.
    public let rowCount: Int
    /// The byte between fields.
    public let delimiter: UInt8
    /// The column that holds the times.
    public let timeColumn: String
    /// The label of the earliest time.
    public let firstTime: String
    /// The label of the latest time.
    public let lastTime: String
    /// The frequencies of the series in it, each named once.
    public let frequencies: [Frequency]
  }

  /// A past covariate as it was joined.
  public struct Covariate: Sendable, Hashable {
    /// The column's name.
    public let name: String
    /// The name of its file.
    public let file: String
    /// The lag given for it.
    public let lag: ReleaseLag?
    /// When a row's value is available, in words.
    public let availability: String
  }

  /// The files; the first holds the target.
  public let files: [File]
  /// The column that is forecast.
  public let target: String
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
  /// Rows left out because a value was missing.
  public let rowsWithMissingValues: Int
  /// Values repeated from the row before because they were missing.
  public let filledValues: Int
  /// What else there is to say, in sentences: of calendars, of resampling.
  public internal(set) var notes: [String]

  /// Creates a description; everything but the target may be left out for series not from files.
  public init(
    files: [File] = [], target: String, idColumn: String? = nil, seriesCount: Int = 1,
    covariates: [Covariate] = [], unusedColumns: [String] = [], unusedFiles: [String] = [],
    rowsBeforeCovariates: Int = 0, rowsWithMissingValues: Int = 0, filledValues: Int = 0,
    notes: [String] = []
  ) {
    self.files = files
    self.target = target
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
