import MartletCatalog
import MartletEvaluation
import MartletFiles
import MartletForecasting
import MartletPanels
import MartletReport
import MartletRuns

/// What `forecast`, `backtest`, `compare` and `audit` share: the options made into a plan and prepared, what is said before
/// and after the work, and where results go.
struct CommandRun {
  let run: PreparedRun
  /// The command that prints the document of the result.
  let commandLine: String
  private let options: RunOptions
  private let keeping: Keeping?
  private let files: [OutputFile]
  /// Where the losses of the training go.
  private let log: OutputFile?
  /// What speaks against a plan that was read.
  private let remarks: [String]

  /// - Parameters:
  ///   - command: Its name where it is not that of the verb.
  ///   - log: The file that `--log` names.
  ///   - parts: What `--only` names.
  init(
    _ verb: RunVerb, _ options: EvaluationOptions, as command: String? = nil, log: String? = nil,
    parts: String? = nil, paths: Int = 0, decomposition: Bool = false
  ) throws {
    self.options = options.run
    try OptionRange.check(.jobs, options.run.jobs)
    let request = try RunRequest(
      RunPlan(verb, options, paths: paths, decomposition: decomposition))
    let files = try OutputFile.all(options.run.out, inputs: options.inputs)
    self.files = files
    self.log = try log.map { try OutputFile.log($0, inputs: options.inputs, besides: files) }
    run = try PreparedRun(request, jobs: options.run.jobs ?? Terminal.coreCount)
    var words = PlanWords(request.plan)
    words.add("--only", parts)
    words.add(flag: "--json", true)
    commandLine = words.line(command ?? verb.rawValue)
    remarks = ConfigText.lines(
      try ConfigArguments.loaded()?.file, request: request.plan, plan: run.plan)
    let kept = PlanWords(request.plan).line(verb.rawValue)
    keeping = try options.keep.path.map { [plan = run.plan] in try Keeping(plan, kept, in: $0) }
  }

  /// What was understood of the files and of a plan that was read.
  var readingLines: [String] {
    remarks + run.panel.source.remarks.map(\.commandLine) + run.remarks.map(\.commandLine)
      + LeftOutText.lines(run)
  }

  /// What is said before the work: what was understood, the folds, and the schedules when asked for.
  ///
  /// - Parameters:
  ///   - remarks: More to say of the series.
  ///   - reason: A line before the folds.
  func announce(remarks: [String] = [], _ reason: [String] = []) throws {
    let (backtest, models, panel) = (run.backtest, run.models, run.panel)
    let isForecast = run.request.verb == .forecast
    let folded = run.foldedPanel
    // What fails in a trial fails in the run, which says so.
    let seconds =
      options.quiet
      ? nil : try? backtest.estimatedSeconds(models, on: folded, forecasts: isForecast)
    options.say(
      try self.remarks + panel.source.remarks.map(\.commandLine) + run.remarks.map(\.commandLine)
        + LeftOutText.lines(run) + UnusedText.lines(unused, run.request.models)
        + LearntRowsText.lines(backtest, models, panel) + remarks
        + NoFoldText.lines(backtest, models, run.unfolded, panel)
        + (backtest.folds.count > 0 ? reason : [])
        + FoldTable.lines(backtest, models, folded, width: Terminal.width)
        + FoldTimeline.lines(backtest, models, folded, width: Terminal.width)
        + FilterText.lines(backtest, models, folded)
        + EstimateText.lines(seconds, backtest, forecasts: isForecast))
    if options.verbose {
      let width = min(Terminal.width, 72)
      options.say(try ScheduleTable.lines(models, backtest.task, width: width))
    }
  }

  /// What no model looks at, among it a schedule to show and losses to write where none trains.
  private var unused: UnusedInputs {
    var unused = run.unused
    if log != nil, !run.request.models.contains(where: \.forecaster.isRandom) {
      unused.options.append("log")
    }
    if run.request.verb == .forecast, options.verbose,
      !run.request.models.contains(where: \.forecaster.isRandom)
    {
      let place = unused.options.firstIndex(of: "season") ?? unused.options.endIndex
      unused.options.insert("verbose", at: place)
    }
    return unused
  }

  /// Does the work, and keeps it in a ledger where that was asked for.
  ///
  /// - Parameters:
  ///   - work: Takes cells from a store and hands them to it.
  ///   - past: The evaluation in a result; nil for a forecast without folds.
  func work<Result>(
    _ work: ((any CellStore)?) async throws -> Result, past: (Result) -> BacktestResult?
  ) async throws -> Result {
    guard let keeping else { return try await work(nil) }
    options.say(keeping.remarks)
    return try await keeping.during(work, past: past)
  }

  /// Writes the result where it was asked for. One that no file can keep is printed all the same.
  ///
  /// - Parameters:
  ///   - fits: How networks were trained.
  ///   - paragraphs: The result as tables and words, with empty lines between them.
  func finish(
    _ document: @autoclosure () -> some Encodable, csv: () -> String, fits: [FitRecord] = [],
    paragraphs: () -> [[String]]
  ) throws {
    let json =
      options.json || files.contains { $0.format == .json }
      ? JSONText.encode(document()) : ""
    let failures =
      files.compactMap { $0.failure(of: $0.format == .json ? json + "\n" : csv()) }
      + [log?.failure(of: TrainingLogCSV.text(fits))].compactMap { $0 }
    if options.json {
      Terminal.printDocument(json)
    } else {
      options.say([""])
      let text = (paragraphs() + [BudgetText.lines(run.budgets)])
        .filter { $0 != [] && $0 != [""] }.joined(separator: [""])
      Terminal.printResult(Terminal.wrapped(Array(text)))
    }
    if let failure = failures.first { throw failure }
    guard let keeping else { return }
    if let failure = keeping.failure { throw UnkeptResult(cause: failure) }
    options.say(keeping.lastLines)
  }
}
