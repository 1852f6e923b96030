import ArgumentParser
import MartletEvaluation

/// Where a walk-forward evaluation stands, and what it trains on.
struct FoldOptions: ParsableArguments {
  enum WindowKind: String, CaseIterable, ExpressibleByArgument { case expanding, rolling }

  @Option(help: "Number of folds.")
  var nWindows: Int = 20

  @Option(help: "Rows from one cutoff to the next (default: the horizon).")
  var stepSize: Int?

  @Option(help: "true: train anew in each fold; false: once; or a number k: in every k-th fold.")
  var refit: String = "true"

  @Option(help: "expanding: train on everything before; rolling: on the last --train-size rows.")
  var window: WindowKind = .expanding

  @Option(help: "Rows of a rolling training window.")
  var trainSize: Int?

  @Option(help: "Rows before each cutoff that are not trained on.")
  var gap: Int = 0

  func validate() throws {
    try check("--n-windows", nWindows, in: 1...1_000_000)
    try check("--step-size", stepSize, in: 1...10_000_000)
    try check("--gap", gap, in: 0...10_000_000)
    try check("--train-size", trainSize, in: 1...1_000_000_000)
    guard (window == .rolling) == (trainSize != nil) else {
      throw ValidationError("--window rolling and --train-size go together. Give both or neither.")
    }
    guard ["true", "false"].contains(refit) || Int(refit).map({ $0 >= 1 }) ?? false else {
      throw ValidationError(
        "'\(refit)' is no value for --refit. Give true, false or a number of folds.")
    }
  }

  var folds: Folds {
    var folds = Folds(count: nWindows, step: stepSize)
    if let trainSize { folds.window = .rolling(trainSize) }
    folds.refit =
      switch refit {
      case "true": .everyFold
      case "false": .never
      default: .every(Int(refit) ?? 1)
      }
    folds.gap = gap
    return folds
  }
}
