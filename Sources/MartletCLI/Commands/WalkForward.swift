import MartletEvaluation
import MartletReport

/// What `backtest` and `compare` share: show the folds, run, print.
struct WalkForward {
  let run: PreparedRun
  let options: RunOptions
  let order: Leaderboard.Order
  let folds: FoldOptions

  func run() async throws {
    let (backtest, models, panel) = (run.backtest, run.models, run.panel)
    try run.announce()
    let status = StatusLine(quiet: options.quiet)
    defer { status.clear() }
    let result = try await backtest.run(models, on: panel) { status.show($0) }
    status.clear()
    options.say(FailureText.summary(result.failures, of: result.places.count))
    try run.finish(
      BacktestDocument(result, run.plan, run.commandLine), csv: { BacktestCSV.text(result) },
      paragraphs: {
        [
          Leaderboard(result, order).lines(width: Terminal.width),
          NativeText.lines(result) + IntervalRecord.warnings(result)
            + ConformalText.lines(
              result, models, isSplit: folds.testSize != nil,
              mayBeLonger: folds.trainSize != nil),
        ]
          + result.models.map {
            ChoiceTable.lines($0.label, $0.choices, width: Terminal.width)
          } + [result.verdictLines]
      })
  }
}
