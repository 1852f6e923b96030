import MartletCatalog
import MartletEvaluation
import MartletFiles
import MartletForecasting
import MartletPanels
import MartletReport
import MartletRuns
import MartletTime

/// What `forecast`, `backtest` and `compare` share: the options made into a validated plan, with
/// everything checked that can be before long work.
struct PreparedRun {
  let models: [Model]
  let panel: Panel
  let backtest: Backtest
  let plan: RunPlan
  /// The command that prints the document of the result.
  let commandLine: String
  private let options: RunOptions
  private let files: [OutputFile]
  /// What speaks against a plan that was read.
  private let remarks: [String]
  /// What was tried within a budget, and what was not.
  private let budgets: [String]
  /// What is asked for and changes nothing, in sentences.
  private let unused: [String]
  private let setup: RunSetup
  /// The series that are forecast and have no room for a fold, and why.
  var unfolded: [SeriesFailure] { setup.unfolded }

  /// - Parameter usualModels: The models where none is asked for.
  init(
    command: String, _ options: EvaluationOptions, usualModels: [String], paths: Int = 0,
    decomposition: Bool = false
  ) throws {
    self.options = options.run
    let (data, run) = (options.data, options.run)
    let isForecast = command == "forecast"
    try options.folds.checkCount(mayBeZero: isForecast)
    let texts = options.model.isEmpty ? usualModels : options.model
    let asked = try Model.list(parsing: texts)
    var reader = try data.reader()
    reader.refusesStaleCovariates =
      ModelUses.union(asked.map(\.forecaster.uses)).covariates
    let request = try RunPlan(
      command: command, options, reader, models: texts, paths: paths, decomposition: decomposition)
    files = try OutputFile.all(run.out, inputs: data.inputs)
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
    let found = options.unused(
      asked, backtest, panel, features: reader.features, isForecast: isForecast)
    unused = UnusedText.lines(found, asked)
    var plan = request
    try plan.resolve(
      setup, models, checksums: checksums.map(\.text),
      // Messages are no part of a plan.
      unused: found.columns + found.options.filter { $0 != "--verbose" })
    self.plan = plan
    var words = PlanWords(request)
    words.add(flag: "--json", true)
    commandLine = words.line(command)
    remarks = ConfigText.lines(try ConfigArguments.loaded()?.file, request: request, plan: plan)
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
      try self.remarks + panel.source.remarks.map(\.commandLine) + setup.seasonLines
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
    let json =
      options.json || files.contains { $0.format == .json }
      ? JSONText.encode(document()) : ""
    let failures = files.compactMap { $0.failure(of: $0.format == .json ? json + "\n" : csv()) }
    if options.json {
      Terminal.printDocument(json)
    } else {
      options.say([""])
      let text = (paragraphs() + [budgets]).filter { $0 != [] && $0 != [""] }.joined(separator: [""]
      )
      Terminal.printResult(Terminal.wrapped(Array(text)))
    }
    if let failure = failures.first { throw failure }
  }
}
