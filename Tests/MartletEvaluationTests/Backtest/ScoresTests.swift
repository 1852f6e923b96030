import MartletEvaluation
import MartletForecasting
import MartletTestSupport
import Testing

/// Scores against plain loops over hand-made forecasts: two series, three folds, two steps, two
/// seeds.
struct ScoresTests {
  private let columns =
    [
      [3, 5, 4, 6, 2, 7, 8, 5, 9, 6.5, 10], [110, 90, 100, 120, 80, 130, 105, 95, 115, 125, 85],
    ] as [[Double]]
  private let cutoffs = [[4, 6, 8], [4, 6, 8]]
  private let paths: [[[[Double]]]] = [
    [[[3, 6], [6, 6], [5, 12]], [[100, 100], [120, 110], [130, 100]]],
    [[[2.5, 9], [8, 7], [9, 9.5]], [[90, 95], [100, 101], [120, 90]]],
  ]

  private var backtest: Backtest {
    Backtest(
      task: ForecastTask(horizon: 2, seasonLength: 2), folds: Folds(count: 3), seeds: 2)
  }

  private var made: BacktestResult {
    result(panel(columns[0], columns[1]), backtest, [("M", paths)])
  }

  /// One point: what happened, the forecast, the last value.
  private func points(seed: Int, steps: ClosedRange<Int>) -> [(y: Double, f: Double, last: Double)]
  {
    var points: [(y: Double, f: Double, last: Double)] = []
    for series in 0..<2 {
      for fold in 0..<3 {
        for step in steps {
          let cutoff = cutoffs[series][fold]
          points.append(
            (
              columns[series][cutoff + 1 + step], paths[seed][series][fold][step],
              columns[series][cutoff]
            ))
        }
      }
    }
    return points
  }

  private func mase(seed: Int, steps: ClosedRange<Int>) -> Double {
    var sum = 0.0
    for series in 0..<2 {
      for fold in 0..<3 {
        let (y, cutoff) = (columns[series], cutoffs[series][fold])
        var scale = 0.0
        for row in 2...cutoff { scale += abs(y[row] - y[row - 2]) / Double(cutoff - 1) }
        for step in steps {
          sum += abs(y[cutoff + 1 + step] - paths[seed][series][fold][step]) / scale
        }
      }
    }
    return sum / Double(6 * steps.count)
  }

  @Test(
    "Scores of a seed, over all steps or one, are those of plain loops", arguments: [0, 1],
    [nil, 0, 1])
  func allSeven(seed: Int, step: Int?) {
    let scores = made.scores(model: 1, seed: seed, step: step)
    let steps = step.map { $0...$0 } ?? 0...1
    let points = points(seed: seed, steps: steps)
    let n = Double(points.count)
    let errors = points.map { $0.y - $0.f }
    let squares = errors.reduce(0) { $0 + $1 * $1 }
    let naive = points.reduce(0) { $0 + ($1.y - $1.last) * ($1.y - $1.last) }
    let moved = points.filter { $0.y != $0.last }
    let right = moved.count { ($0.y - $0.last) * ($0.f - $0.last) > 0 }
    #expect(isClose(scores.mae, errors.reduce(0) { $0 + abs($1) } / n))
    #expect(isClose(scores.mse, squares / n))
    #expect(isClose(scores.rmse, (squares / n).squareRoot()))
    #expect(isClose(scores.mape, 100 * points.reduce(0) { $0 + abs($1.y - $1.f) / $1.y } / n))
    #expect(
      isClose(scores.smape, 200 * points.reduce(0) { $0 + abs($1.y - $1.f) / ($1.y + $1.f) } / n))
    #expect(isClose(scores.mase, mase(seed: seed, steps: steps)))
    #expect(isClose(scores.direction, Double(right) / Double(moved.count)))
    #expect(isClose(scores.r2, 1 - squares / naive))
    #expect(
      Scores.all.map(\.name)
        == [
          "mae", "mse", "rmse", "qlike", "mape", "smape", "mase", "direction", "r2", "wape",
          "rmsse", "relative_mae", "bias", "theil_u2", "owa",
        ])
    let size = points.reduce(0) { $0 + abs($1.y) }
    #expect(isClose(scores.wape, 100 * errors.reduce(0) { $0 + abs($1) } / size))
    #expect(isClose(scores.bias, -errors.reduce(0, +) / n, relative: 1e-9))
    let naiveErrors = points.reduce(0) { $0 + abs($1.y - $1.last) }
    #expect(isClose(scores.relativeMAE, errors.reduce(0) { $0 + abs($1) } / naiveErrors))
  }

  @Test("Naive has an R2 of 0 against itself and no direction") func naiveScores() {
    let scores = made.scores(model: 0, seed: 0)
    #expect(scores.r2 == 0)
    #expect(scores.direction.isNaN)
    #expect(scores.relativeMAE == 1 && scores.theilU2 == 1 && scores.owa == 1)
  }

  @Test("Mean and deviation of a score over two seeds are those by hand", arguments: [nil, 0, 1])
  func spreadOverSeeds(step: Int?) {
    for (name, path) in Scores.all {
      let (a, b) = (
        made.scores(model: 1, seed: 0, step: step)[keyPath: path],
        made.scores(model: 1, seed: 1, step: step)[keyPath: path]
      )
      let spread = made.scores(model: 1, step: step).spread(of: path)
      #expect(isClose(spread.mean, (a + b) / 2), "\(name)")
      // Of two numbers: their distance over √2.
      #expect(isClose(spread.deviation ?? .nan, abs(a - b) / 2.0.squareRoot(), relative: 1e-9))
      #expect(made.scores(model: 0, step: step).spread(of: path).deviation == nil)
    }
  }

  @Test("Fold losses of one series are mean errors in its units")
  func foldLossesOfOneSeriesAreInItsUnits() {
    let one = result(panel(columns[0]), backtest, [("M", paths.map { [$0[0]] })])
    for fold in 0..<3 {
      let cutoff = cutoffs[0][fold]
      var sum = 0.0
      for seed in 0..<2 {
        for step in 0..<2 {
          sum += abs(columns[0][cutoff + 1 + step] - paths[seed][0][fold][step])
        }
      }
      #expect(isClose(one.foldLosses(model: 1)[fold], sum / 4))
    }
  }

  /// In units of how each moved before its first fold, at least so large that none counts for more than twice
  /// the other.
  @Test("Fold losses of several series are in scales of how each moved")
  func foldLossesOfSeveralSeriesAreInScales() {
    func loss(_ series: Int, _ fold: Int, _ path: [Double]) -> Double {
      zip(columns[series].dropFirst(cutoffs[series][fold] + 1), path)
        .reduce(0) { $0 + abs($1.0 - $1.1) } / 2
    }
    let naive = (0..<2).map { series in
      (0..<3).reduce(0) { sum, fold in
        let last = columns[series][cutoffs[series][fold]]
        return sum + loss(series, fold, [last, last]) / 3
      }
    }
    let season = backtest.task.seasonLength
    let moved = (0..<2).map { series -> Double in
      let known = columns[series].prefix(cutoffs[series][0] + 1)
      let moves = zip(known.dropFirst(season), known).map { abs($0 - $1) }
      return moves.reduce(0, +) / Double(moves.count)
    }
    let least = min(naive[0] / moved[0], naive[1] / moved[1])
    let scales = (0..<2).map { max(moved[$0], naive[$0] / (2 * least)) }
    let losses = made.foldLosses(model: 1)
    for fold in 0..<3 {
      let expected = (0..<2).map { series in
        (loss(series, fold, paths[0][series][fold]) + loss(series, fold, paths[1][series][fold]))
          / 2 / scales[series]
      }
      #expect(isClose(losses[fold], (expected[0] + expected[1]) / 2))
    }
    #expect(
      isClose(
        made.foldLosses(model: 0).reduce(0, +) / 3,
        (naive[0] / scales[0] + naive[1] / scales[1]) / 2))
    // A series in other units weighs the same.
    let thousandfold = result(
      panel(columns[0], columns[1].map { $0 * 1000 }), backtest,
      [("M", paths.map { [$0[0], $0[1].map { $0.map { $0 * 1000 } }] })])
    #expect(
      zip(thousandfold.foldLosses(model: 1), losses).allSatisfy { isClose($0, $1, relative: 1e-12) }
    )
  }

  @Test("A fold trained on no more than a season is left out of MASE")
  func aFoldWithoutScaleIsLeftOut() {
    let values: [Double] = [1, 2, 4, 7, 11, 16, 22]
    var task = ForecastTask(horizon: 1, seasonLength: 5)
    let paths: [[[[Double]]]] = [[[[11], [18]]]]
    let short = result(
      panel(values), Backtest(task: task, folds: Folds(count: 2), seeds: 1), [("M", paths)])
    // Fold 1 trains on five rows; fold 2 on six, scale |16 − 1|, error 4.
    #expect(isClose(short.scores(model: 1, seed: 0).mase, 4.0 / 15))
    task.seasonLength = 6
    let none = result(
      panel(values), Backtest(task: task, folds: Folds(count: 2), seeds: 1), [("M", paths)])
    #expect(none.scores(model: 1, seed: 0).mase.isNaN)
  }
}
