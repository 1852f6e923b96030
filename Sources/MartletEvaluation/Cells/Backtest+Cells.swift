package import MartletForecasting
import MartletPanels

extension Backtest {
  /// The cells of a run, fit by fit, series by series, in the order of the models. One that learns
  /// across series has a single cell for all of them; a series that is not forecast has none of its own.
  ///
  /// - Throws: `OptionError` for a model's options.
  package func cells(
    _ models: [Model], _ layout: FoldLayout, fits: [Range<Int>]
  ) throws -> [CellPlace] {
    let all = layout.series.indices
    let groups = try models.map { try $0.groups(of: all, task) }
    var cells: [CellPlace] = []
    for fit in fits {
      // Where all have left there is nothing to learn from, and nothing to forecast.
      let isOver = !all.contains { layout.stays(series: $0, fold: fit.lowerBound) }
      for series in all where !isOver {
        let takesPart = fit.contains { layout.takesPart(series: series, fold: $0) }
        for (index, model) in models.enumerated() where series < groups[index].count {
          let group = groups[index][series]
          guard takesPart || group.count > 1 else { continue }
          for seed in 0..<model.fits(of: seeds) {
            cells.append(CellPlace(series: group, model: index, folds: fit, seed: seed))
          }
        }
      }
    }
    return cells
  }

  /// What the cells of these models are computed from, with the models' own quantiles that intervals and
  /// quantiles are made of.
  ///
  /// - Parameter cells: How many of them share the threads.
  package func cellSource(
    _ models: [Model], _ layout: FoldLayout, sharing cells: Int
  ) throws -> CellSource {
    var source = CellSource(
      models: models, tasks: try tasks(of: models, cells: cells), layout: layout, seed: seed,
      seeds: seeds)
    source.levels = nativeLevels
    return source
  }
}
