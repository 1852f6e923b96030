import ArgumentParser
import MartletReport

struct BacktestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract:
      "Forecast from past cutoffs, training on nothing later, and compare with what happened."
  )

  @OptionGroup var options: EvaluationOptions

  func run() async throws {
    let prepared = try PreparedRun(
      command: "backtest", options, usualModels: ["mlp"])
    try await WalkForward(
      run: prepared, options: options.run, order: .asGiven, folds: options.folds
    ).run()
  }
}
