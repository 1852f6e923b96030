public import MartletFiles
public import MartletTables
public import MartletTime

/// Reads CSV files into a panel.
///
/// What is obvious is recognised (a column called `date`, `ds`, `close`, `unique_id`, or the only
/// one of its kind) and stated in the panel's ``PanelSource``; everything else is an error that
/// lists the columns and names the option to give.
///
/// A file is read a piece at a time: in memory are one piece of it and the columns that are used.
public struct PanelReader: Sendable, Hashable {
  /// The files: the first holds the target, covariates of the others are joined to it. `-` is
  /// standard input.
  public var files: [String]
  /// The column to forecast; several separated by commas, or `all` columns of numbers that are
  /// nothing else, make a series each; nil recognises it.
  public var target: String?
  /// The column of the times, in every file that has a column of this name; or those of their parts,
  /// separated by commas, which are what they are called: `year,month`, `year,week`,
  /// `year,month,day,hour`, `Date,Time`; nil recognises it.
  public var timeColumn: String?
  /// The column that names the series of a long file; nil recognises `unique_id`.
  public var idColumn: String?
  /// The past covariates: `name`, or `file:name` when several files have the column.
  public var pastCovariates: [String]
  /// The covariates that are known ahead, written as `pastCovariates`. A row of the target has their
  /// value of the same time; rows after the last target are for forecasts beyond it.
  public var futureCovariates: [String] = []
  /// What does not change in time, columns of the first file: words, or numbers.
  public var staticCovariates: [String] = []
  /// The release lags of covariates, by the names used in `pastCovariates` or the columns' own.
  public var releases: [String: ReleaseLag]
  /// The column of the times at which values were published, in files of covariates; nil recognises
  /// `released_at`. Several rows of one time are a value and its revisions.
  public var releasedColumn: String?
  /// Covariates, by the names used in `pastCovariates` or their own, beside which there is to be the
  /// number of days since their value was published: `NAME.age`.
  public var ages: [String] = []
  /// Covariates beside which there is to be a flag of the rows on which their value is new:
  /// `NAME.new`.
  public var newFlags: [String] = []
  /// Whether a covariate that ended before the rows of the target is an error. Where no model looks at it, it is
  /// not.
  public var refusesStaleCovariates = true
  /// What to do about missing values in the columns that are used.
  public var missing: Missing
  /// The most rows in a row that are filled after a value; nil for any number. Rows beyond it are
  /// left out.
  public var fillLimit: Int?
  /// The rule of the first file's times; nil infers it.
  public var frequency: Frequency?
  /// Where times with a clock and without an offset are at home, and by whose clocks days are told
  /// apart; nil takes them as UTC.
  public var timeZone: TimeZoneRules?
  /// What to make of the rows once covariates are joined to them; nil leaves them as they are.
  public var resampling: Resampling?
  /// Columns made of others, in the first file that has both.
  public var derivedColumns: [DerivedColumn] = []
  /// Columns that are computed of others and of the times: past covariates, or known ahead where they
  /// are of the times alone.
  public var features: [Feature] = []
  /// What is forecast in place of the target; nil for the target.
  public var volatility: VolatilityTarget?
  /// Whether each target has the past of all others beside its own: ``Panel/multivariate()``.
  public var isMultivariate = false
  /// How far times are looked at for their rule; nil for all of them.
  var axisLimits: AxisLimits?
  /// Whether columns that are joined keep the rows on which their values are new.
  package var keepsArrivals = false
  /// How the files are written, where that is not recognised.
  public var csv: CSVOptions
  /// How single files are written, by their paths or the last parts of these.
  public var csvOfFile: [String: CSVOptions]

  /// Creates a reader; nothing is read yet.
  public init(
    files: [String], target: String? = nil, timeColumn: String? = nil, idColumn: String? = nil,
    pastCovariates: [String] = [], releases: [String: ReleaseLag] = [:],
    missing: Missing = .error, frequency: Frequency? = nil, csv: CSVOptions = CSVOptions(),
    csvOfFile: [String: CSVOptions] = [:]
  ) {
    self.files = files
    self.target = target
    self.timeColumn = timeColumn
    self.idColumn = idColumn
    self.pastCovariates = pastCovariates
    self.releases = releases
    self.missing = missing
    self.frequency = frequency
    self.csv = csv
    self.csvOfFile = csvOfFile
  }

  /// Reads the files.
  /// - Throws: `DataError` with the place of the first thing wrong and what to do about it.
  public func panel() throws(DataError) -> Panel { try panel { _, _ in } }

  /// Reads the files and shows their bytes, as they are on disk, to an observer.
  /// - Parameter observe: Is called with the number of a file and the bytes that follow there.
  package func panel(
    observe: @escaping (_ file: Int, _ bytes: ArraySlice<UInt8>) -> Void
  ) throws(DataError) -> Panel {
    try draft(observe: observe).panel()
  }

  /// The same before the rows are made into series.
  package func draft(
    observe: @escaping (_ file: Int, _ bytes: ArraySlice<UInt8>) -> Void
  ) throws(DataError) -> PanelDraft {
    try checkFiles()
    var opened: [CSVFile] = []
    for (index, path) in files.enumerated() {
      opened.append(
        try CSVFile(path: path, options: try csvOptions(for: path)) { observe(index, $0) })
    }
    return try draft(of: opened)
  }

  /// The same of files in memory, which are read as those on disk are; the names are those of `files`.
  package func draft(of contents: [[UInt8]]) throws(DataError) -> PanelDraft {
    var opened: [CSVFile] = []
    for (path, bytes) in zip(files, contents) {
      opened.append(try CSVFile(bytes: bytes, name: path, options: try csvOptions(for: path)))
    }
    return try draft(of: opened)
  }

  /// Makes a panel of tables already read.
  /// - Throws: `DataError` as `panel()`.
  public func panel(of tables: [CSVTable]) throws(DataError) -> Panel {
    try draft(of: tables.map { CSVFile($0) }).panel()
  }

  /// Checks that no file is named twice: covariates of the first file need no second reading.
  package func checkFiles() throws(DataError) {
    var seen: Set<String> = []
    for path in files where !seen.insert(path).inserted { throw DataError(.fileTwice(path)) }
  }

  /// How the file at `path` is written, where that is not recognised.
  /// - Throws: `DataError` where `csvOfFile` names a file that is not read.
  package func csvOptions(for path: String) throws(DataError) -> CSVOptions {
    func isNamed(_ key: String, _ path: String) -> Bool { key == path || path.hasSuffix("/" + key) }
    for key in csvOfFile.keys.sorted() where !files.contains(where: { isNamed(key, $0) }) {
      throw DataError(.optionOfNoFile(key, files: files))
    }
    let key = csvOfFile.keys.sorted().first { isNamed($0, path) }
    return key.flatMap { csvOfFile[$0] } ?? csv
  }

  private func draft(of files: [CSVFile]) throws(DataError) -> PanelDraft {
    var files = files
    for derived in derivedColumns {
      var isAdded = false
      for index in files.indices where !isAdded { isAdded = try files[index].add(derived) }
      guard isAdded else {
        throw DataError(
          .noColumnsToDerive(
            derived.name, derived.expression, columns: files.flatMap(\.head.columns)),
          at: files.first?.head.location())
      }
    }
    return PanelDraft(reader: self, rows: try rows(of: files))
  }

  /// The features to compute: those that are asked for, and the one that is the target.
  var computedFeatures: [Feature] {
    guard let own = volatility?.feature, !features.contains(own) else { return features }
    return features + [own]
  }

  /// The columns that are used, and what is to be made of them.
  private func rows(of files: [CSVFile]) throws(DataError) -> PanelDraft.Rows {
    guard let first = files.first else { throw DataError(.noFiles) }
    if let name = futureCovariates.first, resampling != nil { throw DataError(.barsOfFuture(name)) }
    if missing == .interpolatePast, resampling != nil { throw DataError(.barsOfInterpolation) }
    if let layout = try acrossLayout(of: first) {
      let builder = AcrossBuilder(reader: self, layout: layout)
      return .across(builder, try builder.columns(of: files))
    }
    let layout = try layout(of: first)
    var references = try covariateReferences(in: files, layout: layout)
    let sources = try featureSources(in: files, layout: layout, adding: &references)
    try checkNames(of: references, in: files)
    let columns = try columns(of: files, layout: layout, references: references)
    let builder = PanelBuilder(
      reader: self, files: columns, layout: layout, references: references)
    return .long(builder, sources, first, layout)
  }

  /// Reads the columns that are used. A file of which nothing is used is only looked through.
  private func columns(
    of files: [CSVFile], layout: Layout, references: [CovariateReference]
  ) throws(DataError) -> [PanelBuilder.File] {
    var read: [PanelBuilder.File] = []
    for (index, file) in files.enumerated() {
      let isFirst = index == 0
      let own = references.filter { $0.file == index }
      let words = own.filter { $0.role == .staticCovariate && file.kinds[$0.column] != .number }
      guard isFirst || !own.isEmpty else {
        try file.skim()
        read.append(PanelBuilder.File(head: file.head, columns: nil, timeReason: ""))
        continue
      }
      let (time, reason) =
        isFirst
        ? (layout.time, layout.reasons.time) : try recognizedTime(in: file, isFirst: false)
      var numbers = isFirst ? layout.targets : []
      for reference in own where !numbers.contains(reference.column) && !words.contains(reference) {
        numbers.append(reference.column)
      }
      let released = isFirst ? nil : releasedColumn(of: file.head)
      for reference in references where reference.file == index && reference.lag != nil {
        guard released == nil else {
          throw DataError(
            .lagBesideReleases(reference.name, column: released.map { file.head.columns[$0] } ?? "")
          )
        }
      }
      let columns = try file.columns(
        numbers: numbers, words: words.map(\.column), time: time, id: isFirst ? layout.id : nil,
        released: released, isFirst: isFirst)
      read.append(PanelBuilder.File(head: file.head, columns: columns, timeReason: reason))
    }
    return read
  }
}
