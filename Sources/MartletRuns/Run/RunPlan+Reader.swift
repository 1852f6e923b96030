public import MartletPanels
import MartletFiles
import MartletTables
import MartletTime

extension RunPlan {
  /// The reader of the panel: the files, how they are written, and what their columns are.
  ///
  /// No file is opened but one of holidays.
  /// - Throws: `RunError` or `DataError` for a value that its option does not take.
  public func reader() throws -> PanelReader {
    try OptionRange.check(.fillLimit, columns.fillLimit)
    if columns.fillLimit != nil, columns.missing == .error || columns.missing == .drop {
      throw RunError.fillsNothing
    }
    var releases: [String: ReleaseLag] = [:]
    for (name, lag) in columns.releases.sorted(by: { $0.key < $1.key }) {
      releases[name] = try ReleaseLag(parsing: lag)
    }
    var reader = PanelReader(
      files: files.map(\.name), target: columns.target, timeColumn: columns.timeColumn,
      idColumn: columns.idColumn, pastCovariates: columns.pastCovariates, releases: releases,
      missing: columns.missing, frequency: try columns.frequency())
    reader.timeZone = try columns.timeZone.map { try TimeZoneRules(named: $0) }
    reader.resampling = try columns.resampling()
    reader.releasedColumn = columns.releasedColumn
    reader.ages = columns.ages
    reader.newFlags = columns.newFlags
    reader.futureCovariates = columns.futureCovariates
    reader.staticCovariates = columns.staticCovariates
    reader.fillLimit = columns.fillLimit
    reader.isMultivariate = columns.multivariate
    reader.derivedColumns = try columns.derivedColumns.map { try DerivedColumn(parsing: $0) }
    reader.volatility = try columns.volatility.map { try VolatilityTarget(parsing: $0) }
    reader.features = try columns.features.map { try Feature(parsing: $0) }
    reader.csv = try reading.options()
    for (file, own) in readingOf.sorted(by: { $0.key < $1.key }) where !isOfForecasts(file) {
      reader.csvOfFile[file] = try own.options(changing: reader.csv, of: file)
    }
    return reader
  }

  /// How the file of forecasts is written.
  /// - Throws: `RunError` or `DataError` for a value that its option does not take.
  func forecastOptions() throws -> CSVOptions {
    let all = try reading.options()
    let own = readingOf.sorted { $0.key < $1.key }.first { isOfForecasts($0.key) }
    return try own.map { try $0.value.options(changing: all, of: $0.key) } ?? all
  }

  /// Whether a name by which a file is called means that of the forecasts, and no other.
  private func isOfForecasts(_ name: String) -> Bool {
    func isNamed(_ path: String) -> Bool { name == path || path.hasSuffix("/" + name) }
    return forecasts.map { isNamed($0.name) } ?? false && !files.contains { isNamed($0.name) }
  }

  /// The plan in the words that stand for the same reader however it was written, and by which version.
  package func spelledOut(by reader: PanelReader) -> RunPlan {
    var plan = self
    plan.version = MartletVersion.text
    plan.columns.releases = reader.releases.mapValues(\.description)
    plan.columns.derivedColumns = reader.derivedColumns.map { "\($0.name)=\($0.expression)" }
    plan.columns.features = reader.features.map(\.description)
    plan.columns.volatility = reader.volatility?.description
    plan.columns.timeZone = reader.timeZone?.name
    plan.columns.aggregates = reader.resampling?.aggregates.mapValues(\.rawValue) ?? [:]
    return plan
  }
}
