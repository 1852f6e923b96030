import ArgumentParser
import MartletReport

struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract:
      "Several models on the same folds, windows, budget and seeds: which is best, and is it?"
  )

  @OptionGroup var options: EvaluationOptions

  func run() async throws {
    let prepared = try PreparedRun(
      command: "compare", options,
      usualModels: [
        "drift", "mlp:hidden=64", "mlp:label=MLP-norm,hidden=64,norm=batch",
        "mlp:label=MLP-deep,hidden=64,layers=4,norm=batch,residual=true",
      ])
    try await WalkForward(
      run: prepared, options: options.run, order: .bestFirst, folds: options.folds
    ).run()
  }
}
