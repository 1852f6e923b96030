public import MartletLayers

extension Loss: LosslessStringConvertible {
  /// `mse`, `mae`, `huber` or `huber/δ`, `quantile/q` with 0 < q < 1.
  public init?(_ description: String) {
    guard let text = OptionText(description) else { return nil }
    switch (text.name, text.numbers.count) {
    case ("mse", 0): self = .mse
    case ("mae", 0): self = .mae
    case ("huber", 0...1) where text.number(0, default: 1) > 0:
      self = .huber(delta: text.number(0, default: 1))
    case ("quantile", 1) where text.numbers[0] > 0 && text.numbers[0] < 1:
      self = .quantile(text.numbers[0])
    default: return nil
    }
  }

  public var description: String {
    switch self {
    case .mse: "mse"
    case .mae: "mae"
    case .huber(let delta): OptionText.text("huber", delta)
    case .quantile(let q): OptionText.text("quantile", q)
    }
  }
}
