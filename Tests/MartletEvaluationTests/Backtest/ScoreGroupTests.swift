import MartletEvaluation
import MartletForecasting
import MartletPanels
import MartletTestSupport
import Testing

/// Scores by step, fold, series and seed, and by a grouping of one's own.
struct ScoreGroupTests {
  private static let folds = 12

  /// Two series, two seeds; steps of two rows and a horizon of three, so that folds overlap.
  private func made(_ metric: Metric = .mae) -> BacktestResult {
    var backtest = Backtest(
      task: ForecastTask(horizon: 3, seasonLength: 2), folds: Folds(count: Self.folds, step: 2),
      seeds: 2)
    (backtest.metric, backtest.levels, backtest.quantiles) = (metric, [0.5], [0.4, 0.6])
    let columns = [walk(60, seed: 3), walk(60, seed: 4).map { $0 / 10 }]
    var generator = SeededGenerator(seed: 5)
    let paths = (0..<2).map { _ in
      columns.map { values in
        (0..<Self.folds).map { fold -> [Double] in
          let cutoff = values.count - 3 - 2 * (Self.folds - 1 - fold) - 1
          return generator.bell(count: 3).map { values[cutoff] + $0 }
        }
      }
    }
    return result(panel(columns[0], columns[1]), backtest, [("M", paths)])
  }

  private func bits(_ scores: Scores) -> [UInt64] {
    Scores.all.map { scores[keyPath: $0.value] }.map { $0.isNaN ? 0 : $0.bitPattern }
  }

  @Test("Scores by step are those of each step, to the bit, and one group has those of all points")
  func steps() throws {
    let made = made()
    for model in 0...1 {
      let groups = made.scores(model: model, by: try #require(made.grouping(.step)))
      for (step, scores) in groups.enumerated() {
        #expect(scores.seeds.map(bits) == made.scores(model: model, step: step).seeds.map(bits))
      }
      let all = ScoreGrouping("all", ["all"]) { _, _, _ in 0 }
      #expect(
        made.scores(model: model, by: all)[0].seeds.map(bits)
          == made.scores(model: model).seeds.map(bits))
      #expect(made.pointCounts(by: all) == [2 * Self.folds * 3])
    }
    #expect(made.grouping(.seed) == nil)
  }

  @Test("Points of a grouping are scored in their group, and those in none are left out")
  func groupingOfOnesOwn() {
    let made = made()
    let halves = ScoreGrouping("half", ["early", "late", "never"]) { _, fold, step in
      step == 2 ? nil : fold < 6 ? 0 : 1
    }
    #expect(made.pointCounts(by: halves) == [24, 24, 0])
    for (group, folds) in [(0, 0..<6), (1, 6..<12)] {
      var sum = 0.0
      for series in 0..<2 {
        for fold in folds {
          let actual = Array(made.actual(series: series, fold: fold))
          for seed in 0..<2 {
            let path = made.models[1].path(seed: seed, series: series, fold: fold)
            for step in 0..<2 { sum += abs(actual[step] - path[step]) }
          }
        }
      }
      #expect(isClose(made.losses(model: 1, by: halves)[group], sum / 48, relative: 1e-12))
    }
    #expect(made.losses(model: 1, by: halves)[2].isNaN)
    #expect(made.scores(model: 1, by: halves)[2].spread(of: \.mase).mean.isNaN)
  }

  @Test(
    "Losses by fold and series are those that decide, of every metric",
    arguments: [Metric.mae, .mse, .smape, .pinball, .winkler])
  func lossesOfGroups(metric: Metric) throws {
    let made = made(metric)
    let folds = try #require(made.grouping(.fold))
    #expect(folds.names.count == Self.folds && folds.names[2].hasPrefix("3, "))
    let deciding = (0..<Self.folds).filter { made.lossFolds(of: 0).contains($0) }
    #expect(deciding.count == (metric.facts.score == nil ? made.lossFolds(of: 1).count : 12))
    for model in 0...1 {
      let losses = made.losses(model: model, by: folds)
      for fold in 0..<Self.folds {
        guard deciding.contains(fold) else {
          #expect(losses[fold].isNaN)
          continue
        }
        let expected =
          (made.loss(model: model, series: 0, fold: fold)
            + made.loss(model: model, series: 1, fold: fold)) / 2
        #expect(isClose(losses[fold], expected, relative: 1e-12), "\(metric)")
      }
      let series = made.losses(model: model, by: try #require(made.grouping(.series)))
      for place in 0..<2 {
        let own = made.lossFolds(of: place).map {
          made.loss(model: model, series: place, fold: $0)
        }
        #expect(isClose(series[place], own.reduce(0, +) / Double(own.count), relative: 1e-12))
      }
    }
  }

  @Test("Points inside intervals by group add up to the coverage of all")
  func coverageOfGroups() throws {
    let made = made()
    let score = try #require(made.coverage(model: 1, level: 0.5))
    for kind in [ScoresBy.step, .fold, .series] {
      let counts = made.inside(
        model: 1, level: 0.5, by: try #require(made.grouping(kind)))
      #expect(counts.reduce(0) { $0 + $1.points } == score.points)
      let inside = Double(counts.reduce(0) { $0 + $1.inside })
      #expect(isClose(inside / Double(score.points), score.share))
    }
    // Every second fold is a horizon apart from the next.
    #expect(made.overlap == 2 && score.separateFolds == (score.folds + 1) / 2)
    let range = try #require(score.shareRange)
    #expect(range == CoverageRange.wilson(score.share, of: score.separateFolds))
  }

  @Test("A loss of intervals ranks and tests as the mean Winkler score of the folds that have them")
  func winklerDecides() throws {
    let made = made(.winkler)
    let folds = made.lossFolds(of: 0)
    #expect(!folds.isEmpty && folds.count < Self.folds)
    let fold = try #require(folds.first)
    let ends = try #require(made.intervals(model: 1, series: 0, fold: fold, level: 0.5))
    #expect(
      isClose(
        made.loss(model: 1, series: 0, fold: fold),
        winklerScore(
          Array(made.actual(series: 0, fold: fold)), lower: ends.map(\.lower),
          upper: ends.map(\.upper), level: 0.5)))
    #expect(made.comparison(of: 1, against: 0).foldCount == folds.count)
    let counts = made.lossCounts(by: try #require(made.grouping(.fold)))
    #expect(counts.map { $0 > 0 } == made.folds.indices.map(folds.contains))
    #expect(counts.max() == 6)
    #expect(made.pointCounts(by: try #require(made.grouping(.fold)))[0] == 6)
  }
}
