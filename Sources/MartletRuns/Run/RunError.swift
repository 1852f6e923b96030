public import MartletFiles
public import MartletForecasting

/// A plan that cannot be run, whatever its files hold.
public enum RunError: Diagnosis, Sendable, Hashable {
  /// No command is named, or none that runs models.
  case noVerb(String?)
  /// What was asked of a run is done by one of another command.
  case otherVerb(RunVerb, wanted: RunVerb)
  /// A whole number that its option does not take.
  case outOfRange(Int, OptionName)
  /// Words that an option does not take.
  case noValue(String, OptionName, advice: String)
  /// A limit of what is filled where nothing is.
  case fillsNothing
  /// Ways to make bars of columns, and no bars.
  case aggregatesNothing
  /// A frequency and a calendar of other days.
  case frequencyOfOtherDays(String, calendar: String)
  /// A fixed split, and an option that lays out folds.
  case splitWithFolds(OptionName, OptionValue?)
  /// Cutoffs that are given one by one, and an option that lays out others.
  case cutoffsWithFolds(OptionName)
  /// A condition on folds that is none.
  case noFilter(OptionError)
  /// A rolling window without a size, or a size without one.
  case windowWithoutSize
  /// A fixed split whose rows do not hold one horizon.
  case splitShorterThanHorizon(testSize: Int, horizon: Int)
  /// A fixed split of more rows than a series has.
  case splitLongerThanSeries(String, rows: Int, needed: Int)
  /// A forecast with a fixed split.
  case splitOfForecast
  /// An evaluation without folds.
  case noFolds
  /// What a forecast alone has.
  case ofForecastAlone(OptionName)
  /// Nothing to score.
  case noForecasts
  /// A forecast beyond the last row, and forecasts from past cutoffs beside it.
  case forecastsOfForecast
  /// A file that is to hold forecasts, and what happened too.
  case forecastsAreActuals(String)
  /// Forecasts made elsewhere, and an option that lays out folds.
  case forecastsWithFolds(OptionName, OptionValue?)
  /// A loss of quantiles, and none asked for.
  case noQuantiles
  /// A loss of intervals, and none asked for.
  case noIntervals
  /// What evaluations alone have.
  case ofEvaluationsAlone(OptionName)

  public var what: Wording {
    switch self {
    case .noVerb(nil): "the plan does not say what to run"
    case .noVerb(let command?): "'\(command)' runs no models"
    case .otherVerb(let verb, _): "this run was prepared for \(verb.rawValue)"
    case .outOfRange(let value, let option): "\(value) is no value for \(option: option)"
    case .noValue(let text, let option, _): "'\(text)' is no value for \(option: option)"
    case .fillsNothing: "\(option: .fillLimit) limits nothing"
    case .aggregatesNothing: "\(option: .aggregate) makes bars of nothing"
    case .frequencyOfOtherDays(let alias, let calendar):
      "\(option: .freq, .plain(alias)) does not go with \(option: .calendar, .plain(calendar))"
    case .splitWithFolds: "\(option: .testSize) lays out the folds"
    case .cutoffsWithFolds: "\(option: .cutoffs) gives the folds one by one"
    case .noFilter(let error): error.what
    case .windowWithoutSize:
      "\(option: .window, .plain("rolling")) and \(option: .trainSize) go together"
    case .splitShorterThanHorizon(let rows, let horizon):
      "\(option: .testSize, rows) has no room for a horizon of \(horizon)"
    case .splitLongerThanSeries(let series, let rows, let needed):
      "series '\(series)' has \(rows) rows, and \(option: .trainSize), \(option: .valSize) and \(option: .testSize) "
        + "take \(needed)"
    case .splitOfForecast:
      "a forecast starts after the last row, and \(option: .testSize) leaves rows out"
    case .noFolds: "\(option: .nWindows, 0) leaves nothing to evaluate"
    case .ofForecastAlone(let option): "\(option: option) is of forecasts alone"
    case .noForecasts: "there are no forecasts to score"
    case .forecastsOfForecast:
      "\(option: .with) is for forecasts from past cutoffs, and a forecast goes beyond the last row"
    case .forecastsAreActuals(let name): "\(quoted(name)) is named as forecasts and as actuals"
    case .forecastsWithFolds: "the cutoffs of the forecasts lay out the folds"
    case .noQuantiles:
      "\(option: .metric, .choice("pinball")) scores quantiles, and none are asked for"
    case .noIntervals:
      "\(option: .metric, .choice("winkler")) scores intervals, and none are asked for"
    case .ofEvaluationsAlone(let option): "\(option: option) is of evaluations alone"
    }
  }

  public var remedy: Wording? {
    switch self {
    case .noVerb:
      "name \(RunVerb.allCases.map(\.rawValue).joined(separator: ", ")), as its command or where it is run"
    case .otherVerb(_, let wanted): "prepare the plan for \(wanted.rawValue)"
    case .outOfRange(_, let option):
      OptionRange.all[option].map { "give \(OptionRange.words($0))" }
    case .noValue(_, _, let advice): Wording(advice)
    case .fillsNothing: "add \(option: .missing, .choice("forward-fill"))"
    case .aggregatesNothing: "add \(option: .resample, .words("W-FRI"))"
    case .frequencyOfOtherDays: "give one of them"
    case .noForecasts: "name them first: martlet score FORECASTS.csv ACTUALS.csv"
    case .forecastsOfForecast: "take martlet backtest or martlet score"
    case .forecastsAreActuals: "give two files: FORECASTS.csv ACTUALS.csv"
    case .splitWithFolds(let option, let value), .forecastsWithFolds(let option, let value):
      value.map { "leave \(option: option, $0) out" } ?? "leave \(option: option) out"
    case .cutoffsWithFolds(let option): "leave \(option: option) out"
    case .noFilter(let error): error.remedy
    case .windowWithoutSize: "give both or neither"
    case .splitShorterThanHorizon: "give more rows"
    case .splitLongerThanSeries: "give smaller sizes"
    case .splitOfForecast: "leave it and its \(option: .trainSize) out, or take martlet backtest"
    case .noFolds: "give 1 or more; martlet forecast goes without folds"
    case .ofForecastAlone: "leave it out, or take martlet forecast"
    case .noQuantiles:
      "give \(option: .quantiles, .plain(".1,.5,.9")), or \(option: .level, 80) for the ends of intervals"
    case .noIntervals: "give \(option: .level, 80)"
    case .ofEvaluationsAlone: "leave it out, or take martlet backtest"
    }
  }

  public var category: DataError.Category { .usage }
}
