package import MartletFiles

/// What can be wrong with features, transforms and volatilities.
package enum FeatureProblem: Problem {
  case noSuchFeature(String, nearest: String?)
  case invalidFeature(String, form: String)
  case repeatedFeature(String)
  case featureWithColumn(String, name: String)
  case featureWithoutPrices(String, missing: [String], columns: [String])
  case featureWithoutDates(String)
  case featureWithoutCalendar(String, rows: String)
  case featureLongerThanSeries(String, rowsNeeded: Int, series: String, rows: Int)
  case valueWithoutFeature(Double, column: String, series: String, time: String, feature: String)
  case featureNotFinite(String, series: String, time: String)
  case invalidVolatility(String)
  case volatilityOfSeveral(String, targets: [String])
  case valueWithoutTransform(Double, series: String?, time: String, transform: String)
  case invalidTransform(String)
  case transformOutOfOrder(String)
}

extension FeatureProblem {
  package var message: Wording {
    switch self {
    case .valueWithoutTransform(let value, let series, let place, let transform):
      "'\(transform)' needs values "
        + (transform == "percent-change" ? "other than 0, but " : "above 0, but ")
        + (series.map { "series \(quoted($0)) is \(value) at \(place)" } ?? "\(place) is \(value)")
    case .invalidTransform(let text): "\(quoted(text)) is no step of a transform"
    case .transformOutOfOrder(let name):
      "'\(name)' is for prices, not for what other steps made of them"
    case .noSuchFeature(let name, _): "there is no feature \(quoted(name))"
    case .invalidFeature(let text, _): "\(quoted(text)) is no feature"
    case .repeatedFeature(let name): "the feature \(quoted(name)) is named twice"
    case .featureWithColumn(let text, let name):
      "\(quoted(text)) names a column, but '\(name)' is not of one that can be chosen"
    case .featureWithoutPrices(let feature, let missing, _):
      "\(quoted(feature)) needs "
        + (missing.count == 1 ? "a column" : "columns") + " called \(listed(missing))"
    case .featureWithoutDates(let feature):
      "\(quoted(feature)) needs dates, but the times are whole numbers"
    case .featureWithoutCalendar(let feature, let rows):
      "\(quoted(feature)) needs the sessions of an exchange, but the rows are \(rows)"
    case .featureLongerThanSeries(let feature, let needed, let series, let rows):
      "\(quoted(feature)) has its first value on row \(grouped(needed)), but series "
        + "\(quoted(series)) has \(counted(rows, "row"))"
    case .valueWithoutFeature(let value, let column, let series, let time, let feature):
      "\(quoted(feature)) needs values "
        + (feature.hasPrefix("rate-of-change") ? "other than 0" : "above 0")
        + ", but \(quoted(column)) of series \(quoted(series)) is \(value) at \(time)"
    case .invalidVolatility(let text): "\(quoted(text)) is no volatility"
    case .volatilityOfSeveral(let volatility, let targets):
      "\(quoted(volatility)) is of one target, and there are \(counted(targets.count, "target"))"
    case .featureNotFinite(let feature, let series, let time):
      "\(quoted(feature)) of series \(quoted(series)) is too large for a number at \(time)"
    }
  }

  package func remedy(at location: SourceLocation?) -> Wording? {
    switch self {
    case .noSuchFeature(_, let nearest):
      nearest.map { "did you mean \(quoted($0))?" }
        ?? "the features are \(Feature.Formula.Name.allCases.map(\.rawValue).joined(separator: ", "))"
    case .invalidFeature(_, let form): "\(form)"
    case .repeatedFeature: "name it once"
    case .featureWithColumn(let text, _):
      "\(option: .feature, .words(String(text.prefix { $0 != "@" })))"
    case .featureWithoutPrices(_, _, let columns):
      // Only a panel that is in memory has no place; it holds the columns that were asked for.
      location == nil
        ? "read them as past covariates, as a PanelReader does   (columns: \(listed(columns)))"
        : "name them so in the first file   (columns: \(listed(columns)))"
    case .featureWithoutDates: "leave it out, or fourier/PERIOD/TERMS, which counts rows"
    case .featureWithoutCalendar:
      "\(option: .calendar, .words("XNYS")), XLON, XETR, XTKS, or a file of holidays"
    case .featureLongerThanSeries: "a shorter window, or more rows"
    case .valueWithoutFeature: "leave it out, or name another column"
    case .invalidVolatility:
      "returns, parkinson, garman-klass or given, with /ROWS for a window (from 1 to 1,000,000) and "
        + "/variance: garman-klass/5/variance"
    case .volatilityOfSeveral:
      "\(option: .target) with one column, or \(option: .volatility, .words("returns"))"
    case .featureNotFinite: "write the column in larger units"
    case .valueWithoutTransform:
      "\(option: .transform, .choice("none")) or \(option: .transform, .words("diff"))"
    case .invalidTransform(let text) where Transform.Step.Name(writtenIn: text) != nil:
      (Transform.Step.Name(writtenIn: text)?.form).map { Wording($0) }
    case .invalidTransform:
      "steps such as \(listed(Transform.Step.Name.allCases.map(\.rawValue))), with + between them"
    case .transformOutOfOrder: "put it first: log+diff"
    }
  }

  package var category: DataError.Category {
    switch self {
    case .noSuchFeature, .invalidFeature, .repeatedFeature, .featureWithColumn,
      .featureWithoutPrices, .featureWithoutDates, .featureWithoutCalendar, .invalidVolatility,
      .volatilityOfSeveral, .invalidTransform, .transformOutOfOrder:
      .usage
    case .featureLongerThanSeries, .valueWithoutFeature, .featureNotFinite, .valueWithoutTransform:
      .data
    }
  }
}

extension DataError {
  package init(_ problem: FeatureProblem, at location: SourceLocation? = nil) {
    self.init(problem: problem, at: location)
  }
}
