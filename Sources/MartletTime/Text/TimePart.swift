/// A part of a time that has a column of its own.
package enum TimePart: String, Hashable, Sendable, CaseIterable {
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

extension TimePart {
  package var isOfClock: Bool { [.clock, .hour, .minute, .second].contains(self) }
}
