import ArgumentParser
import MartletEvaluation
import MartletModels
import MartletSeries

/// Where a walk-forward evaluation stands, and what it trains on.
struct FoldOptions: ParsableArguments {
  enum WindowKind: String, CaseIterable, ExpressibleByArgument { case expanding, rolling }

  @Option(help: "Number of folds (default: 20, or as many as the series has room for).")
  var nWindows: Int?

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

  private static let usualCount = 20

  /// Sets fewer folds than the usual number where none was asked for and the series are short.
  func fit(_ backtest: inout Backtest, _ models: [Model], on panel: Panel) throws {
    guard nWindows == nil else { return }
    let room = try backtest.foldRoom(models, on: panel)
    backtest.folds.count = min(Self.usualCount, max(room, 1))
  }

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
    var folds = Folds(count: nWindows ?? Self.usualCount, step: stepSize)
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
