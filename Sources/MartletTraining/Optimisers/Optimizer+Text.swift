import MartletNumerics

extension Optimizer: LosslessStringConvertible {
  /// How optimisers are written.
  package static let forms: [TextForm<Optimizer>] = [
    TextForm("sgd", .init("MOMENTUM", .share, start: 0)) { .sgd(momentum: $0[0]) },
    TextForm("nesterov", .init("MOMENTUM", .share, start: 0.9)) { .nesterov(momentum: $0[0]) },
    TextForm("adam", beta1, .init("BETA2", .share, start: 0.999), epsilon, isShort: true) {
      .adam(beta1: $0[0], beta2: $0[1], epsilon: $0[2])
    },
    TextForm("adamw", beta1, .init("BETA2", .share, start: 0.999), epsilon, isShort: true) {
      .adamW(beta1: $0[0], beta2: $0[1], epsilon: $0[2])
    },
    TextForm("radam", beta1, .init("BETA2", .share, start: 0.999), epsilon, isShort: true) {
      .rAdam(beta1: $0[0], beta2: $0[1], epsilon: $0[2])
    },
    TextForm(
      "rmsprop", .init("ALPHA", .share, start: 0.99), epsilon, .init("MOMENTUM", .share, start: 0),
      isShort: true
    ) { .rmsProp(alpha: $0[0], epsilon: $0[1], momentum: $0[2]) },
    TextForm("lion", beta1, .init("BETA2", .share, start: 0.99), isShort: true) {
      .lion(beta1: $0[0], beta2: $0[1])
    },
  ]

  private static let beta1 = FormShape.Field("BETA1", .share, start: 0.9)
  private static let epsilon = FormShape.Field("EPSILON", .above(0), start: 1e-8)

  /// The optimiser of a text that has one of the forms, such as `sgd/0.9`.
  public init?(_ description: String) {
    guard let value = Self.forms.value(of: description) else { return nil }
    self = value
  }

  public var description: String {
    switch self {
    case .sgd(let momentum): OptionText.text("sgd", momentum)
    case .nesterov(let momentum): OptionText.text("nesterov", momentum)
    case .adam(let beta1, let beta2, let epsilon): OptionText.text("adam", beta1, beta2, epsilon)
    case .adamW(let beta1, let beta2, let epsilon): OptionText.text("adamw", beta1, beta2, epsilon)
    case .rAdam(let beta1, let beta2, let epsilon): OptionText.text("radam", beta1, beta2, epsilon)
    case .rmsProp(let alpha, let epsilon, let momentum):
      OptionText.text("rmsprop", alpha, epsilon, momentum)
    case .lion(let beta1, let beta2): OptionText.text("lion", beta1, beta2)
    }
  }
}
