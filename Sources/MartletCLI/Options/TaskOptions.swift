import ArgumentParser
import MartletForecasting
import MartletPanels
import MartletTime

/// What is asked of every model: horizon, windows, training.
struct TaskOptions: ParsableArguments {
  @Option(help: "Steps ahead.")
  var horizon: Int = 1

  @Option(
    help: ArgumentHelp(
      """
      Rows that a network looks back (default: three horizons, 512 at most, fewer in short series, \
      two seasons at least).
      """
    ))
  var inputSize: Int?

  @Option(help: "Rows in a season (default: from the frequency).")
  var season: Int?

  @Option(
    help: """
      What models see of the target: none, or steps with + between them: log, log-return, \
      percent-change, box-cox/LAMBDA, diff, seasonal-diff/ROWS, standard, robust, min-max, winsor/SHARE.
      """, completion: .transforms)
  var transform: String = "none"

  @Option(
    help: "Scale of each window: none, standard, robust, last, shift, mean, revin.",
    completion: .words(of: "scaler"))
  var scaler: String?

  @Option(
    help: "Networks learn from all series together, or each from its own: global, local.",
    completion: .words(of: "scope"))
  var scope: String?

  @Option(
    help: "Whether windows or series come up equally often in training: window, series.",
    completion: .words(of: "sampling"))
  var sampling: String?

  @Option(
    help: """
      Newest rows of a series that classical models and ridge learn from; 0 for all (default 10000, and \
      more for ar, long seasons and windows).
      """)
  var maxRows: String?

  @Option(help: "Rows from one training window to the next (default 1).")
  var windowStride: String?

  @Option(
    help: "Rows after which a training window counts half as much as the newest (default none).")
  var halfLife: String?

  @Option(
    help: "Whether errors in training count in units of the series or of a window: series, window.",
    completion: .words(of: "loss-units"))
  var lossUnits: String?

  @Flag(
    inversion: .prefixedNo,
    help: "Train on the newest windows too, with those of their targets that are known (default).")
  var partial: Bool?

  @Flag(help: "Pad series that are too short for a lookback, with a mask that says so.")
  var pad = false

  @Option(help: "Optimiser steps (default 500).")
  var maxSteps: String?

  @Option(help: "Windows in a batch (default 128).")
  var batchSize: String?

  @Option(help: "Step size of the optimiser (default 0.001; linear and dlinear 0.003).")
  var learningRate: String?

  @Option(
    help: """
      Learning rate over the steps: constant, step/EVERY/FACTOR, multi-step/AT/.../FACTOR, \
      exponential/FACTOR, polynomial/POWER, cosine/MIN, cosine-restarts/PERIOD/MULTIPLIER, one-cycle, \
      plateau/FACTOR/PATIENCE (default cosine/0).
      """, completion: .words(of: "schedule"))
  var schedule: String?

  @Option(help: "Steps of linear warm-up before the schedule (default 0).")
  var warmupSteps: String?

  @Option(
    help: "sgd/MOMENTUM, nesterov/MOMENTUM, adam, adamw, radam or lion (default adam).",
    completion: .words(of: "optimizer"))
  var optimizer: String?

  @Option(
    help: """
      mse, mae, huber/DELTA, log-cosh, smape, mase/SEASON, quantile/Q, quantiles/Q/.../Q, gaussian, \
      student-t or student-t/NU (default mae).
      """, completion: .words(of: "loss"))
  var loss: String?

  @Option(help: "Shrinks weights at every step (default 0).")
  var weightDecay: String?

  @Option(help: "Batches whose mean gradient makes one step (default 1).")
  var accumulate: String?

  @Option(help: "Largest magnitude of a number in the gradient (default none).")
  var clipValue: String?

  @Option(help: "Largest norm of the gradient (default none).")
  var clipNorm: String?

  @Option(
    help: """
      Mean of the weights over the steps: none, ema/DECAY, polynomial/POWER or swa/FROM (default \
      none, with --val-size polynomial/3).
      """, completion: .words(of: "average"))
  var average: String?

  @Option(help: "Last training rows kept to choose the best step (default 0: none).")
  var valSize: String?

  @Option(help: "Validation checks without improvement before training stops (default none).")
  var patience: String?

  @Option(help: "Steps between validation checks (default 50).")
  var valCheckSteps: String?

  func validate() throws {
    try check("--horizon", horizon)
    try check("--input-size", inputSize)
    try check("--season", season)
  }

  /// A line where the season that is given seems to be of rows of another kind.
  func seasonLines(for panel: Panel) -> [String] {
    guard let season, let rule = panel.series.first?.axis.frequency,
      let doubt = rule.doubt(onSeason: season)
    else { return [] }
    return ["--season \(season) is taken, but \(doubt)"]
  }

  /// What was given of the options that a model may have for itself, but for the lookback.
  var given: [(name: String, value: String)] {
    let all = [
      ("scaler", scaler), ("scope", scope), ("sampling", sampling), ("max-rows", maxRows),
      ("window-stride", windowStride),
      ("half-life", halfLife), ("loss-units", lossUnits), ("partial", partial.map { String($0) }),
      ("pad", pad ? "true" : nil), ("max-steps", maxSteps), ("batch-size", batchSize),
      ("learning-rate", learningRate), ("schedule", schedule), ("warmup-steps", warmupSteps),
      ("optimizer", optimizer), ("loss", loss), ("weight-decay", weightDecay),
      ("accumulate", accumulate), ("clip-value", clipValue), ("clip-norm", clipNorm),
      ("average", average), ("val-size", valSize), ("patience", patience),
      ("val-check-steps", valCheckSteps),
    ]
    return all.compactMap { name, value in value.map { (name, $0) } }
  }

  /// The task, with the season of the series where none was given.
  func task(for panel: Panel) throws -> ForecastTask {
    var task = try ForecastTask(
      horizon: horizon, inputSize: inputSize, seasonLength: season,
      transform: Transform(parsing: transform))
    for (name, value) in given { try task.set(name, to: value) }
    return task.settled(for: panel)
  }
}
