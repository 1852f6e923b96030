public import MartletFiles

extension Frequency {
  /// The name that pandas gives this frequency: `B`, `W-FRI`, `MS`, `QE-NOV`, `15min`.
  ///
  /// Without one in pandas: the sessions of an exchange are its code, `XNYS`, those of a file its
  /// name; other working weeks are `MON-SAT`, `SUN-THU` or `MON,WED,FRI`; times of the week that rows
  /// show are their step with `-in-hours`, as in `15min-in-hours`, which names no rule to be given; a
  /// fixed day of the month is `month-15` (`quarter-15-JAN`, `year-15-JAN`), a step of an
  /// integer axis the number itself, and `irregular`.
  public var alias: String {
    switch self {
    case .everyDay: "D"
    case .weekdays: "B"
    case .workingWeek(let week): week.alias
    case .sessions(let calendar): calendar.name
    case .weekly(let weekday): "W-\(weekday.alias)"
    case .months(let count, let month, let day): Self.alias(count, month, day)
    case .seconds(let step) where step % 3600 == 0: Self.multiple(step / 3600, "h")
    case .seconds(let step) where step % 60 == 0: Self.multiple(step / 60, "min")
    case .seconds(let step): Self.multiple(step, "s")
    case .hours(let hours): Frequency.seconds(hours.step).alias + "-in-hours"
    case .multiple(let count, let base): "\(count)\(base.alias)"
    case .step(let step): String(step)
    case .irregular: "irregular"
    }
  }

  /// The frequency that a pandas alias names, in its old or its new spelling.
  ///
  /// `D B W W-FRI MS ME M BMS BME BM QS QE Q BQS BQE BQ YS YE Y AS A BYS BYE BY BAS BA` (with
  /// `-NOV` for quarters and years), `h H min T s S`, each with an optional count; a plain count for
  /// integer axes; and the names that ``alias`` makes up, but for those of hours.
  /// - Throws: `DataError` for anything else.
  public init(alias: String) throws(DataError) {
    guard let frequency = Self.parse(alias) ?? Self.parseMultiple(alias) else {
      throw DataError(.invalidFrequency(alias))
    }
    self = frequency
  }

  /// The days of a week: every day, Monday to Friday, a single one, or others.
  static func days(of week: WorkingWeek) -> Frequency {
    switch week.count {
    case 7: .everyDay
    case 1: .weekly(week.days[0])
    default: week == .mondayToFriday ? .weekdays : .workingWeek(week)
    }
  }

  private static func alias(_ count: Int, _ month: Int, _ day: MonthDay) -> String {
    let period = count == 1 ? "M" : count == 3 ? "Q" : "Y"
    let isAtEnd = day == .last || day == .lastWeekday
    var anchor = ""
    if count > 1 {
      // pandas names a quarter by any of its months; ours is the first or the last of the year.
      let named = count == 3 ? (month - 1) % 3 + (isAtEnd ? 10 : 1) : month
      let usual = isAtEnd ? 12 : 1
      anchor = named == usual ? "" : "-" + monthAliases[named - 1]
    }
    switch day {
    case .first: return period + "S" + anchor
    case .last: return period + "E" + anchor
    case .firstWeekday: return "B" + period + "S" + anchor
    case .lastWeekday: return "B" + period + "E" + anchor
    case .day(let day):
      let word = count == 1 ? "month" : count == 3 ? "quarter" : "year"
      return "\(word)-\(day)" + (count == 1 ? "" : "-" + monthAliases[month - 1])
    }
  }

  private static func multiple(_ count: Int, _ unit: String) -> String {
    count == 1 ? unit : "\(count)\(unit)"
  }

  private static let monthAliases = [
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
  ]

  private static func parse(_ alias: String) -> Frequency? {
    if let week = WorkingWeek(alias: alias) { return .days(of: week) }
    let parts = alias.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard let head = parts.first, parts.count <= 3 else { return nil }
    switch (head, parts.count) {
    case ("D", 1): return .everyDay
    case ("B", 1): return .weekdays
    case ("irregular", 1): return .irregular
    case ("W", 1): return .weekly(.sunday)
    case ("W", 2): return Weekday.allCases.first { $0.alias == parts[1] }.map { .weekly($0) }
    case ("month", 2), ("quarter", 3), ("year", 3): return fixedDay(parts)
    case (_, 1): return monthly(head, anchor: nil) ?? counted(head) ?? sessions(head)
    case (_, 2): return monthly(head, anchor: parts[1])
    default: return nil
    }
  }

  /// `2W-FRI`, `6MS`: a count before a rule of days, weekdays, weeks or months.
  private static func parseMultiple(_ alias: String) -> Frequency? {
    let digits = alias.prefix { $0.isASCII && $0.isNumber }
    guard let count = Int(digits), 1...10_000 ~= count,
      let base = parse(String(alias.dropFirst(digits.count)))
    else { return nil }
    switch base {
    case .everyDay, .weekdays, .weekly, .months: return count == 1 ? base : .multiple(count, base)
    default: return nil
    }
  }

  private static func sessions(_ code: String) -> Frequency? {
    TradingCalendar(code: code).map { .sessions($0) }
  }

  private static func fixedDay(_ parts: [String]) -> Frequency? {
    guard let day = Int(parts[1]), 1...31 ~= day else { return nil }
    if parts.count == 2 { return .month(day: day) }
    guard let index = monthAliases.firstIndex(of: parts[2]) else { return nil }
    let count = parts[0] == "quarter" ? 3 : 12
    return .months(count: count, month: phase(index + 1, count), day: .day(day))
  }

  /// `MS`, `QE-NOV`, `A-DEC`, …
  private static func monthly(_ head: String, anchor: String?) -> Frequency? {
    var rest = Substring(head)
    let isBusiness = rest.count > 1 && rest.first == "B"
    if isBusiness { rest.removeFirst() }
    let isAtStart = rest.count == 2 && rest.last == "S"
    guard rest.count == 1 || isAtStart || rest.count == 2 && rest.last == "E" else { return nil }
    let counts: [Character: Int] = ["M": 1, "Q": 3, "Y": 12, "A": 12]
    guard let period = rest.first, let count = counts[period] else { return nil }
    let day: MonthDay =
      isAtStart
      ? (isBusiness ? .firstWeekday : .first) : (isBusiness ? .lastWeekday : .last)
    var month = isAtStart ? 1 : 12
    if let anchor {
      guard count > 1, let index = monthAliases.firstIndex(of: anchor) else { return nil }
      month = index + 1
    }
    return .months(count: count, month: phase(month, count), day: day)
  }

  /// `15min`, `h`, `2H`, `T`, or a plain number.
  private static func counted(_ text: String) -> Frequency? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let unit = text.dropFirst(digits.count)
    guard let count = digits.isEmpty ? 1 : Int(digits), 1...1_000_000_000 ~= count else {
      return nil
    }
    switch unit {
    case "" where !digits.isEmpty: return .step(count)
    case "h", "H": return .seconds(count * 3600)
    case "min", "T": return .seconds(count * 60)
    case "s", "S": return .seconds(count)
    default: return nil
    }
  }

  /// The first month of the year, 1...12, in which a rule of every `count` months falls.
  static func phase(_ month: Int, _ count: Int) -> Int { (month - 1) % count + 1 }
}
