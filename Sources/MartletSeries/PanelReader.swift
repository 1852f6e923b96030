/// Reads CSV files into a panel.
///
/// What is obvious is recognised (a column called `date`, `ds`, `close`, `unique_id`, or the only
/// one of its kind) and stated in the panel's ``PanelSource``; everything else is an error that
/// lists the columns and names the option to give.
public struct PanelReader: Sendable, Hashable {
  /// The files: the first holds the target, covariates of the others are joined to it.
  public var files: [String]
  /// The column to forecast; nil recognises it.
  public var target: String?
  /// The column of the times, in every file that has a column of this name; nil recognises it.
  public var timeColumn: String?
  /// The column that names the series of a long file; nil recognises `unique_id`.
  public var idColumn: String?
  /// The past covariates: `name`, or `file:name` when several files have the column.
  public var pastCovariates: [String]
  /// The release lags of covariates, by the names used in `pastCovariates` or the columns' own.
  public var releases: [String: ReleaseLag]
  /// What to do about missing values in the columns that are used.
  public var missing: Missing
  /// The rule of the first file's times; nil infers it.
  public var frequency: Frequency?
  /// Where times with a clock and without an offset are at home, and by whose clocks days are told
  /// apart; nil takes them as UTC.
  public var timeZone: TimeZoneRules?
  /// What to make of the rows once covariates are joined to them; nil leaves them as they are.
  public var resampling: Resampling?

  /// Creates a reader; nothing is read yet.
  public init(
    files: [String], target: String? = nil, timeColumn: String? = nil, idColumn: String? = nil,
    pastCovariates: [String] = [], releases: [String: ReleaseLag] = [:],
    missing: Missing = .error, frequency: Frequency? = nil
  ) {
    self.files = files
    self.target = target
    self.timeColumn = timeColumn
    self.idColumn = idColumn
    self.pastCovariates = pastCovariates
    self.releases = releases
    self.missing = missing
    self.frequency = frequency
  }

  /// Reads the files.
  /// - Throws: `DataError` with the place of the first thing wrong and what to do about it.
  public func panel() throws(DataError) -> Panel {
    var tables: [CSVTable] = []
    for file in files { tables.append(try CSVTable(contentsOf: file)) }
    return try panel(of: tables)
  }

  /// Makes a panel of tables already read.
  /// - Throws: `DataError` as `panel()`.
  public func panel(of tables: [CSVTable]) throws(DataError) -> Panel {
    guard let first = tables.first else { throw DataError(.noFiles) }
    let layout = try layout(of: first)
    let references = try covariateReferences(in: tables, layout: layout)
    try checkReleases(references)
    let builder = PanelBuilder(
      reader: self, tables: tables, layout: layout, references: references)
    let panel = try builder.panel()
    guard let resampling else { return panel }
    return try panel.resampled(by: resampling)
  }
}
