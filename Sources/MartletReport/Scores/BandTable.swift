package import MartletEvaluation

/// How good intervals and quantiles were: what stands below the leaderboard where some were asked for.
package enum BandTable {
  /// A table for each level, and two for the quantiles; none where there is nothing to judge.
  ///
  /// - Parameters:
  ///   - showsLevels: Whether intervals were asked for, and are not the usual ones alone.
  ///   - width: The columns of the terminal.
  package static func lines(
    _ result: BacktestResult, _ order: Leaderboard.Order = .asGiven, showsLevels: Bool = true,
    width: Int = .max
  ) -> [String] {
    let models = order == .bestFirst ? result.ranking : Array(result.models.indices)
    var tables = showsLevels ? result.backtest.levels.map { intervals($0, result, models) } : []
    if !result.backtest.quantiles.isEmpty {
      tables += [distributions(result, models), shares(result, models)]
    }
    return Array(tables.map { $0.lines(indent: 2, width: width) }.joined(separator: [""]))
  }

  private static func intervals(
    _ level: Double, _ result: BacktestResult, _ models: [Int]
  ) -> TextTable {
    var table = TextTable(
      [
        ("\(BacktestCSV.percent(level)) % interval", .left), ("inside, 95 %", .decimal),
        ("folds", .decimal),
      ] + IntervalScore.all.map { ($0.title, .decimal) })
    for model in models {
      let name = Leaderboard.name(result, model)
      guard let score = result.coverage(model: model, level: level) else {
        let hasOwn = result.hasOwnInterval(level, model: model)
        table.append([name, hasOwn ? "too few folds" : "none"])
        continue
      }
      table.append(
        [name, inside(score), folds(score)]
          + IntervalScore.all.map { NumberFormat.score(score[keyPath: $0.value]) })
    }
    return table
  }

  /// "81 % [62, 92]", of few folds "7 of 10".
  private static func inside(_ score: IntervalScore) -> String {
    guard score.folds >= Verdict.fewestFolds, let range = score.shareRange else {
      let inside = Int((score.share * Double(score.points)).rounded())
      return "\(NumberFormat.integer(inside)) of \(NumberFormat.integer(score.points))"
    }
    let ends = [range.lowerBound, range.upperBound].map {
      NumberFormat.fixed($0 * 100, decimals: 0)
    }
    return "\(NumberFormat.percent(score.share)) [\(ends[0]), \(ends[1])]"
  }

  /// "28 (10 apart)" where folds overlap: so many are observations of the share.
  private static func folds(_ score: IntervalScore) -> String {
    let count = NumberFormat.integer(score.folds)
    return score.separateFolds < score.folds
      ? "\(count) (\(NumberFormat.integer(score.separateFolds)) apart)" : count
  }

  private static func distributions(_ result: BacktestResult, _ models: [Int]) -> TextTable {
    var table = TextTable(
      [("quantiles", .left)] + DistributionScores.all.map { ($0.title, .decimal) }
        + [("folds", .decimal)])
    for model in models {
      let name = Leaderboard.name(result, model)
      guard let scores = result.distributionScores(model: model) else {
        let hasOwn = result.backtest.quantiles.allSatisfy {
          result.hasOwnQuantile($0, model: model)
        }
        table.append([name, hasOwn ? "too few folds" : "none"])
        continue
      }
      table.append(
        [name] + DistributionScores.all.map { NumberFormat.score(scores[keyPath: $0.value]) }
          + [NumberFormat.integer(scores.folds)])
    }
    return table
  }

  /// How many values lie at or below each quantile.
  private static func shares(_ result: BacktestResult, _ models: [Int]) -> TextTable {
    let levels = result.backtest.quantiles.sorted()
    var table = TextTable(
      [("at or below quantile", .left)]
        + levels.map {
          (CSVText.number($0).replacing("0.", with: ".", maxReplacements: 1), .decimal)
        })
    for model in models {
      table.append(
        [Leaderboard.name(result, model)]
          + levels.map { level in
            guard let score = result.quantileScore(model: model, level: level) else { return "-" }
            guard score.folds < Verdict.fewestFolds else {
              return NumberFormat.percent(score.share)
            }
            let below = Int((score.share * Double(score.points)).rounded())
            return "\(NumberFormat.integer(below)) of \(NumberFormat.integer(score.points))"
          })
    }
    return table
  }
}
