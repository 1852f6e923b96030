import MartletFiles
import MartletLayers
import MartletTraining

extension ForecastTask {
  /// What a command line or a model's own options can set, in the order of help and plan.
  public static let options: [ModelOption<ForecastTask>] =
    [
      .integer(
        "input-size", \.inputSize, from: 1, through: 10_000_000, "rows that a network looks back"
      ).called(
        "lookback", "context", "context-length", "window-size", "lags", "seq-len",
        "input-chunk-length")
    ] + windowOptions + trainingOptions

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
    if let season = training.loss.season, season >= inputSize {
      throw OptionError(
        text: "loss=\(training.loss)",
        message: "a network that looks back \(inputSize) rows sees no change over \(season)",
        hint: "give an \(option: .inputSize) of \(season + 1) or more")
    }
  }
}
