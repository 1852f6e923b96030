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
      span: days[0]...days[days.count - 1], without: Self.weekdays(without: days),
      weekends: days.filter { Weekday(daysSinceEpoch: $0).isWeekend })
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
  private static func weekdays(without days: [Int64]) -> [Int64] {
    var missing: [Int64] = []
    for (day, next) in zip(days, days.dropFirst()) where next > day + 1 {
      missing += ((day + 1)..<next).filter { !Weekday(daysSinceEpoch: $0).isWeekend }
    }
    return missing
  }

  /// The exchange whose holidays are the weekdays without a row, when one clearly is.
  ///
  /// At least five weekdays must lack a row, the calendar may be wrong on one day for ten of them,
  /// and no other exchange may be wrong as seldom.
  static func explaining(_ days: [Int64]) -> TradingCalendar? {
    let without = weekdays(without: days)
    guard let first = days.first, let last = days.last, without.count >= 5 else { return nil }
    let weekends = days.filter { Weekday(daysSinceEpoch: $0).isWeekend }
    let calendars = Exchange.allCases.map { TradingCalendar($0) }
    let mistakes = calendars.map {
      $0.fit(span: first...last, without: without, weekends: weekends).mistakes
    }
    guard let fewest = mistakes.min(), fewest * 10 <= without.count,
      mistakes.count(where: { $0 == fewest }) == 1
    else { return nil }
    return mistakes.firstIndex(of: fewest).map { calendars[$0] }
  }
}
