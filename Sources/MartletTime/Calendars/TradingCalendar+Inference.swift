extension TradingCalendar {
  /// How well a calendar tells the weekdays that have rows from those that have none.
  package struct Fit: Sendable, Hashable {
    /// Weekdays without a row in the span of the rows.
    package let weekdaysWithoutRow: Int
    /// Those of them that are sessions.
    package let sessionsWithoutRow: Int
    /// The rows on days without trading, weekends too, ascending.
    package let rowsOnClosedDays: [Int64]

    /// Days on which calendar and rows contradict each other.
    var mistakes: Int { sessionsWithoutRow + rowsOnClosedDays.count }
  }

  /// Compares the calendar with rows.
  /// - Parameter days: Strictly ascending, not empty.
  package func fit(to days: [Int64]) -> Fit {
    fit(
      span: days[0]...days[days.count - 1], without: Self.weekdays(without: days, week),
      weekends: days.filter { !week.contains(day: $0) })
  }

  private func fit(span: ClosedRange<Int64>, without: [Int64], weekends: [Int64]) -> Fit {
    let closed = Set(closedWeekdays(in: span))
    let withRow = closed.subtracting(without)
    let explained = closed.count - withRow.count
    return Fit(
      weekdaysWithoutRow: without.count, sessionsWithoutRow: without.count - explained,
      rowsOnClosedDays: (weekends + withRow).sorted())
  }

  /// The weekdays between rows, ascending.
  private static func weekdays(
    without days: [Int64], _ week: WorkingWeek = .mondayToFriday
  ) -> [Int64] {
    var missing: [Int64] = []
    for (day, next) in zip(days, days.dropFirst()) where next > day + 1 {
      missing += ((day + 1)..<next).filter { week.contains(day: $0) }
    }
    return missing
  }

  /// What the weekdays without a row say of exchanges.
  package enum Explanation: Hashable {
    /// These close on them; several where their days are the same, now and in the years to come.
    case closes([TradingCalendar])
    /// These do too, but the rows are of less than a year: others may be meant.
    case tooFew([TradingCalendar], weekdays: Int)
    /// None does, of so many weekdays.
    case unknown(weekdays: Int)
    /// There are hardly any.
    case none
  }

  /// The exchange whose holidays are the weekdays without a row, when one clearly is.
  static func explaining(_ days: [Int64]) -> TradingCalendar? {
    guard case .closes(let calendars) = explanation(of: days) else { return nil }
    return calendars.first
  }

  /// Compares the weekdays without a row with the closed days of all exchanges.
  ///
  /// At least five weekdays must lack a row over a year of rows, or nine over less, all of them
  /// explained; a calendar may be wrong on one day
  /// for ten of them but not time and again on the same holiday, and no other may be wrong as seldom.
  package static func explanation(of days: [Int64]) -> Explanation {
    let without = weekdays(without: days)
    guard let first = days.first, let last = days.last, without.count >= 3 else { return .none }
    let weekends = days.filter { Weekday(daysSinceEpoch: $0).isWeekend }
    var fits = Exchange.allCases.map { exchange in
      let calendar = TradingCalendar(exchange)
      return (calendar, calendar.fit(span: first...last, without: without, weekends: weekends))
    }
    fits.removeAll { calendar, fit in
      fit.mistakes * 10 > without.count || calendar.isWrongAgain(first...last, without)
    }
    let fewest = fits.map(\.1.mistakes).min()
    let best = fits.filter { $0.1.mistakes == fewest }.map(\.0)
    guard let found = best.first else {
      return without.count < 5 ? .none : .unknown(weekdays: without.count)
    }
    let isLong = last - first >= 360 || without.count > 8 && fewest == 0
    guard without.count >= 5, isLong else {
      return .tooFew(best, weekdays: without.count)
    }
    // Calendars that have been one for long may be told apart by nothing in the rows.
    let years = (last - 730)...(last + 730)
    let closures = found.closedWeekdays(in: years)
    return best.allSatisfy { $0.closedWeekdays(in: years) == closures }
      ? .closes(best) : .tooFew(best, weekdays: without.count)
  }

  /// Whether it closes on a holiday that has rows three times, or knows nothing of one that three
  /// times has none: another exchange is meant.
  private func isWrongAgain(_ span: ClosedRange<Int64>, _ without: [Int64]) -> Bool {
    let closed = Set(closedWeekdays(in: span))
    var dates: [Int: Int] = [:]
    var easters: [Int64: Int] = [:]
    for day in closed.symmetricDifference(without) {
      let date = CivilDate(daysSinceEpoch: day)
      dates[date.month * 100 + date.day, default: 0] += 1
      easters[day - HolidayRules(year: date.year).easter, default: 0] += 1
    }
    return dates.values.contains { $0 > 2 } || easters.values.contains { $0 > 2 }
  }
}
