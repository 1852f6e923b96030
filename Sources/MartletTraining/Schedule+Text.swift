extension Schedule.Shape: LosslessStringConvertible {
  /// `constant`, `step/every` or `step/every/factor`, `cosine` or `cosine/minimum`, `one-cycle`.
  public init?(_ description: String) {
    guard let text = OptionText(description) else { return nil }
    let factor = text.number(1, default: 0.5)
    let minimum = text.number(0, default: 0)
    switch (text.name, text.numbers.count) {
    case ("constant", 0): self = .constant
    case ("step", 1...2) where text.numbers[0] >= 1 && text.numbers[0] <= 1e9 && factor > 0:
      self = .step(every: Int(text.numbers[0]), factor: factor)
    case ("cosine", 0...1) where (0...1).contains(minimum): self = .cosine(minimum: minimum)
    case ("one-cycle", 0): self = .oneCycle
    default: return nil
    }
  }

  public var description: String {
    switch self {
    case .constant: "constant"
    case .step(let every, let factor): OptionText.text("step", Double(every), factor)
    case .cosine(let minimum): OptionText.text("cosine", minimum)
    case .oneCycle: "one-cycle"
    }
  }
}
