/// Which parameters a run ends with: those of its last step, or an average over its steps.
///
///     none            p
///     exponential     a = d a + (1 − d) p after each step, from the parameters after the first
///     stochastic      the mean of p over the steps after `from` · T, T the number of all steps
///
/// Running statistics of batch norms are averaged like the parameters. Validation looks at the
/// average, once there is one.
///
/// - Note: Polyak and Juditsky 1992; Izmailov et al., UAI 2018 (stochastic weight averaging, there
///   with a rate that stays high: combine it with a constant schedule).
public enum WeightAverage: Sendable, Hashable {
  case none
  case exponential(decay: Double = 0.99)
  case stochastic(from: Double = 0.75)

  /// The weight of the parameters after a step from 1 in the average; nil where they do not enter.
  ///
  /// - Parameter averaged: Steps that have entered so far.
  func share(step: Int, of total: Int, averaged: Int) -> Double? {
    switch self {
    case .none: nil
    case .exponential(let decay): averaged == 0 ? 1 : 1 - decay
    case .stochastic(let start):
      Double(step) > start * Double(total) ? 1 / Double(averaged + 1) : nil
    }
  }
}

extension WeightAverage: LosslessStringConvertible {
  /// `none`, `ema` or `ema/DECAY`, `swa` or `swa/FROM`, both numbers from 0 to below 1.
  public init?(_ description: String) {
    guard let text = OptionText(description) else { return nil }
    switch (text.name, text.numbers.count) {
    case ("none", 0): self = .none
    case ("ema", 0...1) where (0..<1).contains(text.number(0, default: 0.99)):
      self = .exponential(decay: text.number(0, default: 0.99))
    case ("swa", 0...1) where (0..<1).contains(text.number(0, default: 0.75)):
      self = .stochastic(from: text.number(0, default: 0.75))
    default: return nil
    }
  }

  public var description: String {
    switch self {
    case .none: "none"
    case .exponential(let decay): OptionText.text("ema", decay)
    case .stochastic(let start): OptionText.text("swa", start)
    }
  }
}
