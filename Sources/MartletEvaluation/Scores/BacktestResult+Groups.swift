import MartletNumerics
import MartletPanels

extension BacktestResult {
  /// The scores of every seed of a model in each group, in the order of its names; not-a-number for a group in
  /// which nothing happened.
  public func scores(model: Int, by grouping: ScoreGrouping) -> [SeedScores] {
    let seeds = (0..<models[model].seedCount).map { scores(model: model, seed: $0, by: grouping) }
    return grouping.names.indices.map { group in SeedScores(seeds: seeds.map { $0[group] }) }
  }

  /// How many values each group scores.
  public func pointCounts(by grouping: ScoreGrouping) -> [Int] {
    var counts = [Int](repeating: 0, count: grouping.names.count)
    eachPoint(of: grouping) { _, _, _, group in counts[group] += 1 }
    return counts
  }

  /// How many values of each group have a loss of the metric: all that are scored, but for losses of quantiles or
  /// intervals those of folds that have some.
  public func lossCounts(by grouping: ScoreGrouping) -> [Int] {
    guard backtest.metric.facts.score == nil else { return pointCounts(by: grouping) }
    var counts = [Int](repeating: 0, count: grouping.names.count)
    for series in panel.series.indices {
      let folds = Set(lossFolds(of: series))
      eachPoint(of: grouping, series: series) { fold, _, group in
        if folds.contains(fold) { counts[group] += 1 }
      }
    }
    return counts
  }

  /// The mean loss of the metric in each group, over seeds and the points that have one, in the units of the
  /// series: as the score of the metric where the tables have one.
  public func losses(model: Int, by grouping: ScoreGrouping) -> [Double] {
    if let score = backtest.metric.facts.score {
      return scores(model: model, by: grouping).map { $0.spread(of: score).mean }
    }
    var sums = [Double](repeating: 0, count: grouping.names.count)
    var counts = sums
    for series in panel.series.indices {
      for fold in lossFolds(of: series) {
        let losses = pointLosses(model: model, series: series, fold: fold)
        for (step, loss) in losses.enumerated() where !loss.isNaN {
          guard let group = grouping.group(series, fold, step) else { continue }
          sums[group] += loss
          counts[group] += 1
        }
      }
    }
    return zip(sums, counts).map { $0 / $1 }
  }

  /// The mean over the series of each score of a model, where it is a number: a short series counts as much as a long
  /// one, and none by its size.
  ///
  /// The scores of the tables are over all points instead.
  public func seriesMeans(model: Int) -> Scores {
    guard let grouping = grouping(.series) else { return Scores() }
    let all = scores(model: model, by: grouping)
    var means = Scores()
    for (_, score) in Scores.all {
      means[keyPath: score] = Descriptive.mean(
        all.map { $0.spread(of: score).mean }.filter { !$0.isNaN })
    }
    return means
  }

  /// How many points of each group lie inside the intervals of a level, and of how many.
  public func inside(
    model: Int, level: Double, by grouping: ScoreGrouping
  ) -> [(inside: Int, points: Int)] {
    var counts = [(inside: Int, points: Int)](repeating: (0, 0), count: grouping.names.count)
    for series in panel.series.indices {
      for fold in layout.folds(of: series) {
        guard let intervals = intervals(model: model, series: series, fold: fold, level: level)
        else { continue }
        let actual = Array(actual(series: series, fold: fold))
        for step in observedSteps(series: series, fold: fold) {
          guard let group = grouping.group(series, fold, step) else { continue }
          counts[group].points += 1
          if intervals[step].lower <= actual[step], actual[step] <= intervals[step].upper {
            counts[group].inside += 1
          }
        }
      }
    }
    return counts
  }

  private func scores(model: Int, seed: Int, by grouping: ScoreGrouping) -> [Scores] {
    let (own, naive) = (models[model].paths, models[naiveIndex].paths)
    var scored = [ScoredPaths](repeating: ScoredPaths(), count: grouping.names.count)
    // The series and fold that each group has begun.
    var begun = [(Int, Int)?](repeating: nil, count: grouping.names.count)
    eachPoint(of: grouping) { series, fold, step, group in
      if begun[group].map({ $0 != (series, fold) }) ?? true {
        begun[group] = (series, fold)
        begin(&scored[group], series: series, fold: fold)
      }
      scored[group].append(
        panel.series[series].target.values[lastRow(series: series, fold: fold) + 1 + step],
        forecast: own.value(seed: seed, series: series, fold: fold, step: step),
        naive: naive.value(seed: 0, series: series, fold: fold, step: step))
    }
    let naiveIsExact = isExact(model: naiveIndex)
    return scored.map {
      Scores(
        $0, naiveIsExact: naiveIsExact, isVariance: panel.source.volatility?.isVariance)
    }
  }

  /// The points that happened and are in a group.
  private func eachPoint(
    of grouping: ScoreGrouping,
    _ body: (_ series: Int, _ fold: Int, _ step: Int, _ group: Int) -> Void
  ) {
    for series in panel.series.indices {
      eachPoint(of: grouping, series: series) { fold, step, group in
        body(series, fold, step, group)
      }
    }
  }

  private func eachPoint(
    of grouping: ScoreGrouping, series: Int,
    _ body: (_ fold: Int, _ step: Int, _ group: Int) -> Void
  ) {
    for fold in layout.folds(of: series) {
      for step in observedSteps(series: series, fold: fold) {
        if let group = grouping.group(series, fold, step) { body(fold, step, group) }
      }
    }
  }
}
