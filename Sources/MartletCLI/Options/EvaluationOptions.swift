import ArgumentParser
import MartletCatalog
import MartletForecasting

/// The options that `forecast`, `backtest` and `compare` share.
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
}
