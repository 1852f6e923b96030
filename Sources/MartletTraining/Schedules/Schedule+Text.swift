import MartletNumerics

extension Schedule.Shape: LosslessStringConvertible {
  /// How schedules are written.
  package static let forms: [TextForm<Schedule.Shape>] = [
    TextForm("constant") { _ in .constant },
    TextForm("step", .init("EVERY", counts), .init("FACTOR", .above(0), start: 0.5)) {
      .step(every: Int($0[0]), factor: $0[1])
    },
    TextForm(
      "multi-step", .list("AT", counts), .init("FACTOR", .above(0)), note: "at the steps named"
    ) { numbers in
      .multiStep(at: numbers.dropLast().map { Int($0) }, factor: numbers[numbers.count - 1])
    },
    TextForm("exponential", .init("FACTOR", .above(0)), note: "at every step") {
      .exponential(factor: $0[0])
    },
    TextForm("polynomial", .init("POWER", .above(0))) { .polynomial(power: $0[0]) },
    TextForm(
      "cosine", .init("MIN", .from(0, to: 1, scale: .linear), start: 0), note: "MIN as a share"
    ) { .cosine(minimum: $0[0]) },
    TextForm("cosine-restarts", .init("PERIOD", counts), .init("MULTIPLIER", counts, start: 1)) {
      .cosineRestarts(period: Int($0[0]), multiplier: Int($0[1]))
    },
    TextForm("one-cycle") { _ in .oneCycle },
    TextForm(
      "plateau", .init("FACTOR", .innerShare, start: 0.1),
      .init("PATIENCE", .whole(0...1_000_000_000), start: 10),
      note:
        "lower after more than PATIENCE validation checks (training checks without validation rows) "
        + "that are no better"
    ) { .plateau(factor: $0[0], patience: Int($0[1])) },
  ]

  private static let counts = NumberRange.whole(1...1_000_000_000)

  /// The schedule of a text that has one of the forms, such as `step/100`.
  public init?(_ description: String) {
    guard let value = Self.forms.value(of: description) else { return nil }
    self = value
  }

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
