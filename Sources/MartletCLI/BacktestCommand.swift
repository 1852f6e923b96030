import ArgumentParser
import MartletEvaluation
import MartletModels
import MartletReport
import MartletSeries

struct BacktestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract:
      "Forecast from past cutoffs, training on nothing later, and compare with what happened."
  )

  @OptionGroup var data: DataOptions
  @OptionGroup var task: TaskOptions
  @OptionGroup var folds: FoldOptions
  @OptionGroup var run: RunOptions

  @Option(
    help: ArgumentHelp(
      "Model, repeatable: \(Model.names.joined(separator: ", ")); options as mlp:hidden=256,layers=2.",
      valueName: "name[:option=value,...]"))
  var model: [String] = ["mlp"]

  func run() async throws {
    let prepared = try PreparedRun(
      command: "backtest", data: data, task: task, folds: folds, run: run, models: model)
    try await WalkForward(run: prepared, options: run, order: .asGiven).run()
  }
}
