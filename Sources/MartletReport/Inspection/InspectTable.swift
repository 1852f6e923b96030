package import MartletPanels
package import MartletTime
import MartletFiles
import MartletNumerics

/// What is in a file and how it was understood, for the terminal.
package enum InspectTable {
  /// What each column is taken for and why, and where its first missing cells are.
  package static func columns(
    _ file: FileSurvey, _ uses: [ColumnUse], width: Int
  ) -> [String] {
    let isWhole = file.columns.allSatisfy { $0.missing == 0 }
    var table = TextTable(
      [
        ("column", .left), ("role", .left), ("why", .left), ("first", .right), ("last", .right),
        ("missing", .right),
      ] + (isWhole ? [] : [("at", .left)]))
    for (index, (summary, use)) in zip(file.columns, uses).enumerated() {
      table.append(
        [
          summary.name, use.kind.rawValue, use.reason.commandLine, summary.first ?? "-",
          summary.last ?? "-",
          NumberFormat.integer(summary.missing),
        ] + (isWhole ? [] : [missing(file, index)]))
    }
    return table.lines(indent: 2, width: width)
  }

  /// `1986-02-17 (line 34), ...`.
  static func missing(_ file: FileSurvey, _ column: Int) -> String {
    let limit = 2
    let places = file.missing(column, limit: limit).map { place in
      place.time.map { "\($0) (line \(place.line))" } ?? "line \(place.line)"
    }
    let more = file.columns[column].missing > limit ? ["..."] : []
    return (places + more).joined(separator: ", ")
  }

  /// The statistics of the columns of numbers.
  package static func statistics(_ summaries: [ColumnSummary], width: Int) -> [String] {
    var table = TextTable([
      ("column", .left), ("mean", .decimal), ("std", .decimal), ("min", .decimal),
      ("max", .decimal), ("zeros", .right), ("acf 1", .decimal), ("diff acf 1", .decimal),
    ])
    for summary in summaries {
      guard let statistics = summary.statistics else { continue }
      let short = { (value: Double) in NumberFormat.significant(value, digits: 4) }
      table.append([
        summary.name, short(statistics.mean), short(statistics.standardDeviation),
        short(statistics.minimum), short(statistics.maximum),
        NumberFormat.integer(statistics.zeros),
        correlation(statistics.autocorrelation),
        correlation(statistics.autocorrelationOfDifferences),
      ])
    }
    return table.lines(indent: 2, width: width)
  }

  static func correlation(_ value: Double?) -> String {
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
    if case .workingWeek = report.frequency {
      return ["no row on \(plural(missing, "working day")): holidays and closures"]
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
