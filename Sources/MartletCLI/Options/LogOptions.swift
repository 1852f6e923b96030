import ArgumentParser

/// Where `forecast`, `backtest` and `compare` write how networks were trained.
struct LogOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "CSV file to write how networks were trained to: run, step, tag, value, for TensorBoard, MLflow and W&B.",
      valueName: "file"), completion: .file())
  var log: String?
}
