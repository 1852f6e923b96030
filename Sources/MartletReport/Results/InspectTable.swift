package import MartletSeries

/// What is in a file and how it was understood, for the terminal.
package enum InspectTable {
  /// The statistics of every column of numbers.
  package static func columns(
    _ summaries: [ColumnSummary], roles: [String: String], width: Int
  ) -> [String] {
    var table = TextTable([
      ("column", .left), ("role", .left), ("missing", .right), ("first", .right),
      ("mean", .decimal), ("std", .decimal), ("min", .decimal), ("max", .decimal),
      ("zeros", .right), ("acf 1", .decimal), ("diff acf 1", .decimal),
    ])
    for summary in summaries {
      var cells = [
        summary.name, roles[summary.name] ?? "", NumberFormat.integer(summary.missing),
        summary.first ?? "-",
      ]
      if let statistics = summary.statistics {
        let short = { (value: Double) in NumberFormat.significant(value, digits: 4) }
        cells += [
          short(statistics.mean), short(statistics.standardDeviation), short(statistics.minimum),
          short(statistics.maximum), NumberFormat.integer(statistics.zeros),
          correlation(statistics.autocorrelation),
          correlation(statistics.autocorrelationOfDifferences),
        ]
      }
      table.append(cells)
    }
    return table.lines(indent: 2, width: width)
  }

  private static func correlation(_ value: Double?) -> String {
    NumberFormat.fixed(value ?? .nan, decimals: 3, leadingZero: false)
  }

  /// How complete the axis is, in words.
  package static func axis(_ report: AxisReport) -> [String] {
    guard let expected = report.expected else {
      return ["\(plural(report.present, "row")) without a regular step: forecasts need --freq"]
    }
    let missing = expected - report.present
    guard missing > 0 else { return ["no gaps"] }
    // A day without trading is no gap, and a single one needs no mention.
    guard report.frequency != .weekdays else {
      return ["no row on \(plural(missing, "weekday")): holidays and closures"]
        + list(report.largestGaps.filter { $0.steps > 1 })
    }
    if case .sessions = report.frequency {
      return ["no row on \(plural(missing, "session"))"] + list(report.largestGaps)
    }
    return ["no row at \(plural(missing, "step")), in \(plural(report.gapCount, "gap"))"]
      + list(report.largestGaps)
  }

  private static func list(_ gaps: [AxisReport.Gap]) -> [String] {
    guard !gaps.isEmpty else { return [] }
    return [
      "longest: "
        + gaps.map { "\($0.steps) between \($0.after) and \($0.before)" }.joined(separator: ", ")
    ]
  }

  /// The series over its whole length.
  package static func plot(_ series: Series, width: Int) -> [String] {
    TextPlot(
      series.target.values,
      ends: (series.axis.label(row: 0), series.axis.label(row: series.count - 1))
    ).lines(width: min(width, 100) - 2, height: 12).map { "  " + $0 }
  }
}
