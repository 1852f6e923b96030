import MartletLayers
import MartletModels
import MartletSeries

extension Backtest {
  /// The cells of a run, fit by fit, series by series, in the order of the models. One that learns
  /// across series has a single cell for all of them.
  ///
  /// - Throws: `OptionError` for a model's options.
  func cells(_ models: [Model], _ panel: Panel, fits: [Range<Int>]) throws -> [Cell] {
    let areGlobal = try models.map { try $0.learnsAcrossSeries(task) }
    var cells: [Cell] = []
    for fit in fits {
      for series in panel.series.indices {
        for (index, model) in models.enumerated() where !areGlobal[index] || series == 0 {
          let group = areGlobal[index] ? panel.series.indices : series..<(series + 1)
          for seed in 0..<(model.forecaster.isRandom ? seeds : 1) {
            cells.append(Cell(series: group, model: index, folds: fit, seed: seed))
          }
        }
      }
    }
    return cells
  }

  /// The rows of some series that one fit in a fold may train on.
  ///
  /// Series that end at different times have different cutoffs in a fold. No fit sees a row that is
  /// later than the earliest of them: the forecast from there would know what came after. Times that
  /// are whole numbers count each series by itself and are not compared.
  static func trainingRows(
    of group: some Collection<Series>, _ folds: Folds, in fold: Fold
  ) -> [Range<Int>] {
    let rows = group.map { folds.trainingRows(in: fold, of: $0.count) }
    let isCompared = group.count > 1 && group.first?.axis.kind != .integer
    let cutoffs = group.filter { fold.cutoff(of: $0.count) >= 0 }
      .map { $0.axis.ticks[fold.cutoff(of: $0.count)] }
    guard isCompared, let earliest = cutoffs.min() else { return rows }
    return zip(group, rows).map { series, rows in
      let known = series.axis.count(upTo: earliest)
      return min(rows.lowerBound, known)..<min(rows.upperBound, known)
    }
  }

  /// The stream of chance of a cell follows from the series, the cutoff of its fit and the seed. The
  /// model is left out, so that models meet the same batches, and a label changes no number; the
  /// number of folds is left out, so that more of them change no fold.
  static func compute(
    _ cell: Cell, _ model: Model, _ task: ForecastTask, _ group: ArraySlice<Series>,
    _ folds: Folds, _ list: [Fold], seed: UInt64, wanted: Wanted = Wanted()
  ) throws -> CellResult {
    guard let first = group.first else { return CellResult(paths: [], fitSeconds: 0) }
    let fold = list[cell.folds.lowerBound]
    let cutoff = first.axis.label(row: fold.cutoff(of: first.count))
    do {
      let clock = ContinuousClock()
      let start = clock.now
      let rows = trainingRows(of: group, folds, in: fold)
      let known = zip(group, rows).map { $0.asOf(row: $1.upperBound - 1, start: $1.lowerBound) }
      let randomness = SplitMix64(
        seed: seed, path: Cell.stream(first, cutoff: cutoff, seed: cell.seed))
      let fitted = try model.fit(AsOfPanel(histories: known), task, randomness: randomness)
      let fitSeconds = (clock.now - start) / .seconds(1)

      let panels = cell.folds.map { fold in
        AsOfPanel(histories: group.map { $0.asOf(row: list[fold].cutoff(of: $0.count)) })
      }
      var result = CellResult(
        paths: try fitted.predict(panels), fitSeconds: fitSeconds,
        choice: (fitted as? FittedAuto)?.choice)
      if !wanted.levels.isEmpty {
        result.quantiles = try fitted.quantiles(panels, at: wanted.levels)
      }
      if wanted.paths > 0, let last = panels.last {
        result.draws = try fitted.paths(
          last, count: wanted.paths,
          randomness: SplitMix64(
            seed: seed, path: Cell.stream(first, cutoff: cutoff, seed: cell.seed) + ["paths"]))
      }
      if wanted.parts, let last = panels.last { result.parts = try fitted.additiveParts(last) }
      return result
    } catch {
      let place = group.count == 1 ? first.id : "\(first.id) and \(group.count - 1) more"
      throw CellError(
        model: model.label, series: place, cutoff: cutoff, seed: cell.seed + 1, cause: error)
    }
  }
}
