/// Where intervals and quantiles come from.
public enum IntervalSource: String, Codable, Sendable, Hashable, CaseIterable {
  /// The errors of the same model in earlier folds, wider where the series moved more of late than it did in
  /// those folds, as far as its recent movement foretells the next.
  case scaled
  /// The errors of the same model in earlier folds, as they are.
  case conformal
  /// As `scaled`, of a level that rises where earlier intervals held too rarely, and falls where they held too often.
  case adaptive
  /// The model's own quantiles, moved by what they were wrong by in earlier folds: conformalised quantile regression.
  case cqr
  /// The model itself: its distribution, its quantiles, the variances of its errors.
  case native

  /// Where they come from unless something else is asked for.
  public static let usual = scaled

  /// Whether errors of earlier folds make them, so that there are none without folds.
  public var isOfPastErrors: Bool { self != .native }

  /// Whether models are asked for quantiles of their own.
  package var asksModels: Bool { self == .native || self == .cqr }

  /// Whether past errors are measured in units of how much the series moved before them.
  var followsMovement: Bool { self == .scaled || self == .adaptive }
}

extension Backtest {
  /// The two quantiles at the ends of an interval, without the rounding of 1 − 0.8.
  static func ends(of level: Double) -> (lower: Double, upper: Double) {
    func rounded(_ value: Double) -> Double { (value * 1e12).rounded() / 1e12 }
    return (rounded((1 - level) / 2), rounded((1 + level) / 2))
  }

  /// The levels that are asked of the models, ascending.
  var nativeLevels: [Double] {
    guard intervals.asksModels else { return [] }
    let ends = levels.flatMap { level in [Self.ends(of: level).lower, Self.ends(of: level).upper] }
    return Set(ends + quantiles).sorted()
  }
}
