import MartletTime
package import MartletEvaluation
import MartletPanels
import MartletTables

/// The forecasts of a walk-forward evaluation as a table that the ecosystem reads:
/// `unique_id,ds,cutoff,y,<Model>,…,fold,horizon`, one row a point.
///
/// `<Model>` is the mean over the seeds; with several seeds `<Model>-seed-1` and so on are the
/// forecasts that the scores are made of. `<Model>-lo-80` and `-hi-80` are empty where too few folds
/// came before, or the model has no intervals of its own; so is `<Model>-q-10` of single quantiles, and
/// all columns of a model that failed, but for its forecasts from cutoffs before that. `y` is empty where the file has no value and one was filled.
package enum BacktestCSV {
  package static func text(_ result: BacktestResult) -> String {
    var header = ["unique_id", "ds", "cutoff", "y"]
    for place in result.places {
      switch place {
      case .model(let index):
        let model = result.models[index]
        header += columns(model.label, seeds: model.seedCount, result.backtest)
      case .failed(let failure):
        header += columns(failure.label, seeds: failure.seedCount, result.backtest)
      }
    }
    var text = CSVText.record(header + ["fold", "horizon"])
    for (index, series) in result.panel.series.enumerated() {
      for fold in result.folds where result.takesPart(series: index, fold: fold.index) {
        text += rows(result, index, series, fold)
      }
    }
    return text
  }

  private static func columns(_ label: String, seeds: Int, _ backtest: Backtest) -> [String] {
    [label] + backtest.levels.flatMap { intervalColumns(label, level: $0) }
      + backtest.quantiles.map { quantileColumn(label, level: $0) }
      + (seeds > 1 ? (1...seeds).map { "\(label)-seed-\($0)" } : [])
  }

  /// `["<Model>-lo-80", "<Model>-hi-80"]`.
  package static func intervalColumns(_ label: String, level: Double) -> [String] {
    ["\(label)-lo-\(percent(level))", "\(label)-hi-\(percent(level))"]
  }

  /// `<Model>-q-10`.
  package static func quantileColumn(_ label: String, level: Double) -> String {
    "\(label)-q-\(percent(level))"
  }

  /// A level without more decimals than it takes: "80", "99.9".
  package static func percent(_ level: Double) -> String {
    CSVText.number((level * 1e6).rounded() / 1e4)
  }

  private static func rows(
    _ result: BacktestResult, _ index: Int, _ series: Series, _ fold: Fold
  ) -> String {
    let cutoff = result.cutoff(series: index, fold: fold.index)
    let actual = Array(result.actual(series: index, fold: fold.index))
    let missing = [Double](repeating: .nan, count: actual.count)
    let columns = result.places.flatMap { place -> [[Double]] in
      guard case .model(let model) = place else {
        guard case .failed(let failure) = place else { return [] }
        let names = Self.columns(failure.label, seeds: failure.seedCount, result.backtest)
        var columns = names.map { _ in missing }
        if let before = result.forecasts(of: failure, series: index, fold: fold.index) {
          columns[0] = before.meanPath(series: index, fold: fold.index)
          for (seed, paths) in before.paths.enumerated() where before.seedCount > 1 {
            columns[columns.count - before.seedCount + seed] = paths[index][fold.index]
          }
        }
        return columns
      }
      let forecasts = result.models[model]
      let intervals = result.backtest.levels.flatMap { level -> [[Double]] in
        result.intervals(model: model, series: index, fold: fold.index, level: level)
          .map { [$0.map(\.lower), $0.map(\.upper)] } ?? [missing, missing]
      }
      let quantiles = result.backtest.quantiles.map {
        result.quantile($0, model: model, series: index, fold: fold.index) ?? missing
      }
      return [forecasts.meanPath(series: index, fold: fold.index)] + intervals + quantiles
        + (forecasts.seedCount > 1 ? forecasts.paths.map { $0[index][fold.index] } : [])
    }
    var text = ""
    let observed = Set(result.observedSteps(series: index, fold: fold.index))
    for step in actual.indices {
      text += CSVText.record(
        [
          series.id, series.axis.label(row: cutoff + 1 + step), series.axis.label(row: cutoff),
          observed.contains(step) ? CSVText.number(actual[step]) : "",
        ] + columns.map { CSVText.number($0[step]) } + ["\(fold.index + 1)", "\(step + 1)"])
    }
    return text
  }
}
