package import MartletEvaluation
import MartletSeries

/// The forecasts of a walk-forward evaluation as a table that the ecosystem reads:
/// `unique_id,ds,cutoff,y,<Model>,…,fold,horizon`, one row a point.
///
/// `<Model>` is the mean over the seeds; with several seeds `<Model>-seed-1` and so on are the
/// forecasts that the scores are made of. `<Model>-lo-80` and `-hi-80` are empty where too few folds
/// came before, or the model has no intervals of its own; so is `<Model>-q-10` of single quantiles.
package enum BacktestCSV {
  package static func text(_ result: BacktestResult) -> String {
    var header = ["unique_id", "ds", "cutoff", "y"]
    for model in result.models {
      header.append(model.label)
      header += result.backtest.levels.flatMap { intervalColumns(model.label, level: $0) }
      header += result.backtest.quantiles.map { quantileColumn(model.label, level: $0) }
      if model.seedCount > 1 { header += (1...model.seedCount).map { "\(model.label)-seed-\($0)" } }
    }
    var text = CSVText.record(header + ["fold", "horizon"])
    for (index, series) in result.panel.series.enumerated() {
      for fold in result.folds where result.takesPart(series: index, fold: fold.index) {
        text += rows(result, index, series, fold)
      }
    }
    return text
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
    let columns = result.models.indices.flatMap { model -> [[Double]] in
      let forecasts = result.models[model]
      let missing = [Double](repeating: .nan, count: actual.count)
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
    for step in actual.indices {
      text += CSVText.record(
        [
          series.id, series.axis.label(row: cutoff + 1 + step), series.axis.label(row: cutoff),
          CSVText.number(actual[step]),
        ] + columns.map { CSVText.number($0[step]) } + ["\(fold.index + 1)", "\(step + 1)"])
    }
    return text
  }
}
