import MartletFiles
import MartletLayers
import MartletTraining

extension ForecastTask {
  /// What a command line or a model's own options can set, in the order of a plan.
  public static let options: [ModelOption<ForecastTask>] = [
    .integer("input-size", \.inputSize, from: 1, "rows that a network looks back"),
    .choice("scaler", \.scaler, "scale of each window"),
    .choice("scope", \.scope, "one network for all series, or one for each"),
    .choice("sampling", \.training.sampling, "whether windows or series come up equally often"),
    .integer(
      "max-rows", \.maxRows, from: 0,
      "newest rows of a series that a classical model or ridge learns from; 0 for all"),
    .integer("window-stride", \.windowStride, from: 1, "rows from one training window to the next"),
    .optional(
      "half-life", \.halfLife, "a number above 0, at most 1e30, or none",
      "rows after which a training window counts half"),
    .choice(
      "loss-units", \.lossUnits, "whether errors count in units of the series or of a window"),
    .flag("partial", \.isPartial, "train on newest windows too, whose targets are known in part"),
    .flag("pad", \.isPadded, "pad series that are too short for a lookback"),
    .integer("val-size", \.validationSize, from: 0, "last training rows kept to choose the step"),
    .integer("max-steps", \.training.maxSteps, from: 1, "training budget in batches"),
    .integer("batch-size", \.training.batchSize, from: 1, "windows in a batch"),
    .number(
      "learning-rate", \.training.learningRate, "a number above 0, at most 1e30",
      "step size"
    ) { $0 > 0 },
    .form(
      "schedule", \.training.schedule.shape,
      "constant, step/EVERY/FACTOR, multi-step/AT/.../FACTOR, exponential/FACTOR, "
        + "polynomial/POWER, cosine/MIN, cosine-restarts/PERIOD/MULTIPLIER, one-cycle or "
        + "plateau/FACTOR/PATIENCE",
      "learning rate over the steps",
      ranges: [
        "constant": "constant alone", "one-cycle": "one-cycle alone",
        "step": "step/EVERY/FACTOR, EVERY from 1 to 1,000,000,000, FACTOR above 0",
        "multi-step":
          "multi-step/AT/.../FACTOR, each AT a whole number from 1 to 1,000,000,000 above "
          + "the one before, FACTOR above 0",
        "exponential": "exponential/FACTOR, FACTOR above 0",
        "polynomial": "polynomial/POWER, POWER above 0",
        "cosine": "cosine/MIN, MIN from 0 to 1",
        "cosine-restarts":
          "cosine-restarts/PERIOD/MULTIPLIER, whole numbers from 1 to 1,000,000,000",
        "plateau":
          "plateau/FACTOR/PATIENCE, FACTOR above 0 and below 1, PATIENCE a whole number from "
          + "0 to 1,000,000,000",
      ]),
    .integer("warmup-steps", \.training.schedule.warmupSteps, from: 0, "steps of linear warm-up"),
    .form(
      "optimizer", \.training.optimizer,
      "sgd/MOMENTUM, nesterov/MOMENTUM, adam, adamw, radam or lion",
      "how gradients become steps",
      ranges: [
        "sgd": "sgd/MOMENTUM, MOMENTUM from 0 to below 1",
        "nesterov": "nesterov/MOMENTUM, MOMENTUM from 0 to below 1",
        "adam": "adam/BETA1/BETA2/EPSILON, each BETA from 0 to below 1, EPSILON above 0",
        "adamw": "adamw/BETA1/BETA2/EPSILON, each BETA from 0 to below 1, EPSILON above 0",
        "radam": "radam/BETA1/BETA2/EPSILON, each BETA from 0 to below 1, EPSILON above 0",
        "lion": "lion/BETA1/BETA2, each BETA from 0 to below 1",
      ]
    ),
    .form(
      "loss", \.training.loss,
      "mse, mae, huber/DELTA, log-cosh, smape, mase/SEASON, quantile/Q, quantiles/Q/.../Q, gaussian, "
        + "student-t or student-t/NU",
      "what training makes small",
      ranges: [
        "mse": "mse alone", "mae": "mae alone", "log-cosh": "log-cosh alone",
        "smape": "smape alone",
        "gaussian": "gaussian alone", "huber": "huber/DELTA, DELTA above 0",
        "mase": "mase/SEASON, SEASON a whole number from 1",
        "quantile": "quantile/Q, Q above 0 and below 1",
        "quantiles": "quantiles/Q/.../Q, each Q above 0, below 1 and above the one before",
        "student-t": "student-t/NU, NU above 2",
      ]),
    .number(
      "weight-decay", \.training.weightDecay, "a number from 0 to 1e30",
      "shrinks weights"
    ) {
      $0 >= 0
    },
    .integer("accumulate", \.training.accumulation, from: 1, "batches whose mean makes a step"),
    .optional(
      "clip-value", \.training.clipValue, "a number above 0, at most 1e30, or none",
      "largest magnitude of a number in the gradient"),
    .optional(
      "clip-norm", \.training.clipNorm, "a number above 0, at most 1e30, or none",
      "largest gradient norm"),
    .form(
      "average", \.training.average, "none, ema/DECAY, polynomial/POWER or swa/FROM",
      "mean of the weights over the steps to forecast with",
      ranges: [
        "none": "none alone", "ema": "ema/DECAY, DECAY from 0 to below 1",
        "polynomial": "polynomial/POWER, POWER from 0 to 1,000",
        "swa": "swa/FROM, FROM from 0 to below 1",
      ]),
    .optional(
      "patience", \.training.patience, "a whole number from 1 to 1,000,000,000, or none",
      "validation checks without improvement before the end", through: 1e9),
    .integer(
      "val-check-steps", \.training.validationInterval, from: 1, "steps between validation checks"),
  ]

  /// Sets an option by its name.
  /// - Throws: `OptionError` that names the options or the values there are.
  public mutating func set(_ name: String, to text: String) throws(OptionError) {
    try Self.options.set(name, to: text, on: &self, of: "--\(name)")
    markGiven(name)
  }

  /// Sets what a model wants to be different, where nobody has said how it should be: neither by `set`
  /// nor by a value other than that of a plain task.
  mutating func set(defaults: [(name: String, value: String)]) throws(OptionError) {
    let plain = ForecastTask(horizon: horizon, seasonLength: seasonLength)
    let said = given
    for (name, value) in defaults where !said.contains(name) {
      guard let option = Self.options.first(where: { $0.name == name }),
        option.text(self) == option.text(plain)
      else { continue }
      try set(unsaid: name, to: value)
    }
  }

  /// Finds options that each have a fine value and make no sense together.
  func check() throws(OptionError) {
    if validationSize > 0 && validationSize < horizon {
      throw OptionError(
        text: "val-size=\(validationSize)",
        message: "a horizon of \(horizon) steps needs as many validation rows",
        hint: "give 0 for none, or a whole number from \(horizon)")
    }
    if let patience = training.patience, validationSize == 0 {
      throw OptionError(
        text: "patience=\(patience)", message: "without validation rows nothing can improve",
        hint: "give \(option: .valSize) too")
    }
    if case .mase(let season) = training.loss, season >= inputSize {
      throw OptionError(
        text: "loss=\(training.loss)",
        message: "a network that looks back \(inputSize) rows sees no change over \(season)",
        hint: "give an \(option: .inputSize) of \(season + 1) or more")
    }
  }
}
