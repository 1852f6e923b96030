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

  func run() async throws {
    try await WalkForward(.backtest, options, order: .asGiven).run()
  }
}
