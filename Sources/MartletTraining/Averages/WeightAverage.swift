import MartletNumerics

/// Which parameters a run ends with: those of its last step, or an average over its steps.
///
///     none            p
///     exponential     a = d a + (1 − d) p after each step, from the parameters after the first
///     polynomial      a += (q + 1) / (t + q) · (p − a) after step t, q the power: over about the last
///                     t / (q + 1) steps, however many there are
///     stochastic      the mean of p over the steps after `from` · T, T the number of all steps
///
/// Running statistics of batch norms are averaged like the parameters. Validation looks at the
/// average, once there is one.
///
/// - Note: Polyak and Juditsky 1992; Shamir and Zhang, ICML 2013 (polynomial decay); Izmailov et al., UAI 2018 (stochastic weight averaging, there
///   with a rate that stays high: combine it with a constant schedule).
public enum WeightAverage: Sendable, Hashable {
  /// No average: the parameters after the last step.
  case none
  /// The exponential mean a = d a + (1 − d) p, which starts from the parameters p after the first
  /// step; the decay d is from 0 to below 1.
  case exponential(decay: Double = 0.99)
  /// A mean over about the last 1 / (q + 1) of the steps so far, a += (q + 1) / (t + q) · (p − a)
  /// after step t; the power q is from 0, which is the plain mean, to 1,000.
  case polynomial(power: Double = 3)
  /// The plain mean of the parameters over the steps after this share of the budget, from 0 to
  /// below 1.
  case stochastic(from: Double = 0.75)

  /// The weight of the parameters after a step from 1 in the average; nil where they do not enter.
  ///
  /// - Parameter averaged: Steps that have entered so far.
  func share(step: Int, of total: Int, averaged: Int) -> Double? {
    switch self {
    case .none: nil
    case .exponential(let decay): averaged == 0 ? 1 : 1 - decay
    case .polynomial(let power): (power + 1) / (Double(averaged + 1) + power)
    case .stochastic(let start):
      Double(step) > start * Double(total) ? 1 / Double(averaged + 1) : nil
    }
  }
}

extension WeightAverage: LosslessStringConvertible {
  /// How averages are written.
  package static let forms: [TextForm<WeightAverage>] = [
    TextForm("none") { _ in .none },
    TextForm("ema", .init("DECAY", .share, start: 0.99), note: "an exponential one") {
      .exponential(decay: $0[0])
    },
    TextForm(
      "polynomial", .init("POWER", .from(0, to: 1000), start: 3),
      note: "over about the last POWER + 1st part of the steps so far"
    ) { .polynomial(power: $0[0]) },
    TextForm(
      "swa", .init("FROM", .share, start: 0.75),
      note: "the plain one over the steps after the share FROM of the budget"
    ) { .stochastic(from: $0[0]) },
  ]

  /// The average of a text that has one of the forms, such as `ema/0.9`.
  public init?(_ description: String) {
    guard let value = Self.forms.value(of: description) else { return nil }
    self = value
  }

  public var description: String {
    switch self {
    case .none: "none"
    case .exponential(let decay): OptionText.text("ema", decay)
    case .polynomial(let power): OptionText.text("polynomial", power)
    case .stochastic(let start): OptionText.text("swa", start)
    }
  }
}
