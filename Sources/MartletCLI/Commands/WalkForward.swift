import MartletEvaluation
import MartletReport
import MartletRuns

/// What `backtest`, `compare` and `score` share: show the folds, run, print.
struct WalkForward {
  let command: CommandRun
  let options: EvaluationOptions
  let order: Leaderboard.Order

  /// - Parameter log: The file that `--log` names.
  init(
    _ verb: RunVerb, _ options: EvaluationOptions, log: String? = nil, order: Leaderboard.Order
  ) throws {
    command = try CommandRun(verb, options, log: log)
    self.options = options
    self.order = order
  }

  func run() async throws {
    let run = command.run
    try command.announce()
    let status = StatusLine(quiet: options.run.quiet)
    defer { status.clear() }
    let result = try await command.work {
      try await run.backtest(store: $0) { status.show($0) }
    } past: {
      $0
    }
    status.clear()
    options.run.say(FailureText.summary(result.failures, of: result.places.count))
    try command.finish(
      BacktestDocument(result, run.plan, command.commandLine), csv: { BacktestCSV.text(result) },
      fits: result.fits,
      paragraphs: {
        [
          Leaderboard(result, order).lines(width: Terminal.width),
          BestOfManyText.lines(result),
          BandTable.lines(
            result, order, showsLevels: options.run.levelText != nil, width: Terminal.width),
          options.folds.scoresBy.map {
            ScoreGroupTable.lines(result, by: $0, order, width: Terminal.width)
          } ?? [],
          options.run.verbose
            ? OtherQuestionsTable.lines(result, width: Terminal.width) : [],
          SeenText.lines(result) + NativeText.lines(result) + IntervalRecord.warnings(result)
            + ConformalText.lines(
              result, run.models, isSplit: options.folds.testSize != nil,
              mayBeLonger: options.folds.trainSize != nil, isGiven: options.with != nil),
        ]
          + result.models.map {
            ChoiceTable.lines($0.label, $0.choices, width: Terminal.width)
          }
          + (options.run.verbose
            ? TrainingText.paragraphs(result.fits, width: Terminal.width) : [])
          + [result.verdictLines]
      })
  }
}
