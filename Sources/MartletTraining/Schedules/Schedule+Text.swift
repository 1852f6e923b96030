extension Schedule.Shape: LosslessStringConvertible {
  /// `constant`, `step/every` or `step/every/factor`, `multi-step/milestone/…/factor`,
  /// `exponential/factor`, `polynomial/power`, `cosine` or `cosine/minimum`,
  /// `cosine-restarts/period` or `cosine-restarts/period/multiplier`, `one-cycle`,
  /// `plateau`, `plateau/factor` or `plateau/factor/patience`.
  ///
  /// Milestones rise, and the last number of `multi-step` is always the factor.
  public init?(_ description: String) {
    guard let text = OptionText(description) else { return nil }
    let first = text.number(0, default: 0)
    let factor = text.number(1, default: 0.5)
    let multiplier = text.number(1, default: 1)
    switch (text.name, text.numbers.count) {
    case ("constant", 0): self = .constant
    case ("step", 1...2) where Self.isCount(first) && first == first.rounded() && factor > 0:
      self = .step(every: Int(first), factor: factor)
    case ("multi-step", 2...):
      let (milestones, factor) = (text.numbers.dropLast(), text.numbers[text.numbers.count - 1])
      guard milestones.allSatisfy({ Self.isCount($0) && $0 == $0.rounded() }), factor > 0,
        zip(milestones, milestones.dropFirst()).allSatisfy({ $0 < $1 })
      else { return nil }
      self = .multiStep(at: milestones.map { Int($0) }, factor: factor)
    case ("exponential", 1) where first > 0: self = .exponential(factor: first)
    case ("polynomial", 1) where first > 0: self = .polynomial(power: first)
    case ("cosine", 0...1) where (0...1).contains(first): self = .cosine(minimum: first)
    case ("cosine-restarts", 1...2) where Self.isCount(first) && Self.isCount(multiplier):
      guard first == first.rounded(), multiplier == multiplier.rounded() else { return nil }
      self = .cosineRestarts(period: Int(first), multiplier: Int(multiplier))
    case ("one-cycle", 0): self = .oneCycle
    case ("plateau", 0...2):
      let (factor, patience) = (text.number(0, default: 0.1), text.number(1, default: 10))
      guard factor > 0, factor < 1, (0...1e9).contains(patience), patience == patience.rounded()
      else { return nil }
      self = .plateau(factor: factor, patience: Int(patience))
    default: return nil
    }
  }

  private static func isCount(_ number: Double) -> Bool { (1...1e9).contains(number) }

  public var description: String {
    switch self {
    case .constant: "constant"
    case .step(let every, let factor): OptionText.text("step", Double(every), factor)
    case .multiStep(let milestones, let factor):
      OptionText.text("multi-step", milestones.map { Double($0) } + [factor])
    case .exponential(let factor): OptionText.text("exponential", factor)
    case .polynomial(let power): OptionText.text("polynomial", power)
    case .cosine(let minimum): OptionText.text("cosine", minimum)
    case .cosineRestarts(let period, let multiplier):
      OptionText.text("cosine-restarts", Double(period), Double(multiplier))
    case .oneCycle: "one-cycle"
    case .plateau(let factor, let patience):
      OptionText.text("plateau", factor, Double(patience))
    }
  }
}
