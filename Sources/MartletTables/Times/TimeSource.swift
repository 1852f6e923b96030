package import MartletTime
import MartletFiles

/// Where the times of a file are: in one column, or in one for each part.
package enum TimeSource: Hashable, Sendable {
  case column(Int)
  /// Columns of the parts of times.
  case parts([Int], [TimePart])
  /// No times: the rows are counted.
  case rows

  package var columns: [Int] {
    switch self {
    case .column(let column): [column]
    case .parts(let columns, _): columns
    case .rows: []
    }
  }

  /// The first of the columns, which stands for them in messages.
  package var column: Int { columns.first ?? 0 }

  /// Whether the parts make a time, in whatever order they stand.
  package static func isTime(_ parts: [TimePart]) -> Bool {
    guard Set(parts).count == parts.count else { return false }
    let clock = Set(parts.filter(\.isOfClock))
    let isClock = [[], [.clock], [.hour], [.hour, .minute], [.hour, .minute, .second]]
      .contains(clock)
    let days: [Set<TimePart>] = [
      [.date], [.year, .month, .day], [.year, .dayOfYear], [.year, .week, .weekday],
    ]
    let periods: [Set<TimePart>] = [
      [.year, .half], [.year, .quarter], [.year, .month], [.year, .week],
    ]
    let date = Set(parts).subtracting(clock)
    return isClock && days.contains(date) && !(date == [.date] && clock.isEmpty)
      || clock.isEmpty && periods.contains(date)
  }
}
