package import MartletFiles
import MartletForecasting
package import MartletPanels

/// Forecasts that were made elsewhere, in the table of our own models.
extension BacktestResult {
  /// The same table with the forecasts of models that ran elsewhere behind ours, from the same cutoffs.
  ///
  /// A model that lacks a path is in no comparison, as one of ours that failed.
  package func adding(_ given: GivenForecasts) -> BacktestResult {
    var (models, failures): ([ModelForecasts], [ModelFailure]) = ([], [])
    let first = self.models.count + self.failures.count
    for (index, model) in given.models.enumerated() {
      let all = places(of: model)
      // A file may be of the folds that the filter leaves: no other one is scored.
      let scored = all.filter { takesPart(series: $0.series, fold: $0.fold) }
      let missing = scored.filter { $0.place.map { !model.hasPath($0) } ?? true }
      guard let lost = missing.first else {
        models.append(forecasts(of: model, given, all))
        continue
      }
      failures.append(
        ModelFailure(
          label: model.label, place: first + index, seedCount: model.seeds.count,
          error: CellError(
            model: model.label, series: panel.series[lost.series].id,
            cutoff: cutoff(series: lost.series, fold: lost.fold).label, seed: 1,
            cause: MissingForecasts(
              file: given.file, count: missing.count, total: scored.count))))
    }
    return adding(models, failures)
  }

  /// Where a path of a model stands in the folds, and in its file; nil where the file has none.
  private func places(
    of model: GivenForecasts.Model
  ) -> [(series: Int, fold: Int, place: GivenForecasts.Place?)] {
    panel.series.enumerated().flatMap { series, own in
      everyFold.folds(of: series).map { fold in
        let place = GivenForecasts.Place(
          series: own.id, row: layout.lastRow(series: series, fold: fold))
        return (series, fold, model.seeds.first?[place] == nil ? nil : place)
      }
    }
  }

  private func forecasts(
    of model: GivenForecasts.Model, _ given: GivenForecasts,
    _ places: [(series: Int, fold: Int, place: GivenForecasts.Place?)]
  ) -> ModelForecasts {
    func table(_ paths: [GivenForecasts.Paths]) -> PathTable {
      var table = PathTable(
        seeds: paths.count, series: panel.series.count, folds: folds.count, steps: given.horizon)
      for (seed, paths) in paths.enumerated() {
        for (series, fold, place) in places {
          table.set(
            place.flatMap { paths[$0] } ?? [], seed: seed, series: series, fold: fold)
        }
      }
      return table
    }
    let none: GivenForecasts.Paths = [:]
    let quantiles = backtest.nativeLevels.map { level in
      table([model.quantilePaths(level) ?? none])
    }
    return ModelForecasts(
      label: model.label, file: given.file, task: backtest.task, paths: table(model.seeds),
      quantiles: quantiles,
      seen: places.filter { $0.place.map(model.seen.contains) ?? false }
        .map { ModelForecasts.Place(series: $0.series, fold: $0.fold) })
  }
}

extension GivenForecasts.Model {
  /// The quantiles of a level, also as an end of an interval; nil where it has none.
  fileprivate func quantilePaths(_ level: Double) -> GivenForecasts.Paths? {
    if let own = quantiles.first(where: { $0.level == level }) { return own.paths }
    for interval in intervals {
      let ends = Backtest.ends(of: interval.level)
      if ends.lower == level { return interval.lower }
      if ends.upper == level { return interval.upper }
    }
    return nil
  }
}

/// Forecasts that a file lacks for some of the cutoffs at which others are scored.
package struct MissingForecasts: Diagnosis, Sendable, Hashable {
  package let file: String
  /// How many paths are missing, of how many.
  package let count: Int
  package let total: Int

  package init(file: String, count: Int, total: Int) {
    (self.file, self.count, self.total) = (file, count, total)
  }

  package var what: Wording {
    "\(grouped(count)) of its \(counted(total, "path")) \(count == 1 ? "is" : "are") missing in \(quoted(file)), the "
      + "first here"
  }

  package var remedy: Wording? {
    "fill them in, or leave the rows of these cutoffs out of the file: models are compared on the same forecasts"
  }

  package var category: DataError.Category { .data }
  // A model that failed says by itself what to do.
  package var line: Wording { what }
}
