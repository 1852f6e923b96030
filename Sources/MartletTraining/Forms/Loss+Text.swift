public import MartletLayers
import MartletNumerics

extension Loss: LosslessStringConvertible {
  /// How losses are written: a line for each way.
  package static let forms: [TextForm<Loss>] = [
    TextForm("mse") { _ in .mse },
    TextForm("mae") { _ in .mae },
    TextForm("huber", .init("DELTA", .above(0), start: 1)) { .huber(delta: $0[0]) },
    TextForm("log-cosh") { _ in .logCosh },
    TextForm("smape") { _ in .smape },
    TextForm("mase", .init("SEASON", .whole(1...1_000_000_000))) { .mase(season: Int($0[0])) },
    TextForm("quantile", .init("Q", .innerShare)) { .quantile($0[0]) },
    TextForm("quantiles", .list("Q", .innerShare), note: "which cannot cross") { .quantiles($0) },
    TextForm("gaussian") { _ in .gaussian },
    TextForm("student-t") { _ in .studentT() },
    TextForm("student-t", .init("NU", .above(2))) { .studentT(degreesOfFreedom: $0[0]) },
  ]

  /// The loss of a text that has one of the forms, such as `huber/0.5`.
  public init?(_ description: String) {
    guard let value = Self.forms.value(of: description) else { return nil }
    self = value
  }

  public var description: String { OptionText.text(function.name, function.numbers) }
}
