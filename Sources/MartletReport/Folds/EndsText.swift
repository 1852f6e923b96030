package import MartletEvaluation
import MartletPanels
import MartletTime

/// What there is to say of a panel whose series end at different times.
package enum EndsText {
  /// The series that a fold never forecasts, with cutoffs by the calendar.
  static func inNoFold(_ layout: FoldLayout) -> [String] {
    guard layout.isByCalendar else { return [] }
    let without = layout.series.indices.filter { layout.folds(of: $0).isEmpty }
    return without.isEmpty ? [] : ["forecast in no fold: " + names(without, layout)]
  }

  /// The series that have ended, or are too short, and so are not forecast beyond the last row.
  package static func notForecast(_ layout: FoldLayout) -> [String] {
    let without = layout.series.indices.filter { !layout.takesPart(series: $0, fold: 0) }
    return without.isEmpty
      ? [] : ["not forecast, since they have ended or are too short: " + names(without, layout)]
  }

  private static func names(_ places: [Int], _ layout: FoldLayout) -> String {
    let shown = places.prefix(5).map { place in
      let series = layout.series[place]
      return "\(series.id) (\(plural(series.count, "row"))"
        + (series.count > 0 ? ", to \(series.axis.label(row: series.count - 1)))" : ")")
    }
    let more = places.count - shown.count
    return shown.joined(separator: ", ")
      + (more > 0 ? " and \(NumberFormat.integer(more)) more" : "")
  }

  /// - Parameters:
  ///   - labels: The models that learn from all series together.
  ///   - place: Where the layout ends.
  package static func lines(
    _ layout: FoldLayout, _ labels: [String], place: String = "in the last fold"
  ) -> [String] {
    guard let last = layout.folds.indices.last, !labels.isEmpty, layout.series.count > 1 else {
      return []
    }
    let places = Array(layout.series.indices)
    guard let earliest = layout.earliestCutoff(of: places, fold: last) else { return [] }
    let own = places.map { layout.trainingRows(series: $0, fold: last).count }
    let left = layout.trainingRows(of: places, fold: last).map(\.count)
    // The series that loses most.
    guard let worst = places.max(by: { own[$0] - left[$0] < own[$1] - left[$1] }),
      own[worst] > left[worst]
    else { return [] }
    let (ending, loser) = (layout.series[earliest.series], layout.series[worst])
    let names = labels.joined(separator: ", ")
    return [
      "series end at different times: \(names) \(labels.count == 1 ? "learns" : "learn") from nothing later than the "
        + "earliest cutoff, that of \(ending.id), which ends \(ending.axis.label(row: ending.count - 1)): "
        + "\(NumberFormat.integer(left[worst])) of the \(plural(own[worst], "row")) of \(loser.id) \(place). "
        + "--cutoffs calendar learns from series that had ended without forecasting them."
    ]
  }
}
