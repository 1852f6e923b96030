public import ArgumentParser
import MartletPanels

/// Which files, and what their columns are.
struct DataOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "CSV files, also .gz; the first holds the target, columns of the others are joined to it. "
        + "- is standard input."), completion: .file())
  var files: [String]

  @Option(
    help: ArgumentHelp(
      "Column to forecast; several separated by commas, or all, make a series each.",
      valueName: "name"))
  var target: [String] = []

  @Option(
    help: "Column of the times; or columns of their parts: Date,Time, year,month or year,week.")
  var timeCol: String?

  @Option(help: "Column that names the series of a long file.")
  var idCol: String?

  @Option(
    help: ArgumentHelp("Past covariates: columns, separated by commas.", valueName: "names"))
  var histExog: [String] = []

  @Flag(help: "Each of several targets sees the past of all others.")
  var multivariate = false

  @Option(
    help: ArgumentHelp(
      "Covariates known ahead, with rows for the horizon: columns, separated by commas.",
      valueName: "names"))
  var futrExog: [String] = []

  @Option(
    help: ArgumentHelp(
      "What does not change in time, words or numbers: columns of the first file, separated by commas.",
      valueName: "names"))
  var statExog: [String] = []

  @Option(
    help: ArgumentHelp(
      "Publication lag of a covariate, counted from the end of its period: 14d, 2b (weekdays), 1m.",
      valueName: "name=lag"))
  var release: [String] = []

  @Option(
    help: ArgumentHelp(
      "Column of the times of publication in files of covariates (default: released_at).",
      valueName: "name"))
  var releasedAt: String?

  @Option(
    help: ArgumentHelp(
      "Covariates beside which to put the days since their value was out.", valueName: "names"))
  var age: [String] = []

  @Option(
    help: ArgumentHelp(
      "Covariates beside which to put a flag of the rows on which their value is new.",
      valueName: "names"))
  var newFlag: [String] = []

  @Option(
    help: ArgumentHelp(
      "A column made of two others of a file, with + - * or / between them.",
      valueName: "name=a-b"))
  var derive: [String] = []

  @Option(
    help: ArgumentHelp(
      "Features, separated by commas: rsi/14, sma/20@Volume, atr, day-of-week ...",
      valueName: "names"), completion: .features)
  var feature: [String] = []

  @Option(
    help: ArgumentHelp(
      "Forecast how much prices move, not prices: garman-klass, parkinson, returns, or given for a "
        + "target that is a volatility; /ROWS averages over a window, /variance squares.",
      valueName: "method"), completion: .list(VolatilityTarget.Method.allCases.map(\.rawValue)))
  var volatility: String?

  @Option(
    help: "Step of the time axis: D B MON-SAT W-FRI MS ME QS QE YS YE h min ...",
    completion: .frequencies)
  var freq: String?

  @Option(
    help: ArgumentHelp(
      "Days with rows: weekdays, daily, MON-SAT, XNYS, XLON, XPAR, TARGET ..., or a file of holidays.",
      valueName: "name"), completion: .calendars)
  var calendar: String?

  @Option(
    help: ArgumentHelp(
      "Home of times with a clock and without an offset, such as America/New_York.",
      valueName: "name"))
  var timeZone: String?

  @Option(
    help: ArgumentHelp("Make bars of the rows: W-FRI, ME, QE, YE, D.", valueName: "alias"),
    completion: .frequencies)
  var resample: String?

  @Option(
    help: ArgumentHelp(
      "How a column becomes one value a bar: first, max, min, last, mean or sum.",
      valueName: "name=how"))
  var aggregate: [String] = []

  @Option(
    help:
      "Missing values: error, forward-fill, drop, interpolate-past or mask (fill, and say where).")
  var missing: Missing = .error

  @Option(help: ArgumentHelp("The most rows filled after a value (default: any).", valueName: "n"))
  var fillLimit: Int?

  @OptionGroup var csv: CSVFileOptions

  @Option(
    help: ArgumentHelp(
      "Take options and files from a plan: what --json printed or --out wrote, or JSON or YAML of your own. "
        + "Options beside it win.",
      valueName: "file"), completion: .file())
  var config: String?

  /// All files that are read.
  var inputs: [String] { files + (calendar.map { [$0] } ?? []) }
}

extension Missing: ExpressibleByArgument {}
