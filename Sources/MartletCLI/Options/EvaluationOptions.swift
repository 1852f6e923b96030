import ArgumentParser
import MartletCatalog
import MartletForecasting

/// The options that `forecast`, `backtest`, `compare` and `score` share.
struct EvaluationOptions: ParsableArguments {
  @OptionGroup var data: DataOptions
  @OptionGroup var task: TaskOptions
  @OptionGroup var folds: FoldOptions
  @OptionGroup var run: RunOptions
  @OptionGroup var keep: KeepOptions

  @Option(
    help: ArgumentHelp(
      "Model, repeatable: \(Model.names.joined(separator: ", ")); options as mlp:hidden=256,layers=2, "
        + "see martlet models (default: auto among theta, ridge and auto-ets; for backtest mlp, for compare drift and three "
        + "networks).",
      valueName: "name[:option=value,...]"), completion: .list(Model.names))
  var model: [String] = []

  @Option(
    help: ArgumentHelp(
      "Forecasts made elsewhere, for the same table: a CSV file of unique_id, ds, cutoff and a column for each "
        + "model. Its cutoffs are the folds.", valueName: "file"), completion: .file())
  var with: String?

  /// All files that are read.
  var inputs: [String] { data.inputs + (with.map { [$0] } ?? []) }
}
