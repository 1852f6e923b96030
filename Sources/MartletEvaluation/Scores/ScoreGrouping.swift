import MartletForecasting
import MartletPanels

/// The points of an evaluation in groups that are scored each by itself: the steps of the horizon, the folds, the
/// series, or anything else that has names.
///
/// ```swift
/// let regimes = ScoreGrouping("regime", ["calm", "wild"]) { _, fold, _ in isWild[fold] ? 1 : 0 }
/// let scores = result.scores(model: 1, by: regimes)
/// ```
public struct ScoreGrouping: Sendable {
  /// What a group is, in a word: "step".
  public let title: String
  /// The name of each group, in the order of its scores.
  public let names: [String]
  /// The place of the group that a point is in, by its series, fold and step from 0; nil for a point in none.
  let group: @Sendable (_ series: Int, _ fold: Int, _ step: Int) -> Int?

  /// - Parameters:
  ///   - title: What a group is, in a word.
  ///   - names: The name of each group.
  ///   - group: The place among `names` of the group that a point is in; nil leaves it out.
  public init(
    _ title: String, _ names: [String],
    group: @escaping @Sendable (_ series: Int, _ fold: Int, _ step: Int) -> Int?
  ) {
    (self.title, self.names, self.group) = (title, names, group)
  }
}

/// By what scores are shown beside those of all points.
public enum ScoresBy: String, Codable, Sendable, Hashable, CaseIterable {
  /// The steps of the horizon.
  case step
  /// The folds.
  case fold
  /// The series of a panel.
  case series
  /// The seeds, and the mean of their forecasts.
  case seed
}

extension BacktestResult {
  /// The points by step, fold or series; nil by seed, which is no property of a point.
  public func grouping(_ kind: ScoresBy) -> ScoreGrouping? {
    switch kind {
    case .step:
      ScoreGrouping("step", (0..<backtest.task.horizon).map { "\($0 + 1)" }) { $2 }
    case .fold: ScoreGrouping("fold", folds.indices.map(name(ofFold:))) { _, fold, _ in fold }
    case .series: ScoreGrouping("series", panel.series.map(\.id)) { series, _, _ in series }
    case .seed: nil
    }
  }

  /// "3, 2018-01-31": its number and its cutoff, where that is one for all series.
  private func name(ofFold fold: Int) -> String {
    let cutoffs = Set(
      panel.series.indices.filter { takesPart(series: $0, fold: fold) }.map {
        cutoff(series: $0, fold: fold).label
      })
    guard let cutoff = cutoffs.first, cutoffs.count == 1 else { return "\(fold + 1)" }
    return "\(fold + 1), \(cutoff)"
  }
}
