package import MartletEvaluation
import MartletForecasting
import MartletPanels
import MartletTables
import MartletTime

/// Forecasts as a table that the ecosystem reads: `unique_id,ds,<Model>,<Model>-lo-80,<Model>-hi-80`, and
/// `<Model>-q-10` of single quantiles and `<Model>-trend` of parts. The columns of a model that failed are
/// empty.
package enum ForecastCSV {
  package static func text(_ result: ForecastResult) -> String {
    let columns = result.columns()
    var text = CSVText.record(["unique_id", "ds"] + columns.map(\.name))
    for (index, series) in result.panel.series.enumerated() {
      for (step, time) in result.times[index].enumerated() {
        text += CSVText.record(
          [series.id, series.axis.label(time)]
            + columns.map { CSVText.number($0.values[index][step]) })
      }
    }
    return text
  }
}

extension ForecastResult {
  /// A column of numbers by series and step; not-a-number where there is none.
  package typealias Column = (name: String, values: [[Double]])

  /// For each model that was run its forecast, then the ends of each level's interval, single quantiles and
  /// parts.
  ///
  /// - Complexity: O(series · steps): it is made anew by each call, which has no place in a loop.
  package func columns() -> [Column] {
    var groups = models.map(columns)
    for failure in failures {
      groups.insert(columns(of: failure), at: min(failure.place, groups.count))
    }
    return groups.flatMap { $0 }
  }

  /// Those that a terminal has room for: of a naive forecast that nobody asked for the forecast alone, and
  /// none of a model that failed.
  ///
  /// - Complexity: As `columns()`.
  package func shownColumns() -> [Column] {
    models.flatMap { $0.isAdded ? Array(columns(of: $0).prefix(1)) : columns(of: $0) }
  }

  private func columns(of model: ModelForecast) -> [Column] {
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

  private func columns(of failure: ModelFailure) -> [Column] {
    let names =
      [failure.label]
      + levels.flatMap { BacktestCSV.intervalColumns(failure.label, level: $0) }
      + quantiles.map { BacktestCSV.quantileColumn(failure.label, level: $0) }
    let missing = times.map { [Double](repeating: .nan, count: $0.count) }
    return names.map { ($0, missing) }
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
