import MartletEvaluation
import MartletFiles
import MartletForecasting
import MartletRuns
import Testing

/// Plans that cannot run say so before any file is opened, in words for Swift and for the command.
struct RunErrorTests {
  typealias Change = @Sendable (inout RunPlan) -> Void

  /// A change of a good plan, what is wrong with it as the command says it, and the remedy.
  static let cases: [(Change, String, String)] = [
    ({ $0.command = nil }, "the plan does not say what to run", "name forecast, backtest, compare"),
    ({ $0.command = "inspect" }, "'inspect' runs no models", "name forecast, backtest, compare"),
    (
      { $0.evaluation?.horizon = 0 }, "0 is no value for --horizon",
      "give a whole number from 1 to 100,000"
    ),
    (
      { $0.evaluation?.seeds = 1001 }, "1001 is no value for --seeds",
      "give a whole number from 1 to 1,000"
    ),
    ({ $0.evaluation?.folds = 0 }, "--n-windows 0 leaves nothing to evaluate", "give 1 or more"),
    (
      { $0.evaluation?.window = "sliding" }, "'sliding' is no value for --window",
      "give expanding or rolling"
    ),
    (
      { $0.evaluation?.window = "rolling" }, "--window rolling and --train-size go together",
      "give both or neither"
    ),
    (
      { $0.evaluation?.trainSize = 9 }, "--window rolling and --train-size go together",
      "give both or neither"
    ),
    (
      { $0.evaluation?.window = "rolling 0" }, "0 is no value for --train-size",
      "give a whole number from 1"
    ),
    (
      { $0.evaluation?.refit = "often" }, "'often' is no value for --refit",
      "give true, false or a number of folds"
    ),
    (
      { $0.evaluation?.levels = [0.8, 1] }, "'1.0' is no value for --level",
      "give shares from 0.0001 to 0.9999"
    ),
    ({ $0.evaluation?.quantiles = [-1] }, "'-1.0' is no value for --quantiles", "give shares"),
    ({ $0.evaluation?.paths = 3 }, "--paths is of forecasts alone", "leave it out"),
    (
      { $0.evaluation?.decomposition = true }, "--decomposition is of forecasts alone",
      "leave it out"
    ),
    (
      {
        $0.command = "forecast"
        $0.evaluation?.scoresBy = .fold
      }, "--scores-by is of evaluations alone", "leave it out, or take martlet backtest"
    ),
    (
      {
        $0.command = "forecast"
        $0.evaluation?.testSize = 9
      }, "a forecast starts after the last row, and --test-size leaves rows out",
      "leave it and its --train-size out"
    ),
    (
      {
        $0.evaluation?.testSize = 9
        $0.evaluation?.cutoffs = .calendar
      }, "--test-size lays out the folds", "leave --cutoffs calendar out"
    ),
    (
      {
        $0.evaluation?.cutoffs = .at(["2020"])
        $0.evaluation?.folds = 3
      }, "--cutoffs gives the folds one by one", "leave --n-windows out"
    ),
    (
      {
        $0.evaluation?.cutoffs = .at(["2020"])
        $0.evaluation?.testSize = 9
      }, "--test-size lays out the folds", "leave --cutoffs out"
    ),
    (
      { $0.evaluation?.where = ["vol=high"] }, "--where: 'vol=high' is no condition",
      "the conditions are year, month, weekday, volatility, release"
    ),
    (
      {
        $0.command = "forecast"
        $0.evaluation?.where = ["year=2020"]
      }, "--where is of evaluations alone", "leave it out, or take martlet backtest"
    ),
    ({ $0.columns.fillLimit = 2 }, "--fill-limit limits nothing", "add --missing forward-fill"),
    (
      { $0.columns.aggregates = ["y": "mean"] }, "--aggregate makes bars of nothing",
      "add --resample W-FRI"
    ),
    (
      {
        $0.columns.freq = "ME"
        $0.columns.calendar = "daily"
      }, "--freq ME does not go with --calendar daily", "give one of them"
    ),
    (
      { $0.reading.delimiter = "dot" }, "'dot' is no value for --delimiter",
      "name comma, semicolon, tab or bar"
    ),
    (
      {
        $0.readingOf["a.csv"] = ReadingPlan()
        $0.readingOf["a.csv"]?.encoding = "ebcdic"
      }, "'a.csv=ebcdic' is no value for --encoding", "name utf-8, utf-16"
    ),
    (
      { $0.reading.headerRows = 30 }, "'30' is no value for --header-rows",
      "give a number of rows from 1 to 20"
    ),
    ({ $0.reading.names = ["a", "a"] }, "'a,a' is no value for --names", "give different names"),
    ({ $0.reading.missingText = [" "] }, "' ' is no value for --missing-text", "give texts"),
  ]

  @Test("A value that does not go is an error with its remedy", arguments: cases.indices)
  func cannotRun(place: Int) {
    let (change, message, hint) = Self.cases[place]
    var plan = RunPlan(.backtest, files: ["none.csv"], models: ["drift"])
    change(&plan)
    let error = #expect(throws: RunError.self) { try RunRequest(plan) }
    #expect(error?.what.commandLine == message)
    #expect(error?.remedy?.commandLine.hasPrefix(hint) == true)
    #expect(error?.category == .usage)
  }

  @Test("In Swift an error names properties") func properties() {
    var plan = RunPlan(.backtest, files: ["none.csv"])
    plan.evaluation?.stepSize = 0
    let error = #expect(throws: RunError.self) { try RunRequest(plan) }
    #expect(
      error?.description
        == "error: 0 is no value for stepSize; hint: give a whole number from 1 to 10,000,000")
  }

  @Test("A model that does not exist, and an option of the task") func others() throws {
    #expect(throws: OptionError.self) {
      try RunRequest(RunPlan(.backtest, files: ["none.csv"], models: ["drfit"]))
    }
    var plan = RunPlan(.backtest, files: ["none.csv"])
    plan.evaluation?.metric = .pinball
    // Whether it goes is known with the rows; there are none.
    #expect(throws: DataError.self) { try PreparedRun(plan) }
  }
}
