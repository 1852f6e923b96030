extension Optimizer: LosslessStringConvertible {
  /// `sgd` or `nesterov`, each also with `/momentum`; `adam`, `adamw` or `radam`, each also with
  /// `/β₁/β₂/ε`; `lion`, also with `/β₁/β₂`.
  public init?(_ description: String) {
    guard let text = OptionText(description) else { return nil }
    let (beta1, beta2) = (text.number(0, default: 0.9), text.number(1, default: 0.999))
    let epsilon = text.number(2, default: 1e-8)
    let isAdam = (0..<1).contains(beta1) && (0..<1).contains(beta2) && epsilon > 0
    switch (text.name, text.numbers.count) {
    case ("sgd", 0...1) where (0..<1).contains(text.number(0, default: 0)):
      self = .sgd(momentum: text.number(0, default: 0))
    case ("nesterov", 0...1) where (0..<1).contains(text.number(0, default: 0.9)):
      self = .nesterov(momentum: text.number(0, default: 0.9))
    case ("adam", 0...3) where isAdam: self = .adam(beta1: beta1, beta2: beta2, epsilon: epsilon)
    case ("adamw", 0...3) where isAdam: self = .adamW(beta1: beta1, beta2: beta2, epsilon: epsilon)
    case ("radam", 0...3) where isAdam: self = .rAdam(beta1: beta1, beta2: beta2, epsilon: epsilon)
    case ("lion", 0...2) where isAdam:
      self = .lion(beta1: beta1, beta2: text.number(1, default: 0.99))
    default: return nil
    }
  }

  public var description: String {
    switch self {
    case .sgd(let momentum): OptionText.text("sgd", momentum)
    case .nesterov(let momentum): OptionText.text("nesterov", momentum)
    case .adam(let beta1, let beta2, let epsilon): OptionText.text("adam", beta1, beta2, epsilon)
    case .adamW(let beta1, let beta2, let epsilon): OptionText.text("adamw", beta1, beta2, epsilon)
    case .rAdam(let beta1, let beta2, let epsilon): OptionText.text("radam", beta1, beta2, epsilon)
    case .lion(let beta1, let beta2): OptionText.text("lion", beta1, beta2)
    }
  }
}
