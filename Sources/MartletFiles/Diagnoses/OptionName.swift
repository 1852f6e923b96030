/// The options that messages and remedies name: the raw value is the name on the command line.
///
/// This is the only table of such names. An option that is not in it cannot be named in an error.
public enum OptionName: String, Sendable, Hashable, CaseIterable {
  // Reading a file
  case encoding
  case decimal
  case missingText = "missing-text"
  case headerRow = "header-row"
  case noHeader = "no-header"
  case names
  case skipRows = "skip-rows"
  case skipFooter = "skip-footer"
  case timeFormat = "time-format"
  // Columns and their roles
  case target
  case timeCol = "time-col"
  case idCol = "id-col"
  case histExog = "hist-exog"
  case futrExog = "futr-exog"
  case statExog = "stat-exog"
  case multivariate
  case derive
  case feature
  case volatility
  case release
  case releasedAt = "released-at"
  case age
  case newFlag = "new-flag"
  // Times and rows
  case freq
  case calendar
  case timeZone = "time-zone"
  case resample
  case rows
  case missing
  // The task, its folds and its training
  case horizon
  case inputSize = "input-size"
  case season
  case transform
  case scaler
  case scope
  case nWindows = "n-windows"
  case cutoffs
  case metric
  case intervals
  case loss
  case learningRate = "learning-rate"
  case clipNorm = "clip-norm"
  case valSize = "val-size"
  case decomposition

  /// The option as it is typed: `--skip-footer`.
  public var flag: String { "--\(rawValue)" }

  /// The property of the library that the option sets; one that is a flag has its value with it.
  public var property: String {
    switch self {
    case .decimal: "decimalMark"
    case .missingText: "missingTexts"
    case .headerRow: "headerLine"
    case .noHeader: "hasHeader: false"
    case .skipRows: "skippedRows"
    case .skipFooter: "skippedFooter"
    case .timeCol: "timeColumn"
    case .idCol: "idColumn"
    case .histExog: "pastCovariates"
    case .futrExog: "futureCovariates"
    case .statExog: "staticCovariates"
    case .multivariate: "isMultivariate: true"
    case .derive: "derivedColumns"
    case .feature: "features"
    case .release: "releases"
    case .releasedAt: "releasedColumn"
    case .age: "ages"
    case .newFlag: "newFlags"
    case .freq, .calendar: "frequency"
    case .resample: "resampling"
    case .season: "seasonLength"
    case .nWindows: "folds.count"
    case .valSize: "validationSize"
    case .decomposition: "showsParts: true"
    default: camelCased(rawValue)
    }
  }

  /// How words are made a value of the property; `_` stands for the words as a string.
  var template: String {
    switch self {
    case .missingText, .names, .histExog, .futrExog, .statExog, .release, .age, .newFlag: "[_]"
    case .feature: "[Feature(parsing: _)]"
    case .timeFormat: "TimePattern(parsing: _)"
    case .timeZone: "TimeZoneRules(named: _)"
    case .freq: "Frequency(alias: _)"
    case .calendar: ".sessions(TradingCalendar(named: _))"
    case .resample: "Resampling(to: Frequency(alias: _))"
    case .volatility: "VolatilityTarget(parsing: _)"
    case .transform: "Transform(parsing: _)"
    default: "_"
    }
  }
}

/// `forwardFill` for `forward-fill`.
func camelCased(_ words: String) -> String {
  let parts = words.split(separator: "-")
  return parts.prefix(1).joined() + parts.dropFirst().map(\.capitalizedFirst).joined()
}

extension Substring {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
