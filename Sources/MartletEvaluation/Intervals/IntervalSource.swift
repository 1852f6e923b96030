/// Where intervals and quantiles come from.
public enum IntervalSource: String, Codable, Sendable, Hashable, CaseIterable {
  /// The errors of the same model in earlier folds.
  case conformal
  /// The model itself: its distribution, its quantiles, the variances of its errors.
  case native
}

extension Backtest {
  /// The two quantiles at the ends of an interval, without the rounding of 1 − 0.8.
  static func ends(of level: Double) -> (lower: Double, upper: Double) {
    func rounded(_ value: Double) -> Double { (value * 1e12).rounded() / 1e12 }
    return (rounded((1 - level) / 2), rounded((1 + level) / 2))
  }

  /// The levels that are asked of the models, ascending.
  var nativeLevels: [Double] {
    guard intervals == .native else { return [] }
    let ends = levels.flatMap { level in [Self.ends(of: level).lower, Self.ends(of: level).upper] }
    return Set(ends + quantiles).sorted()
  }
}
