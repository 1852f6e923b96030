public import MartletFiles
import MartletTime

extension Panel {
  /// The panel with one row for each period that is over, in every series.
  /// - Throws: `DataError` as ``Series/resampled(by:)``, and for an aggregate of a column that the
  ///   panel does not have.
  public func resampled(by resampling: Resampling) throws(DataError) -> Panel {
    try resampled(by: resampling, limits: nil)
  }

  func resampled(by resampling: Resampling, limits: AxisLimits?) throws(DataError) -> Panel {
    let names = series.first.map { ([$0.target] + $0.covariates).map(\.name) } ?? []
    for name in resampling.aggregates.keys.sorted() where !names.contains(name) {
      throw DataError(.aggregateWithoutColumn(name, columns: names))
    }
    var result: [Series] = []
    var unfinishedRows = 0
    for series in series {
      let bars = try series.bars(by: resampling)
      unfinishedRows += bars.unfinishedRows
      result.append(series.resampled(by: resampling, bars, limits: limits))
    }
    var source = source
    source.notes += Self.notes(resampling, result, names, unfinishedRows: unfinishedRows)
    return Panel(series: result, source: source)
  }

  private static func notes(
    _ resampling: Resampling, _ series: [Series], _ columns: [String], unfinishedRows: Int
  ) -> [Wording] {
    guard let first = series.map(\.axis).min(by: { $0.ticks[0] < $1.ticks[0] }),
      let last = series.map(\.axis).max(by: { $0.ticks[$0.count - 1] < $1.ticks[$1.count - 1] })
    else { return [] }
    let rows = series.reduce(0) { $0 + $1.count }
    let how = columns.map { "\($0) \(resampling.aggregate(for: $0).rawValue)" }
    let rule = resampling.frequency == .everyDay ? first.frequency : resampling.frequency
    var notes: [Wording] = [
      "resampled to \(counted(rows, "row")), \(first.label(row: 0)) to "
        + "\(last.label(row: last.count - 1)), \(rule); \(listed(how))"
    ]
    if unfinishedRows > 0 {
      notes.append(
        "\(counted(unfinishedRows, "row")) left out at the end: the period of the last bar is not "
          + "over")
    }
    return notes
  }
}
