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
  /// The symmetric absolute percentage error (see ``smape(_:_:)``), without unit.
  case smape
  /// The pinball loss, averaged over the quantiles of the run, or where it has none over the ends of its
  /// intervals.
  case pinball
  /// The Winkler score, averaged over the intervals of the run (see ``winklerScore(_:lower:upper:level:)``).
  case winkler

  /// What there is to know of a metric. A new one needs a case and its line in `facts`, with one of `point`,
  /// `quantile` and `interval`.
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
    /// The loss of a value and its forecast; nil for one of another form.
    package var point: (@Sendable (_ actual: Double, _ forecast: Double) -> Double)?
    /// The loss of a value and a quantile of its forecast, averaged over `Backtest.pinballLevels`; nil for one of
    /// another form.
    package var quantile:
      (@Sendable (_ actual: Double, _ quantile: Double, _ level: Double) -> Double)?
    /// The loss of a value and an interval of its forecast, averaged over `Backtest.levels`; nil for one of
    /// another form.
    package var interval:
      (@Sendable (_ actual: Double, _ lower: Double, _ upper: Double, _ level: Double) -> Double)?
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
    case .smape:
      Facts(
        words: "sMAPE", title: "sMAPE", power: 0,
        point: { MartletEvaluation.smape([$0], [$1]) }, score: \Scores.smape)
    case .pinball:
      Facts(
        words: "pinball loss", title: "pinball",
        note: "of the quantiles, or of the ends of the intervals",
        power: 1, quantile: pinballTerm)
    case .winkler:
      Facts(
        words: "Winkler score", title: "Winkler", note: "of the intervals", power: 1,
        interval: winklerTerm)
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

  /// The quantiles that the loss is of, by their places among the levels that are asked of the models; none where
  /// it is of points, or past errors alone make the quantiles.
  var nativeLossLevels: [Int] {
    let ends = levels.flatMap { [Self.ends(of: $0).lower, Self.ends(of: $0).upper] }
    let deciding =
      metric.facts.quantile != nil
      ? pinballLevels : metric.facts.interval != nil ? Set(ends).sorted() : []
    return deciding.compactMap { nativeLevels.firstIndex(of: $0) }
  }
}
