import MartletForecasting
import MartletPanels

/// The loss by which models are compared: ranked, given a skill, and tested.
public enum Metric: String, Codable, Sendable, Hashable, CaseIterable {
  /// The absolute error: the best forecast is the median of what may come.
  case mae
  /// The squared error: the best forecast is the mean.
  case mse
  /// The quasi-likelihood loss of variances (see ``qlike(_:_:)``); for a target that is a volatility.
  case qlike
  /// The pinball loss, averaged over the quantiles of the run, or where it has none over the ends of its
  /// intervals.
  case pinball

  /// Whether losses on series of other units cannot stand beside each other.
  package var hasUnits: Bool { self != .qlike }

  /// A scale of errors as one of this loss.
  func scale(_ scale: Double) -> Double { self == .mse ? scale * scale : scale }
}

extension Backtest {
  /// The levels whose pinball loss is taken, ascending: the single quantiles, or else the ends of the
  /// intervals.
  package var pinballLevels: [Double] {
    guard quantiles.isEmpty else { return quantiles.sorted() }
    return Set(levels.flatMap { [Self.ends(of: $0).lower, Self.ends(of: $0).upper] }).sorted()
  }

  /// Their places among the levels that are asked of the models; none where the pinball loss decides nothing,
  /// or past errors make the quantiles.
  var nativePinballLevels: [Int] {
    guard metric == .pinball else { return [] }
    return pinballLevels.compactMap { nativeLevels.firstIndex(of: $0) }
  }
}
