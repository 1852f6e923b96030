import ArgumentParser
import MartletModels
import MartletReport

struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract:
      "Several models on the same folds, windows, budget and seeds: which is best, and is it?"
  )

  @OptionGroup var data: DataOptions
  @OptionGroup var task: TaskOptions
  @OptionGroup var folds: FoldOptions
  @OptionGroup var run: RunOptions

  @Option(
    help: ArgumentHelp(
      "Model, repeatable: \(Model.names.joined(separator: ", ")); options as mlp:hidden=256,layers=2.",
      valueName: "name[:option=value,...]"))
  var model: [String] = [
    "drift", "mlp", "mlp:label=MLP-norm,norm=batch",
    "mlp:label=MLP-deep,layers=4,norm=batch,residual=true",
  ]

  func run() async throws {
    let prepared = try PreparedRun(
      command: "compare", data: data, task: task, folds: folds, run: run, models: model)
    try await WalkForward(run: prepared, options: run, order: .bestFirst).run()
  }
}
