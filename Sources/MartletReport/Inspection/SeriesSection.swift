import MartletPanels
import MartletTime

/// The target over time, with its outliers.
enum SeriesSection {
  static func markup(_ found: Inspection) -> [Markup] {
    guard let series = found.panel?.series.first, let profile = found.profile,
      let values = ClosedRange(spanning: series.target.values)
    else { return [] }
    let times = series.axis.ticks.map { moment($0, series.axis.kind) }
    let points = zip(times, series.target.values).map { (x: $0, y: $1) }
    let range = times[0]...times[times.count - 1]
    let isInteger = series.axis.kind == .integer
    let outliers = profile.outliers
    let plot = Plot(
      x: range, y: values, xTicks: TimeTicks.ticks(range, isInteger: isInteger),
      layers: [
        .line(PlotPoints.thinned(points, columns: 700)),
        .dots(outliers.prefix(limit).map { points[$0.index] }),
      ],
      description: "\(series.id) from \(series.axis.label(row: 0)) to "
        + "\(series.axis.label(row: series.count - 1)), between "
        + "\(JoinedText.number(values.lowerBound)) and \(JoinedText.number(values.upperBound))")
    return [
      .tag("h2", [:], [.name(series.id)]),
      .tag("figure", [:], [plot.markup] + caption(outliers.count)),
    ] + table(outliers, profile, series)
  }

  /// The most outliers that are drawn and listed.
  private static let limit = 12

  /// Seconds since 1970, or the integer.
  static func moment(_ tick: Int64, _ kind: TimeKind) -> Double {
    kind == .date ? Double(tick) * 86_400 : Double(tick)
  }

  private static func caption(_ count: Int) -> [Markup] {
    guard count > 0 else { return [] }
    let words =
      count > limit
      ? "the first \(limit) of \(NumberFormat.integer(count)) changes beyond 10 robust standard deviations"
      : "changes beyond 10 robust standard deviations, at the row they lead to"
    return [.tag("figcaption", [:], [.tag("span", ["class": "key"], [.text("")]), .text(words)])]
  }

  private static func table(
    _ outliers: [Outlier], _ profile: SeriesProfile, _ series: Series
  ) -> [Markup] {
    guard !outliers.isEmpty else { return [] }
    let undone = ProfileText.undone(profile)
    var table = PageTable([
      ("time", .text), ("value", .number), ("score", .number), ("", .words),
    ])
    for outlier in outliers.prefix(limit) {
      let sign = outlier.score > 0 ? "+" : ""
      table.append([
        .text(series.axis.label(row: outlier.index)),
        .text(JoinedText.number(series.target.values[outlier.index])),
        .text(sign + NumberFormat.significant(outlier.score, digits: 3)),
        .text(undone.contains(outlier.index) ? "undone by the next: a mistake in the file?" : ""),
      ])
    }
    return [table.markup]
  }
}
