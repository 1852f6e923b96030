package import MartletEvaluation
import MartletPanels
import MartletTime

/// Forecasts for the terminal: a table and a plot of each series, of a large panel of the first ones.
package enum ForecastTable {
  /// Series that are shown at most.
  static let mostSeries = 5

  package static func lines(_ result: ForecastResult, width: Int) -> [String] {
    var lines: [String] = []
    let forecast = result.panel.series.indices.filter { !result.times[$0].isEmpty }
    let columns = result.shownColumns()
    for index in forecast.prefix(mostSeries) {
      let series = result.panel.series[index]
      if result.panel.series.count > 1 { lines += [series.id, ""] }
      var table = TextTable(
        [("", .left)]
          + columns.map { (name: String, values: [[Double]]) in (name, .decimal) })
      for (step, time) in result.times[index].enumerated() {
        table.append(
          [series.axis.label(time)]
            + columns.map {
              NumberFormat.significant($0.values[index][step], digits: 5)
            })
      }
      lines += table.lines(indent: 2, width: width) + [""]
      if let model = result.models.first {
        lines += plot(model, series, index, result, width: width) + [""]
      }
    }
    if forecast.count > mostSeries {
      lines += [
        "\(plural(forecast.count - mostSeries, "series")) more: --out FILE.csv writes all "
          + "\(NumberFormat.integer(forecast.count)), --json prints them", "",
      ]
    }
    return lines
  }

  /// The last rows of the series and the first model's forecast with its narrowest interval.
  private static func plot(
    _ model: ModelForecast, _ series: Series, _ index: Int, _ result: ForecastResult, width: Int
  ) -> [String] {
    let forecast = model.series[index]
    let shown = min(series.count, 4 * forecast.path.count)
    let interval = forecast.intervals.compactMap { $0 }.first
    let first = series.axis.label(row: series.count - shown)
    let last = result.times[index].last.map(series.axis.label) ?? ""
    return TextPlot(
      Array(series.target.values.suffix(shown)), forecast: forecast.path,
      interval: interval.map { ($0.map(\.lower), $0.map(\.upper)) }, ends: (first, last)
    ).lines(width: min(width, 100) - 2, height: 12).map { "  " + $0 }
  }
}
