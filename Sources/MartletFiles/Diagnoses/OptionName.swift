/// The options that messages and remedies name: the raw value is the name on the command line.
///
/// This is the only table of such names. An option that is not in it cannot be named in an error.
public enum OptionName: String, Sendable, Hashable, CaseIterable {
  // Reading a file
  /// How the characters of a file are written as bytes.
  case encoding
  /// What separates the fields of a row.
  case delimiter
  /// What stands before the decimals of a number: a point or a comma.
  case decimal
  /// Texts that stand for a missing number beside the usual ones.
  case missingText = "missing-text"
  /// The line of the column names, counted from 1.
  case headerRow = "header-row"
  /// How many rows hold column names.
  case headerRows = "header-rows"
  /// That a file has no column names.
  case noHeader = "no-header"
  /// Names for the columns of a file that has none, one for each.
  case names
  /// How many rows under the column names are no data.
  case skipRows = "skip-rows"
  /// How many lines at the end of a file are no data.
  case skipFooter = "skip-footer"
  /// How times are written: a pattern, a count since 1970 or whole numbers.
  case timeFormat = "time-format"
  // Columns and their roles
  /// The column to forecast, or several of them.
  case target
  /// The column of the times, or the columns of their parts.
  case timeCol = "time-col"
  /// The column that names the series in a file of several.
  case idCol = "id-col"
  /// Past covariates: known up to the cutoff and no further.
  case histExog = "hist-exog"
  /// Covariates that are known ahead, through the horizon.
  case futrExog = "futr-exog"
  /// Static covariates: columns that do not change within a series.
  case statExog = "stat-exog"
  /// That each of several targets sees the past of all others.
  case multivariate
  /// A column that is made of two others by an operation of arithmetic.
  case derive
  /// Columns that are computed from others or from the dates, such as `rsi/14`.
  case feature
  /// That a realised volatility is forecast, and by which measure.
  case volatility
  /// The publication lag of a covariate, counted from the end of its period.
  case release
  /// The column of the times at which values were published.
  case releasedAt = "released-at"
  /// Covariates beside which another counts the days since the value was published.
  case age
  /// Covariates beside which another is 1 on the rows on which the value is new.
  case newFlag = "new-flag"
  // Times and rows
  /// The step of the time axis, such as `B` or `15min`.
  case freq
  /// The days that have rows: a week, an exchange or a file of holidays.
  case calendar
  /// The place of the clocks of times that have no offset.
  case timeZone = "time-zone"
  /// The longer step for which bars are made of the rows.
  case resample
  /// How a column becomes one value a bar.
  case aggregate
  /// The times between which joined rows are shown.
  case rows
  /// The rule for missing values: an error, or one of the ways to fill or drop them.
  case missing
  /// The most rows filled after a value.
  case fillLimit = "fill-limit"
  // The task, its folds and its training
  /// The number of steps to forecast.
  case horizon
  /// The rows that a network looks back.
  case inputSize = "input-size"
  /// The rows in a season.
  case season
  /// What models see of the target, such as its logarithm or its changes.
  case transform
  /// How each window is scaled before a network sees it.
  case scaler
  /// Whether one fit learns from all series of a panel, or each series has one of its own.
  case scope
  /// The smallest difference from naive that matters.
  case minSkill = "min-skill"
  /// The number of folds.
  case nWindows = "n-windows"
  /// The rows from one cutoff to the next.
  case stepSize = "step-size"
  /// In which folds models are trained anew.
  case refit
  /// Whether folds train on everything before them, or on the last rows alone.
  case window
  /// The rows of a rolling window, or of a fixed split.
  case trainSize = "train-size"
  /// The rows of a fixed split that are forecast.
  case testSize = "test-size"
  /// The rows before each cutoff that are not trained on.
  case gap
  /// Whether the folds of a panel count back from the end of each series or stand at the same
  /// times; or where each of them stands.
  case cutoffs
  /// The file of forecasts made elsewhere.
  case with
  /// Which folds enter scores and tests.
  case `where`
  /// The loss by which models are ranked and tested.
  case metric
  /// By what scores are shown beside those of all points.
  case scoresBy = "scores-by"
  /// Where intervals come from: errors on past folds, or the model itself.
  case intervals
  /// The coverage of intervals.
  case level
  /// The levels of single quantiles.
  case quantiles
  /// The fits of each network, with different seeds.
  case seeds
  /// The fits that run at a time.
  case jobs
  /// That series which cannot take part are left out.
  case skipFailing = "skip-failing"
  /// The sample paths of each model and series of a forecast.
  case paths
  /// What the training of a network minimises.
  case loss
  /// The step size of the optimiser, before any schedule.
  case learningRate = "learning-rate"
  /// The largest norm of the gradient.
  case clipNorm = "clip-norm"
  /// The last training rows, kept to choose the best step.
  case valSize = "val-size"
  /// That a forecast is also shown as the parts whose sum it is.
  case decomposition
  // Keeping runs
  /// That a run is kept in a ledger.
  case keep
  /// The file that runs are kept in.
  case ledger

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
    case .aggregate: "aggregates"
    case .season: "seasonLength"
    case .nWindows: "folds.count"
    case .where: "filter"
    case .level: "levels"
    case .skipFailing: "skipFailing: true"
    case .valSize: "validationSize"
    case .decomposition: "showsParts: true"
    case .keep: "store"
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
