package import MartletEvaluation
import MartletForecasting
import MartletPanels
import MartletTime

/// The tables of a walk-forward evaluation: errors, comparisons, and errors along the horizon.
package struct Leaderboard: Sendable {
  /// Whom the models are tested against beside naive, and in which order they stand.
  package enum Order: Sendable {
    /// As given; tested against naive.
    case asGiven
    /// Best first; tested against naive and against the best.
    case bestFirst
  }

  private let result: BacktestResult
  private let order: [Int]
  private let showsBest: Bool

  package init(_ result: BacktestResult, _ order: Order = .asGiven) {
    self.result = result
    self.order = order == .bestFirst ? result.ranking : Array(result.models.indices)
    showsBest = order == .bestFirst && result.models.count > 2
  }

  /// - Parameter width: The columns of the terminal.
  package func lines(width: Int = .max) -> [String] {
    var tables = [errors()]
    if result.models.count > 1 { tables.append(comparisons()) }
    if result.backtest.task.horizon > 1 { tables.append(steps()) }
    let notes =
      FilterText.lines(result) + ObservedText.lines(result)
      + EmptyScores.lines(result, best: showsBest ? order[0] : nil)
    let blocks = tables.map { $0.lines(indent: 2, width: width) } + (notes.isEmpty ? [] : [notes])
    return Array(blocks.joined(separator: [""]))
  }

  // MARK: - Tables

  private func errors() -> TextTable {
    let hasQLIKE = result.panel.source.volatility != nil
    // What decides, where no score of the tables is of it.
    let facts = result.backtest.metric.facts
    let hasLoss = facts.score == nil
    let isScaled = result.backtest.metricScale == .train
    var table = TextTable(
      [
        ("", .left), ("MAE", .decimal), (isScaled ? "MSE" : "RMSE", .decimal),
      ] + (hasQLIKE ? [("QLIKE", .decimal)] : [])
        + (hasLoss ? [(facts.title, .decimal)] : []) + [
          ("MAPE %", .decimal),
          ("sMAPE", .decimal), ("MASE", .decimal), ("R2 oos", .decimal), ("direction", .decimal),
          ("fit", .decimal),
        ])
    let moved = result.movedPoints
    for model in order {
      let scores = result.scores(model: model)
      let digits = isScaled ? 4 : 3
      let score = { (path: KeyPath<Scores, Double>, digits: Int) in
        Self.text(scores.spread(of: path), digits: digits)
      }
      let direction = scores.spread(of: \.direction).mean
      table.append(
        [
          name(of: model), score(\.mae, digits), score(isScaled ? \.mse : \.rmse, digits),
        ] + (hasQLIKE ? [score(\.qlike, 3)] : [])
          + (hasLoss
            ? [
              NumberFormat.significant(
                result.meanLoss(model: model), digits: 3, leadingZero: false)
            ] : []) + [
            score(\.mape, 3), score(\.smape, 3), score(\.mase, 3),
            NumberFormat.fixed(
              scores.spread(of: \.r2).mean, decimals: 3, leadingZero: false),
            share(direction, of: moved),
            result.models[model].isRandom
              ? NumberFormat.duration(result.models[model].meanFitSeconds) : "-",
          ])
    }
    // The reason stands with the verdicts: it is longer than a cell.
    for failure in result.failures { table.append([failure.label, "failed"]) }
    return table
  }

  private func comparisons() -> TextTable {
    let triesSeveral = result.models.count > 2
    let all = triesSeveral ? result.pValues(against: result.naiveIndex) : []
    let isPanel = result.panel.series.count > 1
    var columns: [(title: String, alignment: TextTable.Alignment)] = [
      ("", .left), ("skill vs naive\(measure(isPanel)), 95 %", .decimal), ("p", .decimal),
    ]
    if triesSeveral { columns.append(("p, all models", .decimal)) }
    if isPanel { columns.append(("better on", .right)) }
    // Without a p-value: the best was chosen by the losses that it would be tested with.
    if showsBest { columns.append(("vs best", .decimal)) }
    columns += result.backtest.levels.map {
      ("in \(BacktestCSV.percent($0)) % interval", .decimal)
    }
    var table = TextTable(columns)
    let best = order[0]
    for model in order {
      var cells = [name(of: model)]
      cells += comparison(of: model)
      if triesSeveral { cells.append(all[model].map(NumberFormat.pValue) ?? "-") }
      if isPanel { cells.append(seriesBetter(model)) }
      if showsBest { cells.append(skill(of: model, against: best)) }
      cells += result.backtest.levels.map { coverage(of: model, level: $0) }
      table.append(cells)
    }
    return table
  }

  private func coverage(of model: Int, level: Double) -> String {
    guard let score = result.coverage(model: model, level: level) else {
      return result.hasOwnInterval(level, model: model) ? "too few folds" : "none"
    }
    return score.folds < Verdict.fewestFolds
      ? "too few folds"
      : "\(NumberFormat.percent(score.share)) (\(plural(score.folds, "fold")))"
  }

  /// A share of points, which is told from ten folds on.
  private func share(_ share: Double, of points: Int) -> String {
    guard !share.isNaN, result.enteringFolds.count >= Verdict.fewestFolds else { return "-" }
    return "\(NumberFormat.percent(share)) of \(NumberFormat.integer(points))"
  }

  /// Skill and p-value against naive.
  private func comparison(of model: Int) -> [String] {
    guard model != result.naiveIndex else { return ["-", "-"] }
    let comparison = result.comparison(of: model, against: result.naiveIndex)
    // Where naive makes no error, there is no share of it to test either.
    guard comparison.skill.isFinite else { return ["-", "-"] }
    return [
      Self.skill(comparison.skill, comparison.interval),
      comparison.pValue.map(NumberFormat.pValue) ?? "-",
    ]
  }

  private func skill(of model: Int, against other: Int) -> String {
    let skill = model == other ? .nan : result.comparison(of: model, against: other).skill
    return skill.isFinite ? Self.skill(skill, nil) : "-"
  }

  /// What the skill is of, where it is not the plain error: " (scaled MSE)".
  private func measure(_ isPanel: Bool) -> String {
    let metric = result.backtest.metric
    let words =
      (isPanel && metric.hasUnits ? ["scaled"] : []) + (metric == .mae ? [] : [metric.facts.title])
    return words.isEmpty ? "" : " (\(words.joined(separator: " ")))"
  }

  private func seriesBetter(_ model: Int) -> String {
    guard model != result.naiveIndex else { return "-" }
    let comparison = result.comparison(of: model, against: result.naiveIndex)
    return "\(NumberFormat.integer(comparison.betterSeries)) of "
      + plural(comparison.seriesCount, "series")
  }

  private func steps() -> TextTable {
    let horizon = result.backtest.task.horizon
    let shown = Self.stepsShown(horizon: horizon)
    let facts = result.backtest.metric.facts
    // Quantiles have no score of their own in the tables.
    let isScored = facts.score != nil
    let (title, path) = (isScored ? facts.title : "MAE", facts.score ?? \Scores.mae)
    var table = TextTable(
      [("\(title) at step", .left)] + shown.map { ("\($0)", .decimal) })
    for model in order {
      table.append(
        [name(of: model)]
          + shown.map {
            NumberFormat.significant(
              result.scores(model: model, step: $0 - 1).spread(of: path).mean, digits: 3,
              leadingZero: false)
          })
    }
    return table
  }

  /// At most eight steps from 1 to the horizon, about evenly spread.
  static func stepsShown(horizon: Int) -> [Int] {
    guard horizon > 8 else { return Array(1...horizon) }
    return (0..<8).map { 1 + ($0 * (horizon - 1) + 3) / 7 }
  }

  private func name(of model: Int) -> String { Self.name(result, model) }

  /// What a model of a result is called in its tables.
  static func name(_ result: BacktestResult, _ model: Int) -> String {
    name(result.models[model].label, seeds: result.models[model].seedCount)
  }

  /// "MLP (3 seeds)"
  static func name(_ label: String, seeds: Int) -> String {
    seeds > 1 ? "\(label) (\(seeds) seeds)" : label
  }

  /// "+5.3 % [1.2, 9.4]", or "+5.3 %" without an interval.
  static func skill(_ skill: Double, _ interval: ClosedRange<Double>?) -> String {
    let text = NumberFormat.percent(skill, decimals: 1, signed: true)
    guard let interval else { return text }
    let ends = [interval.lowerBound, interval.upperBound].map {
      NumberFormat.fixed($0 * 100, decimals: 1)
    }
    return "\(text) [\(ends[0]), \(ends[1])]"
  }

  /// "55.0", or "55.0 +- .9" over several seeds.
  static func text(_ spread: Spread, digits: Int) -> String {
    let mean = NumberFormat.significant(spread.mean, digits: digits, leadingZero: false)
    guard let deviation = spread.deviation, !deviation.isNaN, mean != "-" else { return mean }
    let decimals = mean.firstIndex(of: ".").map { mean[$0...].count - 1 } ?? 0
    return mean + " +- "
      + NumberFormat.fixed(deviation, decimals: decimals, leadingZero: false)
  }
}
