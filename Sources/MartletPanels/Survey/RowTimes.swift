import MartletTables
import MartletTime

/// The times of the rows of a file, and how long each row stands.
///
/// A row stands until the next one of its series, or for one step of the axis where the next one
/// comes later than that: a gap is covered by nothing. The last one stands as long as the one
/// before.
package struct RowTimes: Sendable, Hashable {
  /// What the moments count: integers, or else seconds since 1970.
  package let isInteger: Bool
  /// The first moment covered, and the one after the last.
  package let start: Int64
  package let end: Int64
  /// How many series there are.
  let seriesCount: Int
  private let kind: TimeKind
  private let zone: TimeZoneRules?
  /// By rows, series by series with the oldest row first.
  private let ticks: [Int64]
  private let ends: [Int64]
  /// The row of the file that each row is, and the place where each row of the file went; nil where
  /// all are where they were.
  private let order: [UInt32]?
  private let places: [UInt32]?

  init(_ columns: CSVColumns, zone: TimeZoneRules?) {
    kind = columns.timeKind
    self.zone = kind == .dateTime ? zone : nil
    isInteger = kind == .integer
    seriesCount = max(1, columns.groups.count)
    let local = columns.ticks
    var times = local
    if let zone, kind == .dateTime, columns.timesAreLocal {
      for group in columns.groups {
        let instants = zone.instants(ofRows: Array(local[group.rows]))
        for (row, instant) in zip(group.rows, instants) { times[row] = instant ?? local[row] }
      }
    }
    let isSorted = columns.groups.allSatisfy { group in
      group.rows.dropFirst().allSatisfy { times[$0 - 1] <= times[$0] }
    }
    var rows: [UInt32]?
    if columns.hasMovedRows || !isSorted {
      var sorted = (0..<UInt32(times.count)).map { $0 }
      if !isSorted {
        for group in columns.groups {
          sorted[group.rows].sort { (times[Int($0)], $0) < (times[Int($1)], $1) }
        }
        times = sorted.map { times[Int($0)] }
      }
      rows = sorted.map { UInt32(columns.fileRow(Int($0))) }
    }
    ticks = times
    order = rows
    places = rows.map { rows in
      var places = [UInt32](repeating: 0, count: rows.count)
      for (place, row) in rows.enumerated() { places[Int(row)] = UInt32(place) }
      return places
    }
    let scale = kind == .date ? secondsPerDay : 1
    var ends = times
    for group in columns.groups {
      Self.setEnds(&ends, times, group.rows, kind, self.zone)
    }
    self.ends = scale == 1 ? ends : ends.map { $0 * scale }
    start = (times.min() ?? 0) * scale
    end = self.ends.max() ?? start
  }

  private static func setEnds(
    _ ends: inout [Int64], _ times: [Int64], _ rows: Range<Int>, _ kind: TimeKind,
    _ zone: TimeZoneRules?
  ) {
    var unique: [Int64] = []
    unique.reserveCapacity(rows.count)
    for row in rows where unique.last != times[row] { unique.append(times[row]) }
    guard let last = unique.last else { return }
    let axis = TimeAxis(kind: kind, ticks: unique, zone: zone)
    var next = 0
    var step: Int64 = 1
    for row in rows {
      if row > rows.lowerBound, times[row] != times[row - 1] { next += 1 }
      guard times[row] != last else {
        ends[row] = last + step
        continue
      }
      // Of several rows of one time the last stands for them.
      guard times[row + 1] != times[row] else { continue }
      let length = unique[next + 1] - unique[next]
      step = max(1, length / Int64(axis.missingSteps(before: next + 1) + 1))
      ends[row] = times[row] + step
    }
  }

  /// The first moment of the last row, to be compared with those of other files.
  var lastMoment: Int64 { (ticks.max() ?? 0) * scale }
  package var firstLabel: String { kind.label(ticks.min() ?? 0, in: zone) }
  package var lastLabel: String { kind.label(ticks.max() ?? 0, in: zone) }
  private var scale: Int64 { kind == .date ? secondsPerDay : 1 }

  /// The label of a row of the file.
  package func label(fileRow row: Int) -> String {
    kind.label(ticks[places.map { Int($0[row]) } ?? row], in: zone)
  }

  /// How much of each bin of a timeline some rows of the file cover, series by series and added up.
  /// - Parameter fileRows: nil for all.
  func covered(_ timeline: Timeline, bins: Int, fileRows: [Int]? = nil) -> [Double] {
    var covered = [Double](repeating: 0, count: bins)
    let width = timeline.length / Double(bins)
    func add(_ row: Int) {
      let from = (Double(ticks[row] * scale) - Double(timeline.start)) / width
      let to = (Double(ends[row]) - Double(timeline.start)) / width
      guard to > from else { return }
      let (first, last) = (max(0, Int(from)), min(bins - 1, Int(to)))
      guard first < last else {
        if first < bins { covered[first] += to - from }
        return
      }
      covered[first] += Double(first + 1) - from
      for bin in (first + 1)..<max(first + 1, last) { covered[bin] += 1 }
      covered[last] += to - Double(last)
    }
    if let fileRows {
      for row in fileRows { add(places.map { Int($0[row]) } ?? row) }
    } else {
      for row in ticks.indices { add(row) }
    }
    return covered
  }

  /// The earliest and the latest time of the rows that are not left out.
  /// - Parameter left: Whether a row of the file is left out.
  func ends(without left: (Int) -> Bool) -> (first: String, last: String)? {
    var found: (first: Int64, last: Int64)?
    for (place, tick) in ticks.enumerated() where !left(order.map { Int($0[place]) } ?? place) {
      found = (min(found?.first ?? tick, tick), max(found?.last ?? tick, tick))
    }
    return found.map { (kind.label($0.first, in: zone), kind.label($0.last, in: zone)) }
  }
}
