import MartletEvaluation
import MartletFiles
import MartletForecasting
import MartletPanels
import MartletRuns
import MartletTables
import MartletTestSupport
import MartletTime
import MartletTraining
import Testing

/// What errors name is there: each option of the table is one of the command, and each remedy that
/// sets an option is one that the command takes.
struct OptionNameTests {
  @Test("Every option that an error can name is in the help of a command")
  func areInTheHelp() throws {
    try Tool.inFolder { martlet in
      var flags: Set<String> = []
      for verb in ["forecast", "backtest", "compare", "inspect"] {
        let help = try martlet("\(verb) --help").output
        for line in help.split(separator: "\n") {
          flags.formUnion(line.matches(of: /--[a-z-]+/).map { String($0.output) })
        }
      }
      for name in OptionName.allCases { #expect(flags.contains(name.flag), "\(name.flag)") }
    }
  }

  /// A problem for each remedy that sets an option.
  static let problems: [any Problem] = [
    FileProblem.invalidUTF8,
    TableProblem.raggedRow(expected: 2, found: 3, isHeader: false, headerLine: 4),
    TableProblem.headerLooksLikeData(first: "1", count: 1),
    TableProblem.headerLooksLikeData(first: "1", count: 2),
    TableProblem.missingTime(column: "t", rowsToSkip: 2),
    TableProblem.notATime("31/12/18", column: "t", rowsToSkip: nil),
    TableProblem.otherUnit("1", column: "t", unit: "ms", expected: "s", toSay: "unix-ms"),
    TableProblem.noDates(column: "t"),
    TableProblem.ambiguousDates("01/02/2018 16:00", column: "t", separator: UInt8(ascii: "/")),
    TableProblem.duplicateTime("1", firstLine: 2, cure: .id("the shop"), mayLackID: false),
    TableProblem.duplicateTime("1", firstLine: 2, cure: .times(["y", "m"]), mayLackID: false),
    TableProblem.ambiguousName("y", option: ColumnOption(.target), columns: ["y 1", "y 2"]),
    TableProblem.notANumber("1,5", column: "y", mark: .point),
    TableProblem.notANumber("k.A.", column: "y", mark: .point),
    TableProblem.unclearNumber("1.009", column: "y", short: nil, mark: .point),
    TableProblem.missingValue(column: "y", count: 1),
    TimeProblem.noSuchLocalTime("1", column: "t", zone: "Europe/Paris"),
    TimeProblem.axisEnds(after: "9999-12-30", steps: 3, room: 1, isOfIntegers: false),
    TimeProblem.noFutureDates,
    TimeProblem.invalidRows("x"),
    TimeProblem.reversedRows(first: "2018-02-01", last: "2018-01-01"),
    TimeProblem.noRows(first: "1", last: "2", from: "3", to: "4"),
    TimeProblem.frequencyDoesNotFit("h", kind: .integer),
    TimeProblem.frequencyContradictsRows(.weekly(.friday), .weekdays, agreement: "1 row"),
    ForecastProblem.mixedHorizons(steps: 2, cutoff: "1", others: 3),
    ForecastProblem.shorterThanHorizon(3, longest: 2),
    PanelProblem.noSuchColumn(
      "hihg", option: ColumnOption(.feature, after: "sma/2@"), nearest: "high", columns: []),
    PanelProblem.noTimeColumn(columns: ["a"]),
    PanelProblem.severalTimeColumns(["a", "b"]),
    PanelProblem.unclearTarget(candidates: ["a", "b"], columns: []),
    PanelProblem.covariateInSeveralFiles("x", files: ["a.csv", "b.csv"]),
    PanelProblem.repeatedID("a", firstLine: 2, others: ["b"]),
    PanelProblem.changingStatic(column: "s", series: "a", "1", firstLine: 2, first: "2"),
    PanelProblem.noSuchCovariate("x", option: .age, covariates: []),
    PanelProblem.noFutureValue(column: "x", time: "1"),
    PanelProblem.barsOfFuture("x"),
    PanelProblem.barsOfInterpolation,
    PanelProblem.multivariateOfOne("y"),
    FeatureProblem.featureWithColumn("atr/2@y", name: "atr"),
    FeatureProblem.featureWithoutCalendar("days-to-close", rows: "monthly"),
    FeatureProblem.volatilityOfSeveral("garman-klass", targets: ["a", "b"]),
    FeatureProblem.valueWithoutTransform(0, series: nil, time: "1", transform: "log"),
  ]

  static let errors: [any Diagnosis] =
    problems.map { DataError(problem: $0) as any Diagnosis } + [
      DataError(.emptyFile).withFooter(3),
      ModelError.valueNotFinite(time: "1"), ModelError.forecastNotFinite,
      ModelError.noQuantiles(model: "MLP"),
      TrainingError.nonFinite(place: "loss", step: 1, learningRate: 1),
      BacktestError.noFolds, BacktestError.noCalendar(file: ""), BacktestError.noVolatility,
      BacktestError.startsLate(
        series: "a", file: "", rows: 1, after: 1, model: "MLP", needed: 1, available: 1, other: "b",
        cutoff: "1"),
      BacktestError.tooFewRows(
        series: "a", file: "", rows: 1, model: "MLP", needed: 9, available: 1, after: 1,
        remedies: [.folds(2), .inputSize(5)]),
      BacktestError.tooFewRows(
        series: "a", file: "", rows: 1, model: "MLP", needed: 9, available: 1, after: 1,
        remedies: [.foldAndHorizon]),
      RunError.fillsNothing, RunError.aggregatesNothing, RunError.noQuantiles,
      RunError.noIntervals,
    ]

  /// There is no such file, and that is found after all options are.
  @Test("Every remedy that sets an option is one that the command takes", arguments: errors)
  func areTaken(_ error: any Diagnosis) throws {
    let remedy = try #require(error.remedy)
    let options = remedy.options.filter { $0.value != nil || [.noHeader].contains($0.name) }
    #expect(!options.isEmpty, "\(remedy.commandLine)")
    try Tool.inFolder { martlet in
      for (name, value) in options {
        var words = [name == .rows ? "inspect" : "backtest", "none.csv", name.flag]
        switch value {
        case .words(let text, let start): words.append(start + text)
        case .choice(let text), .plain(let text): words.append(text)
        case nil: break
        }
        let outcome = try martlet.run(words)
        #expect(outcome.status == 66, "\(words): \(outcome.messages)")
      }
    }
  }
}
