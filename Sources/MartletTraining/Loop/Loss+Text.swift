public import MartletLayers

extension Loss: LosslessStringConvertible {
  /// `mse`, `mae`, `huber` or `huber/δ`, `log-cosh`, `smape`, `mase/season`, `quantile/q`,
  /// `quantiles/q/…/q`, `gaussian`, `student-t` or `student-t/ν`, with numbers that make the loss
  /// valid.
  public init?(_ description: String) {
    guard let text = OptionText(description) else { return nil }
    switch (text.name, text.numbers.count) {
    case ("mse", 0): self = .mse
    case ("mae", 0): self = .mae
    case ("huber", 0...1): self = .huber(delta: text.number(0, default: 1))
    case ("log-cosh", 0): self = .logCosh
    case ("smape", 0): self = .smape
    case ("mase", 1):
      guard let season = Int(exactly: text.numbers[0]) else { return nil }
      self = .mase(season: season)
    case ("quantile", 1): self = .quantile(text.numbers[0])
    case ("quantiles", _): self = .quantiles(text.numbers)
    case ("gaussian", 0): self = .gaussian
    case ("student-t", 0...1): self = .studentT(degreesOfFreedom: text.numbers.first)
    default: return nil
    }
    guard isValid else { return nil }
  }

  public var description: String {
    switch self {
    case .mse: "mse"
    case .mae: "mae"
    case .huber(let delta): OptionText.text("huber", delta)
    case .logCosh: "log-cosh"
    case .smape: "smape"
    case .mase(let season): OptionText.text("mase", Double(season))
    case .quantile(let level): OptionText.text("quantile", level)
    case .quantiles(let levels): OptionText.text("quantiles", levels)
    case .gaussian: "gaussian"
    case .studentT(let degreesOfFreedom):
      OptionText.text("student-t", [degreesOfFreedom].compactMap(\.self))
    }
  }
}
