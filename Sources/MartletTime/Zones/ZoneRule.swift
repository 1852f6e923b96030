/// The rule by which clocks go on changing every year, as POSIX writes it: `EST5EDT,M3.2.0,M11.1.0`.
struct ZoneRule {
  private enum Day {
    /// A weekday of a month, from 0 for Sunday: the first to the fourth one, or the last, 5.
    case weekday(month: Int, week: Int, weekday: Int)
    /// A day of the year from 1 that does not count 29 February.
    case julian(Int)
    /// A day of the year from 0.
    case ordinal(Int)
  }

  private struct Change {
    var day: Day
    /// Seconds after midnight by the clocks as they are before the change.
    var time: Int64
  }

  private var standard: Int64 = 0
  private var summer: Int64?
  private var start = Change(day: .ordinal(0), time: 0)
  private var end = Change(day: .ordinal(0), time: 0)

  /// Nil when the text is no such rule.
  init?(_ text: ArraySlice<UInt8>) {
    var rest = text
    guard Self.skipName(&rest), let west = Self.time(&rest) else { return nil }
    standard = -west
    guard !rest.isEmpty else { return }
    guard Self.skipName(&rest) else { return nil }
    var summer = standard + 3600
    if rest.first != UInt8(ascii: ",") {
      guard let west = Self.time(&rest) else { return nil }
      summer = -west
    }
    guard let start = Self.change(&rest), let end = Self.change(&rest), rest.isEmpty else {
      return nil
    }
    (self.summer, self.start, self.end) = (summer, start, end)
  }

  /// The instants of a year at which clocks change, and their offset from then on; none without
  /// summer time.
  func changes(in year: Int) -> [(instant: Int64, offset: Int64)] {
    guard let summer else { return [] }
    let changes = [
      (instant: Self.instant(start, in: year) - standard, offset: summer),
      (instant: Self.instant(end, in: year) - summer, offset: standard),
    ]
    return changes.sorted { $0.instant < $1.instant }
  }

  private static func instant(_ change: Change, in year: Int) -> Int64 {
    let rules = HolidayRules(year: year)
    let day: Int64
    switch change.day {
    case .weekday(let month, let week, let sundayBased):
      let weekday = Weekday.allCases[(sundayBased + 6) % 7]
      day = week == 5 ? rules.last(weekday, month) : rules.nth(week, weekday, month)
    case .julian(let number):
      let isLeap = CivilDate.days(inMonth: 2, of: year) == 29
      day = rules.day(1, 1) + Int64(number - 1 + (isLeap && number >= 60 ? 1 : 0))
    case .ordinal(let number):
      day = rules.day(1, 1) + Int64(number)
    }
    return day * secondsPerDay + change.time
  }

  /// `,M3.2.0/2`.
  private static func change(_ rest: inout ArraySlice<UInt8>) -> Change? {
    guard accept(",", &rest) else { return nil }
    let day: Day
    if accept("M", &rest) {
      guard let month = digits(&rest), 1...12 ~= month, accept(".", &rest),
        let week = digits(&rest), 1...5 ~= week, accept(".", &rest),
        let weekday = digits(&rest), 0...6 ~= weekday
      else { return nil }
      day = .weekday(month: month, week: week, weekday: weekday)
    } else if accept("J", &rest) {
      guard let number = digits(&rest), 1...365 ~= number else { return nil }
      day = .julian(number)
    } else {
      guard let number = digits(&rest), 0...365 ~= number else { return nil }
      day = .ordinal(number)
    }
    guard accept("/", &rest) else { return Change(day: day, time: 7200) }
    return time(&rest).map { Change(day: day, time: $0) }
  }

  /// `EST` or `<+03>`.
  private static func skipName(_ rest: inout ArraySlice<UInt8>) -> Bool {
    if accept("<", &rest) {
      guard let end = rest.firstIndex(of: UInt8(ascii: ">")) else { return false }
      rest = rest[(end + 1)...]
      return true
    }
    let name = rest.prefix { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }
    rest = rest.dropFirst(name.count)
    return !name.isEmpty
  }

  /// `-3:30` in seconds.
  private static func time(_ rest: inout ArraySlice<UInt8>) -> Int64? {
    let isNegative = accept("-", &rest)
    if !isNegative { _ = accept("+", &rest) }
    guard let hours = digits(&rest), hours <= 167 else { return nil }
    var seconds = hours * 3600
    for unit in [60, 1] where accept(":", &rest) {
      guard let value = digits(&rest), value < 60 else { return nil }
      seconds += value * unit
    }
    return Int64(isNegative ? -seconds : seconds)
  }

  private static func digits(_ rest: inout ArraySlice<UInt8>) -> Int? {
    let run = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    guard 1...3 ~= run.count else { return nil }
    rest = rest.dropFirst(run.count)
    return run.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  private static func accept(_ scalar: UnicodeScalar, _ rest: inout ArraySlice<UInt8>) -> Bool {
    guard rest.first == UInt8(ascii: scalar) else { return false }
    rest = rest.dropFirst()
    return true
  }
}
