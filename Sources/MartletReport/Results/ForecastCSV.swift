package import MartletEvaluation
import MartletModels
import MartletSeries

/// Forecasts as a table that the ecosystem reads: `unique_id,ds,<Model>,<Model>-lo-80,<Model>-hi-80`, and
/// `<Model>-q-10` of single quantiles and `<Model>-trend` of parts.
package enum ForecastCSV {
  package static func text(_ result: ForecastResult) -> String {
    var text = CSVText.record(["unique_id", "ds"] + result.columns.map(\.name))
    for (index, series) in result.panel.series.enumerated() {
      for (step, time) in result.times[index].enumerated() {
        text += CSVText.record(
          [series.id, series.axis.label(time)]
            + result.columns.map { CSVText.number($0.values[index][step]) })
      }
    }
    return text
  }
}

extension ForecastResult {
  /// The columns of numbers: for each model its forecast, then the ends of each level's interval,
  /// not-a-number where it could not be calibrated. Series, step.
  package var columns: [(name: String, values: [[Double]])] {
    models.flatMap { model -> [(name: String, values: [[Double]])] in
      var columns = [(model.label, model.series.map(\.path))]
      for (place, level) in levels.enumerated() {
        let ends: [KeyPath<Interval, Double>] = [\.lower, \.upper]
        for (name, end) in zip(BacktestCSV.intervalColumns(model.label, level: level), ends) {
          let values = model.series.map { series in
            series.intervals[place]?.map { $0[keyPath: end] }
              ?? [Double](repeating: .nan, count: series.path.count)
          }
          columns.append((name, values))
        }
      }
      for (place, level) in quantiles.enumerated() {
        let values = model.series.map { series in
          series.quantiles[place] ?? [Double](repeating: .nan, count: series.path.count)
        }
        columns.append((BacktestCSV.quantileColumn(model.label, level: level), values))
      }
      for (place, name) in model.partNames.enumerated() {
        columns.append(("\(model.label)-\(name)", model.series.map { $0.parts[place].values }))
      }
      return columns
    }
  }
}

extension ModelForecast {
  /// The names of the parts of a forecast, each once: stacks of one kind are counted.
  package var partNames: [String] {
    let names = (series.first?.parts ?? []).map { $0.name.replacing(" ", with: "-") }
    return names.enumerated().map { place, name in
      guard names.filter({ $0 == name }).count > 1 else { return name }
      return "\(name)-\(names[...place].filter { $0 == name }.count)"
    }
  }
}
