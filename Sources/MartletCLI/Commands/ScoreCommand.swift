import ArgumentParser
import MartletReport
import MartletRuns

struct ScoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Judge forecasts made elsewhere as those of a backtest, beside naive ones.",
    usage: "martlet score FORECASTS.csv ACTUALS.csv... [options]",
    discussion: """
      FORECASTS.csv has the columns unique_id, ds, cutoff and one for each model; ACTUALS.csv is read as backtest \
      reads it. Forecasts named by --with leave all files to the actuals.
      """)

  @OptionGroup var options: EvaluationOptions

  func run() async throws {
    var options = options
    if options.with == nil {
      guard options.data.files.count > 1 else {
        throw ValidationError(
          "score takes two files: the forecasts, and what happened. Give FORECASTS.csv ACTUALS.csv."
        )
      }
      options.with = options.data.files.removeFirst()
    }
    try await WalkForward(.score, options, order: .bestFirst).run()
  }
}
