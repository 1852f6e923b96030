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

  /// What there is to know of a metric. A new one needs a case and its line in `facts`.
  package struct Facts: Sendable {
    /// What it is called in a sentence: "squared error".
    package let words: String
    /// What it is called in a table: "MSE".
    package let title: String
    /// What the help says of it beside its name.
    package var note: String?
    /// How it grows with the units of a series: errors s times as large make it s^power times as large. 0 is for
    /// a loss without units.
    package let power: Int
    /// The loss of a value and its forecast; nil for one that takes more than these.
    package var point: (@Sendable (_ actual: Double, _ forecast: Double) -> Double)?
    /// The score of the tables that is of this loss; nil where none is.
    package var score: (any KeyPath<Scores, Double> & Sendable)?
  }

  /// All that distinguishes the metrics but for what takes more than a value and its forecast.
  package var facts: Facts {
    switch self {
    case .mae:
      Facts(
        words: "error", title: "MAE", power: 1, point: { ($0 - $1).magnitude }, score: \Scores.mae)
    case .mse:
      Facts(
        words: "squared error", title: "MSE", power: 2, point: { ($0 - $1) * ($0 - $1) },
        score: \Scores.mse)
    case .qlike:
      Facts(
        words: "QLIKE", title: "QLIKE", note: "of variances, for a target that is a volatility",
        power: 0, score: \Scores.qlike)
    case .pinball:
      Facts(
        words: "pinball loss", title: "pinball",
        note: "of the quantiles, or of the ends of the intervals",
        power: 1)
    }
  }

  /// Whether losses on series of other units cannot stand beside each other.
  package var hasUnits: Bool { facts.power > 0 }

  /// A scale of errors as one of this loss.
  func scale(_ scale: Double) -> Double { facts.power == 2 ? scale * scale : scale }
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
