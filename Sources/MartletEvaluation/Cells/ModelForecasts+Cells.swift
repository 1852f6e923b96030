import MartletForecasting

extension ModelForecasts {
  /// Sorts what the cells of a model computed by seed, series and fold; empty where there is no cell.
  init(
    model: Model, task: ForecastTask, folds: Int, series count: Int,
    _ cells: [(place: CellPlace, result: CellResult)], choices: [ChoiceRecord]
  ) {
    let empty = [[[Double]]](repeating: [[Double]](repeating: [], count: folds), count: count)
    let seeds = (cells.map(\.place.seed).max() ?? 0) + 1
    var bySeed = [[[[Double]]]](repeating: empty, count: seeds)
    var quantiles = [[[[[Double]]]]](repeating: empty.map { $0.map { _ in [] } }, count: seeds)
    for (place, result) in cells {
      for (fold, paths) in zip(place.folds, result.paths) {
        for (series, path) in zip(place.series, paths) { bySeed[place.seed][series][fold] = path }
      }
      for (fold, levels) in zip(place.folds, result.quantiles ?? []) {
        for (series, paths) in zip(place.series, levels) {
          quantiles[place.seed][series][fold] = paths
        }
      }
    }
    self.init(
      model: model, task: task, paths: bySeed, quantiles: quantiles,
      meanFitSeconds: cells.reduce(0) { $0 + $1.result.fitSeconds } / Double(max(cells.count, 1)),
      choices: choices)
  }
}
