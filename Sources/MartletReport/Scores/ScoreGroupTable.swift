package import MartletEvaluation
import MartletNumerics

/// The loss that decides, group by group: by step, fold or series, or of any other grouping.
package enum ScoreGroupTable {
  /// The most groups that are shown.
  static let mostRows = 20

  /// The table of `--scores-by`.
  ///
  /// - Parameter width: The columns of the terminal.
  package static func lines(
    _ result: BacktestResult, by kind: ScoresBy, _ order: Leaderboard.Order = .asGiven,
    width: Int = .max
  ) -> [String] {
    guard let grouping = result.grouping(kind) else {
      return SeedTable.lines(result, order, width: width)
    }
    return lines(
      result, by: grouping, order,
      shown: kind == .series ? .worst : kind == .fold ? .last : .spread,
      width: width)
  }

  /// Which groups are shown where there are many, and in which order.
  package enum Shown: Sendable {
    /// Those on which the model that is best of all does worst, the worst first.
    case worst
    /// The last ones.
    case last
    /// About evenly spread, from the first to the last.
    case spread
  }

  /// The table of a grouping: the loss of each model, and the skill of the best one over naive.
  package static func lines(
    _ result: BacktestResult, by grouping: ScoreGrouping, _ order: Leaderboard.Order = .asGiven,
    shown: Shown = .spread, width: Int = .max
  ) -> [String] {
    let ranking = result.ranking
    let models = order == .bestFirst ? ranking : Array(result.models.indices)
    let best = ranking.first { $0 != result.naiveIndex }
    let losses = result.models.indices.map { result.losses(model: $0, by: grouping) }
    let points = result.lossCounts(by: grouping)
    let naive = losses[result.naiveIndex]
    let skills = grouping.names.indices.map { group in
      best.map { 1 - losses[$0][group] / naive[group] } ?? .nan
    }
    let filled = grouping.names.indices.filter { points[$0] > 0 }
    let groups = chosen(filled, shown, by: best == nil ? naive.map { -$0 } : skills)
    let title = result.backtest.metric.facts.title
    var table = TextTable(
      [("\(title) by \(grouping.title)", .left), ("points", .right)]
        + models.map { (Leaderboard.name(result, $0), .decimal) }
        + (best.map { [("skill, \(result.models[$0].label)", .decimal)] } ?? []))
    for group in groups {
      table.append(
        [grouping.names[group], NumberFormat.integer(points[group])]
          + models.map { NumberFormat.score(losses[$0][group]) }
          + (best == nil ? [] : [skill(skills[group])]))
    }
    table.appendRule()
    let all = ScoreGrouping("all", ["all points"]) { _, _, _ in 0 }
    table.append(
      ["all points", NumberFormat.integer(result.lossCounts(by: all)[0])]
        + models.map { NumberFormat.score(result.losses(model: $0, by: all)[0]) })
    if shown == .worst, filled.count > 1 {
      table.append(
        ["mean of the series", ""]
          + models.map { model in
            let own = filled.map { losses[model][$0] }.filter { !$0.isNaN }
            return NumberFormat.score(Descriptive.mean(own))
          })
    }
    return table.lines(indent: 2, width: width)
      + note(groups.count, of: filled.count, grouping, shown, best.map { result.models[$0].label })
  }

  private static func chosen(_ groups: [Int], _ shown: Shown, by value: [Double]) -> [Int] {
    switch shown {
    case .worst:
      // A group without a value is last: nothing is known to be wrong with it.
      let sorted = groups.sorted {
        (value[$0].isNaN ? .infinity : value[$0], $0)
          < (value[$1].isNaN ? .infinity : value[$1], $1)
      }
      return Array(sorted.prefix(mostRows))
    case .last: return Array(groups.suffix(mostRows))
    case .spread: return groups.spread(over: mostRows)
    }
  }

  private static func note(
    _ count: Int, of total: Int, _ grouping: ScoreGrouping, _ shown: Shown, _ best: String?
  ) -> [String] {
    let order =
      shown == .worst && total > 1
      ? ["the worst first\(best.map { ", by the skill of \($0)" } ?? "")"] : []
    let rest =
      count < total
      ? [
        "\(NumberFormat.integer(count)) of \(NumberFormat.integer(total)) are shown, --json has all"
      ]
      : []
    let words = order + rest
    return words.isEmpty ? [] : ["", words.joined(separator: "; ")]
  }

  private static func skill(_ value: Double) -> String {
    value.isFinite ? NumberFormat.percent(value, decimals: 1, signed: true) : "-"
  }
}
