import MartletPanels
package import MartletForecasting
import MartletNumerics

extension Backtest {
  /// The cells of a run, fit by fit, series by series, in the order of the models. One that learns
  /// across series has a single cell for all of them; a series that is not forecast has none of its own.
  ///
  /// - Throws: `OptionError` for a model's options.
  package func cells(_ models: [Model], _ layout: FoldLayout, fits: [Range<Int>]) throws -> [Cell] {
    let areGlobal = try models.map { try $0.learnsAcrossSeries(task) }
    let all = layout.series.indices
    var cells: [Cell] = []
    for fit in fits {
      // Where all have left there is nothing to learn from, and nothing to forecast.
      let isOver = !all.contains { layout.stays(series: $0, fold: fit.lowerBound) }
      for series in all where !isOver {
        let takesPart = fit.contains { layout.takesPart(series: series, fold: $0) }
        for (index, model) in models.enumerated()
        where areGlobal[index] ? series == 0 : takesPart {
          let group = areGlobal[index] ? all : series..<(series + 1)
          for seed in 0..<(model.forecaster.isRandom ? seeds : 1) {
            cells.append(Cell(series: group, model: index, folds: fit, seed: seed))
          }
        }
      }
    }
    return cells
  }

  /// The stream of chance of a cell follows from the series, the cutoff of its fit and the seed. The
  /// model is left out, so that models meet the same batches, and a label changes no number; the
  /// number of folds is left out, so that more of them change no fold.
  static func compute(
    _ cell: Cell, _ model: Model, _ task: ForecastTask, _ layout: FoldLayout, seed: UInt64,
    wanted: Wanted = Wanted()
  ) throws -> CellResult {
    guard let start = cell.series.first else { return CellResult(paths: [], fitSeconds: 0) }
    let first = layout.series[start]
    let cutoff = layout.cutoffLabel(series: start, fold: cell.folds.lowerBound)
    do {
      let clock = ContinuousClock()
      let begin = clock.now
      let group = CellGroup(cell, layout, model, task)
      let randomness = SplitMix64(
        seed: seed, path: Cell.stream(first, cutoff: cutoff, seed: cell.seed))
      let fitted = try model.fit(group.known, task, randomness: randomness)
      let fitSeconds = (clock.now - begin) / .seconds(1)

      let panels = cell.folds.map(group.panel)
      let paths = try fitted.predict(panels)
      for (paths, panel) in zip(paths, panels) {
        try ForecastLimit.check(paths, of: panel, isOfLogarithms: task.transform.isOfLogarithms)
      }
      var result = CellResult(
        paths: zip(cell.folds, paths).map { group.placed($1, fold: $0) },
        fitSeconds: fitSeconds, choice: fitted.automaticChoice)
      if !wanted.levels.isEmpty, let quantiles = try fitted.quantiles(panels, at: wanted.levels) {
        try ForecastLimit.checkFinite(quantiles.joined().joined())
        result.quantiles = zip(cell.folds, quantiles).map { group.placed($1, fold: $0) }
      }
      if let last = panels.last, let fold = cell.folds.last {
        if wanted.paths > 0 {
          let stream = Cell.stream(first, cutoff: cutoff, seed: cell.seed) + ["paths"]
          let draws = try fitted.paths(
            last, count: wanted.paths, randomness: SplitMix64(seed: seed, path: stream))
          try ForecastLimit.checkFinite((draws ?? []).joined())
          result.draws = draws.map { group.placed($0, fold: fold) }
        }
        if wanted.parts {
          result.parts = try fitted.additiveParts(last).map { group.optional($0, fold: fold) }
        }
      }
      return result
    } catch {
      let place =
        cell.series.count == 1 ? first.id : "\(first.id) and \(cell.series.count - 1) more"
      throw CellError(
        model: model.label, series: place, cutoff: cutoff, seed: cell.seed + 1, cause: error)
    }
  }
}
