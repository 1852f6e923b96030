import ArgumentParser
import MartletReport
import MartletRuns

struct BacktestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract:
      "Forecast from past cutoffs, training on nothing later, and compare with what happened."
  )

  @OptionGroup var options: EvaluationOptions
  @OptionGroup var log: LogOptions

  func run() async throws {
    try await WalkForward(.backtest, options, log: log.log, order: .asGiven).run()
  }
}
