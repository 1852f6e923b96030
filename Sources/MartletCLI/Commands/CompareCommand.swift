import ArgumentParser
import MartletReport
import MartletRuns

struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract:
      "Several models on the same folds, windows, budget and seeds: which is best, and is it?"
  )

  @OptionGroup var options: EvaluationOptions
  @OptionGroup var log: LogOptions

  func run() async throws {
    try await WalkForward(.compare, options, log: log.log, order: .bestFirst).run()
  }
}
