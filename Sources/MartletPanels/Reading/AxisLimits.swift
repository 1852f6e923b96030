package import MartletFiles
import MartletTime

/// Up to which time the rows of each series may be looked at for the rule that its times follow.
///
/// An evaluation that infers frequency, calendar and season from rows after its first cutoff knows there
/// how the file goes on.
package struct AxisLimits: Sendable, Hashable {
  /// What the limits count.
  private let kind: TimeKind
  /// By the id of a series.
  private let ticks: [String: Int64]

  /// - Parameter cutoffs: The last row of each series that may be looked at; one that is left out has no
  ///   limit.
  package init(_ cutoffs: [(series: Series, row: Int)]) {
    kind = cutoffs.first?.series.axis.kind ?? .integer
    ticks = Dictionary(cutoffs.map { ($0.series.id, $0.series.axis.ticks[$0.row]) }) { $1 }
  }

  /// The rule of some times as far as they may be looked at; of all where fewer than two may.
  /// - Parameter series: Whose times they are; nil for those of a file of covariates, which has the
  ///   latest limit of all series.
  func rule(
    of times: [Int64], kind: TimeKind, zone: TimeZoneRules?, series id: String?
  ) -> Frequency {
    guard let limit = id.map({ ticks[$0] }) ?? ticks.values.max() else {
      return .inferred(from: times, kind: kind, zone: zone)
    }
    let known = times.partitioningIndex { !isKnown($0, kind, zone, limit) }
    return .inferred(from: known < 2 ? times : Array(times[..<known]), kind: kind, zone: zone)
  }

  /// Whether the rules of a panel's times are the same within the limits.
  fileprivate func agree(with panel: Panel) -> Bool {
    panel.series.allSatisfy { series in
      let axis = series.axis
      return rule(of: axis.ticks, kind: axis.kind, zone: axis.zone, series: series.id)
        == axis.frequency
    }
  }

  private func isKnown(
    _ tick: Int64, _ kind: TimeKind, _ zone: TimeZoneRules?, _ limit: Int64
  ) -> Bool {
    switch (kind, self.kind) {
    case (.dateTime, .date): (zone?.local(tick) ?? tick).flooredQuotient(secondsPerDay) <= limit
    // A date is over at the end of its day.
    case (.date, .dateTime): (tick + 1) * secondsPerDay - 1 <= limit
    default: tick <= limit
    }
  }
}

extension PanelReader {
  /// The rule of the times of a series, or of a file of covariates: as given, or as inferred.
  func rule(
    of times: [Int64], kind: TimeKind, zone: TimeZoneRules?, series id: String?
  ) -> Frequency {
    axisLimits?.rule(of: times, kind: kind, zone: zone, series: id)
      ?? .inferred(from: times, kind: kind, zone: zone)
  }
}

extension PanelDraft {
  /// The panel under the rules of times within limits. A note says where all rows would have another.
  ///
  /// - Parameter whole: Its rows under the rules of all of them, which are the panel where both are the
  ///   same and nothing is made of them.
  package func panel(_ whole: Panel, limits: AxisLimits) throws(DataError) -> Panel {
    if isPlain, isSure(of: whole, limits) { return whole }
    let panel = try panel(limits: limits)
    let changed = zip(whole.series, panel.series).first { $0.axis.frequency != $1.axis.frequency }
    guard let (all, known) = changed else { return panel }
    var source = panel.source
    source.notes.append(
      "before the first cutoff the times of '\(known.id)' go by \(known.axis.frequency), and that is "
        + "what the folds know; all rows would say \(all.axis.frequency) (\(option: .freq) decides)"
    )
    return Panel(series: panel.series, source: source)
  }

  /// Whether the rules of times within limits are plainly those of a panel that was made without: no
  /// other times than its own are looked at, and all of these are in it.
  private func isSure(of whole: Panel, _ limits: AxisLimits) -> Bool {
    guard !hasOtherTimes, whole.source.rowsBeforeCovariates == 0 else { return false }
    return reader.frequency != nil || limits.agree(with: whole)
  }
}
