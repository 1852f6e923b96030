import MartletFiles
import MartletTables
import MartletTime

/// Checks that the times of a series ascend, and says which row breaks the order.
struct RowOrder {
  let columns: CSVColumns
  /// Whose clocks the times are shown by.
  var zone: TimeZoneRules?

  /// - Parameter rows: The rows of one series, which go from its oldest end to its newest.
  /// - Throws: `DataError` at the first row, in the order of the file, that goes another way.
  func check(_ rows: Range<Int>) throws(DataError) {
    let ticks = columns.ticks
    guard rows.dropFirst().contains(where: { ticks[$0] <= ticks[$0 - 1] }) else { return }
    // In the order of the file, where the rows of a series may be newest first.
    let isTurned =
      rows.count > 1 && columns.fileRow(rows.upperBound - 1) < columns.fileRow(rows.lowerBound)
    let rows = isTurned ? Array(rows.reversed()) : Array(rows)
    let step: Int64 = isTurned ? -1 : 1
    guard
      let wrong = rows.indices.dropFirst().first(where: {
        (ticks[rows[$0]] - ticks[rows[$0 - 1]]) * step <= 0
      })
    else { return }
    let tick = ticks[rows[wrong]]
    let place = columns.location(rows[wrong], columns.timeSource.column)
    let earlier = rows[..<wrong].partitioningIndex { (ticks[$0] - tick) * step >= 0 }
    let label = columns.timeKind.label(tick, in: zone)
    if earlier < wrong, ticks[rows[earlier]] == tick {
      let problem = TableProblem.duplicateTime(
        label, firstLine: columns.line(rows[earlier]),
        cure: columns.timesAreCut ? .wholeSeconds : nil, mayLackID: columns.mayLackID)
      throw DataError(problem, at: place)
    }
    let previous = columns.timeKind.label(ticks[rows[wrong - 1]], in: zone)
    throw DataError(
      .unsortedTime(label, previous: previous, isNewestFirst: isTurned), at: place)
  }
}
