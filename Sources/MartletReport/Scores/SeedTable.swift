import MartletEvaluation

/// The score of each seed, and of the mean of their forecasts, which is what is delivered: how much luck there is in
/// a single one.
enum SeedTable {
  static func lines(
    _ result: BacktestResult, _ order: Leaderboard.Order, width: Int
  ) -> [String] {
    let models = (order == .bestFirst ? result.ranking : Array(result.models.indices)).filter {
      result.models[$0].seedCount > 1
    }
    guard !models.isEmpty else { return ["no scores by seed: no model has several"] }
    // Intervals and quantiles are of all seeds together.
    let facts = result.backtest.metric.facts
    let (title, path) = facts.score.map { (facts.title, $0) } ?? ("MAE", \Scores.mae)
    var table = TextTable(
      [("\(title) by seed", .left)] + models.map { (result.models[$0].label, .decimal) })
    let scores = models.map { result.scores(model: $0) }
    for seed in 0..<(scores.map(\.seeds.count).max() ?? 0) {
      table.append(
        ["seed \(seed + 1)"]
          + scores.map {
            seed < $0.seeds.count ? NumberFormat.score($0.seeds[seed][keyPath: path]) : ""
          })
    }
    table.appendRule()
    table.append(
      ["mean of these"] + scores.map { Leaderboard.text($0.spread(of: path), digits: 3) })
    let means = result.ofSeedMeans
    table.append(
      ["of the mean forecast"]
        + models.map { NumberFormat.score(means.scores(model: $0, seed: 0)[keyPath: path]) })
    return table.lines(indent: 2, width: width)
  }
}
