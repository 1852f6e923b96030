import MartletCatalog
import MartletEvaluation
import MartletFiles
import MartletForecasting
import MartletPanels
import MartletReport

/// What `forecast`, `backtest` and `compare` share: the options made into a validated plan, with
/// everything checked that can be before long work.
struct PreparedRun {
  let models: [Model]
  let panel: Panel
  let backtest: Backtest
  let plan: RunPlan
  private let options: RunOptions
  private let file: OutputFile?
  /// What was tried within a budget, and what was not.
  private let budgets: [String]
  /// What is asked for and changes nothing, in sentences.
  private let unused: [String]
  private let setup: RunSetup
  /// The series that are forecast and have no room for a fold, and why.
  var unfolded: [SeriesFailure] { setup.unfolded }

  /// - Parameter usualModels: The models where none is asked for.
  init(command: String, _ options: EvaluationOptions, usualModels: [String]) throws {
    self.options = options.run
    let (data, run) = (options.data, options.run)
    let isForecast = command == "forecast"
    try options.folds.checkCount(mayBeZero: isForecast)
    let asked = try Model.list(parsing: options.model.isEmpty ? usualModels : options.model)
    var reader = try data.reader()
    reader.refusesStaleCovariates =
      ModelUses.union(asked.map(\.forecaster.uses)).covariates
    file = try run.out.map { try OutputFile($0, inputs: data.inputs) }
    var checksums = [Checksum](repeating: Checksum(), count: data.files.count)
    let draft = try reader.draft { checksums[$0].append($1) }
    // All rows are known to a forecast, and its folds judge that very model.
    setup =
      try isForecast
      ? RunSetup(options, asked, draft.panel(), isForecast: true)
      : RunSetup(evaluating: draft, options, asked)
    (panel, backtest) = (setup.panel, setup.backtest)
    let planned = try backtest.withinBudgets(asked, on: panel, forecasts: isForecast)
    models = planned.models
    budgets = BudgetText.lines(planned.plans)
    let found = options.unused(asked, backtest, panel, isForecast: isForecast)
    unused = UnusedText.lines(found, asked)
    plan = try RunPlan(
      command: command, reader, checksums.map(\.text), backtest, models, panel,
      setup, unused: found.columns + found.options)
  }

  /// What is said before the work: what was understood, the folds, and the schedules when asked for.
  ///
  /// - Parameters:
  ///   - remarks: More to say of the series.
  ///   - reason: A line before the folds.
  func announce(remarks: [String] = [], _ reason: [String] = []) throws {
    let isForecast = plan.command == "forecast"
    let folded = RunSetup.without(unfolded, panel)
    // What fails in a trial fails in the run, which says so.
    let seconds =
      options.quiet
      ? nil : try? backtest.estimatedSeconds(models, on: folded, forecasts: isForecast)
    options.say(
      try panel.source.remarks.map(\.commandLine) + setup.seasonLines
        + LeftOutSeries.lines(setup, of: panel.series.count) + unused
        + LearntRowsText.lines(backtest, models, panel) + remarks
        + NoFoldText.lines(backtest, models, unfolded, panel)
        + (backtest.folds.count > 0 ? reason : [])
        + FoldTable.lines(backtest, models, folded, width: Terminal.width)
        + EstimateText.lines(seconds, backtest, forecasts: isForecast))
    if options.verbose {
      let width = min(Terminal.width, 72)
      options.say(try ScheduleTable.lines(models, backtest.task, width: width))
    }
  }

  /// Writes the result where it was asked for. One that no file can keep is printed all the same.
  ///
  /// - Parameter paragraphs: The result as tables and words, with empty lines between them.
  func finish(
    _ document: @autoclosure () -> some Encodable, csv: () -> String,
    paragraphs: () -> [[String]]
  ) throws {
    let json = options.json || file?.format == .json ? JSONText.encode(document()) : ""
    let failure = file?.failure(of: file?.format == .json ? json + "\n" : csv())
    if options.json {
      Terminal.printDocument(json)
    } else {
      options.say([""])
      let text = (paragraphs() + [budgets]).filter { $0 != [] && $0 != [""] }.joined(separator: [""]
      )
      Terminal.printResult(Terminal.wrapped(Array(text)))
    }
    if let failure { throw failure }
  }
}
