extension TradingCalendar {
  /// How well a calendar tells the weekdays that have rows from those that have none.
  package struct Fit: Sendable, Hashable {
    /// Weekdays without a row in the span of the rows.
    package let weekdaysWithoutRow: Int
    /// Those of them that are sessions.
    package let sessionsWithoutRow: Int
    /// The rows on days without trading, weekends too.
    package let rowsOnClosedDays: [Int64]

    /// Days on which calendar and rows contradict each other.
    var mistakes: Int { sessionsWithoutRow + rowsOnClosedDays.count }
  }

  /// Compares the calendar with rows.
  /// - Parameter days: Strictly ascending, not empty.
  package func fit(to days: [Int64]) -> Fit {
    let span = days[0]...days[days.count - 1]
    let closed = Set(closedWeekdays(in: span))
    let weekdays = days.count { !Weekday(daysSinceEpoch: $0).isWeekend }
    let rowsOnClosedDays = days.filter {
      Weekday(daysSinceEpoch: $0).isWeekend || closed.contains($0)
    }
    let closedWithRow = rowsOnClosedDays.count - (days.count - weekdays)
    let without = Weekday.mondayToFridayCount(in: span) - weekdays
    return Fit(
      weekdaysWithoutRow: without,
      sessionsWithoutRow: without - (closed.count - closedWithRow),
      rowsOnClosedDays: rowsOnClosedDays)
  }

  /// The exchange whose holidays are the weekdays without a row, when one clearly is.
  ///
  /// At least five weekdays must lack a row, the calendar may be wrong on one day for ten of them,
  /// and no other exchange may be wrong as seldom.
  static func explaining(_ days: [Int64]) -> TradingCalendar? {
    guard let first = days.first, let last = days.last,
      Weekday.mondayToFridayCount(in: first...last) - days.count >= 5
    else { return nil }
    let fits = Exchange.allCases.map { exchange in
      let calendar = TradingCalendar(exchange)
      return (calendar: calendar, fit: calendar.fit(to: days))
    }.sorted { $0.fit.mistakes < $1.fit.mistakes }
    let best = fits[0]
    guard best.fit.weekdaysWithoutRow >= 5,
      best.fit.mistakes * 10 <= best.fit.weekdaysWithoutRow,
      best.fit.mistakes < fits[1].fit.mistakes
    else { return nil }
    return best.calendar
  }
}
