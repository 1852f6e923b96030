/// Where the times of a file are: in one column, or in one for each part.
enum TimeSource: Hashable, Sendable {
  enum Part: String, Hashable, Sendable, CaseIterable {
    case year
    case half
    case quarter
    case month
    case week
    /// A day of the month.
    case day
    /// A day of the week, 1 for Monday, or its name.
    case weekday
    case dayOfYear = "day of the year"
    /// A whole date.
    case date
    /// A time of day: `9:05`, `090500`, or an hour.
    case clock
    case hour
    case minute
    case second
  }

  case column(Int)
  /// Columns of the parts of times.
  case parts([Int], [Part])
  /// No times: the rows are counted.
  case rows

  var columns: [Int] {
    switch self {
    case .column(let column): [column]
    case .parts(let columns, _): columns
    case .rows: []
    }
  }

  /// The first of the columns, which stands for them in messages.
  var column: Int { columns.first ?? 0 }

  /// Whether the parts make a time, in whatever order they stand.
  static func isTime(_ parts: [Part]) -> Bool {
    guard Set(parts).count == parts.count else { return false }
    let clock = Set(parts.filter(\.isOfClock))
    let isClock = [[], [.clock], [.hour], [.hour, .minute], [.hour, .minute, .second]]
      .contains(clock)
    let days: [Set<Part>] = [
      [.date], [.year, .month, .day], [.year, .dayOfYear], [.year, .week, .weekday],
    ]
    let periods: [Set<Part>] = [
      [.year, .half], [.year, .quarter], [.year, .month], [.year, .week],
    ]
    let date = Set(parts).subtracting(clock)
    return isClock && days.contains(date) && !(date == [.date] && clock.isEmpty)
      || clock.isEmpty && periods.contains(date)
  }
}

extension TimeSource.Part {
  var isOfClock: Bool { [.clock, .hour, .minute, .second].contains(self) }
}
