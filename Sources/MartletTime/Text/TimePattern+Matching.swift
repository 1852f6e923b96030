extension TimePattern {
  /// The parts of a cell written as the elements say; nil for any other cell.
  package func parts(_ cell: ArraySlice<UInt8>, _ elements: [Element]) -> TimeParser.Parts? {
    var rest = cell
    var found = Found()
    for element in elements {
      guard found.read(element, &rest) else { return nil }
    }
    guard rest.isEmpty, let seconds = found.secondsOfDay else { return nil }
    var parts = TimeParser.Parts(
      format: TimeFormat(layout: .pattern(self)), numbers: (0, 0, 0), seconds: seconds,
      offset: found.offset, hasFraction: found.hasFraction)
    if let date = found.date { parts.numbers = (date.year, date.month, date.day) }
    // Beside a week the weekday makes the date; beside a date it must be that of the date.
    if found.week == nil { parts.weekday = found.weekday }
    return parts
  }

  /// Whether the pattern has a clock.
  package var hasClock: Bool {
    guard case .elements(let elements) = meaning else { return false }
    return elements.contains { [.hour, .hourOfTwelve, .minute, .second].contains($0) }
  }

  /// Whether the pattern has an offset from UTC.
  var hasOffset: Bool {
    guard case .elements(let elements) = meaning else { return false }
    return elements.contains(.offset) || elements.contains(.zoneName)
  }
}

/// What the elements of a pattern have found in a cell.
private struct Found {
  typealias Element = TimePattern.Element

  var year = 0
  var month = 1
  var day = 1
  var dayOfYear: Int?
  var week: (element: Element, number: Int)?
  var weekday: Weekday?
  package var clock = (hour: 0, minute: 0, second: 0)
  var isAfternoon: Bool?
  var hasFraction = false
  var offset = 0

  /// Reads what stands for an element; false where something else stands there.
  mutating func read(_ element: Element, _ rest: inout ArraySlice<UInt8>) -> Bool {
    switch element {
    case .literal(UInt8(ascii: " ")):
      guard rest.popFirst() == UInt8(ascii: " ") else { return false }
      rest = rest.drop { $0 == UInt8(ascii: " ") }
    case .literal(let byte): return rest.popFirst() == byte
    case .monthName:
      guard let number = MonthName.number(Self.letters(&rest)) else { return false }
      month = number
    case .weekdayName:
      guard let found = WeekdayName.weekday(Self.letters(&rest)) else { return false }
      weekday = found
    case .zoneName:
      let name = Self.letters(&rest).map { $0 | 0x20 }
      return ["z", "utc", "gmt"].contains(String(decoding: name, as: UTF8.self))
    case .afternoon:
      guard let first = rest.popFirst(), let second = rest.popFirst(),
        second | 0x20 == UInt8(ascii: "m"), "ap".utf8.contains(first | 0x20)
      else { return false }
      isAfternoon = first | 0x20 == UInt8(ascii: "p")
    case .fraction:
      let digits = rest.prefix { $0 &- UInt8(ascii: "0") <= 9 }
      guard !digits.isEmpty else { return false }
      hasFraction = digits.contains { $0 != UInt8(ascii: "0") }
      rest = rest.dropFirst(digits.count)
    case .offset:
      guard let offset = Self.offset(&rest) else { return false }
      self.offset = offset
    default:
      if element == .day, rest.first == UInt8(ascii: " ") { rest.removeFirst() }
      guard let number = Self.number(&rest, upTo: Self.width(element)) else { return false }
      return take(number, element)
    }
    return true
  }

  private mutating func take(_ number: Int, _ element: Element) -> Bool {
    switch element {
    case .year, .weekYear: year = number
    case .shortYear: year = number + (number < 69 ? 2000 : 1900)
    case .month: month = number
    case .day: day = number
    case .quarter:
      guard 1...4 ~= number else { return false }
      month = number * 3 - 2
    case .half:
      guard 1...2 ~= number else { return false }
      month = number * 6 - 5
    case .dayOfYear: dayOfYear = number
    case .week, .weekFromMonday, .weekFromSunday: week = (element, number)
    case .weekday, .weekdayFromSunday:
      guard (element == .weekday ? 1...7 : 0...6) ~= number else { return false }
      weekday = Weekday.allCases[(number + 6) % 7]
    case .hour: clock.hour = number
    case .hourOfTwelve:
      guard 1...12 ~= number else { return false }
      clock.hour = number % 12
    case .minute: clock.minute = number
    default: clock.second = number
    }
    return true
  }

  /// The date; nil where there is none.
  package var date: CivilDate? {
    if let dayOfYear { return CivilDate(year: year, dayOfYear: dayOfYear) }
    guard let week else { return CivilDate(checkingYear: year, month: month, day: day) }
    if week.element == .week {
      return ISOWeek.date(year: year, week: week.number, weekday: (weekday?.rawValue ?? 0) + 1)
    }
    guard 0...53 ~= week.number else { return nil }
    // Week 1 begins on the first Monday or Sunday; the days before it are week 0.
    let first = CivilDate(year: year, month: 1, day: 1).daysSinceEpoch
    let start = week.element == .weekFromMonday ? Weekday.monday : .sunday
    let ahead = (start.rawValue - Weekday(daysSinceEpoch: first).rawValue + 7) % 7
    let within = ((weekday ?? start).rawValue - start.rawValue + 7) % 7
    let day = first + Int64(ahead + 7 * (week.number - 1) + within)
    return TimeKind.days.contains(day) ? CivilDate(daysSinceEpoch: day) : nil
  }

  /// Seconds after midnight, a whole day for 24:00; nil where no clock shows them.
  var secondsOfDay: Int? {
    let hour = clock.hour + (isAfternoon == true ? 12 : 0)
    let isMidnight = hour == 24 && clock.minute == 0 && clock.second == 0 && !hasFraction
    guard hour < 24 || isMidnight, clock.minute < 60, clock.second < 60 else { return nil }
    return hour * 3600 + clock.minute * 60 + clock.second
  }

  private static func width(_ element: Element) -> Int {
    switch element {
    case .year, .weekYear: 4
    case .dayOfYear: 3
    case .quarter, .half, .weekday, .weekdayFromSunday: 1
    default: 2
    }
  }

  private static func letters(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let letters = rest.prefix(while: TimeParser.isLetter)
    rest = rest.dropFirst(letters.count)
    return letters
  }

  private static func number(_ rest: inout ArraySlice<UInt8>, upTo count: Int) -> Int? {
    let digits = rest.prefix(count).prefix { $0 &- UInt8(ascii: "0") <= 9 }
    guard !digits.isEmpty else { return nil }
    rest = rest.dropFirst(digits.count)
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  /// Seconds ahead of UTC: `Z`, `+0100`, `+01:00` or `+01`.
  private static func offset(_ rest: inout ArraySlice<UInt8>) -> Int? {
    guard let sign = rest.popFirst() else { return nil }
    if sign | 0x20 == UInt8(ascii: "z") { return 0 }
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      let hours = number(&rest, upTo: 2)
    else { return nil }
    if rest.first == UInt8(ascii: ":") { rest.removeFirst() }
    let minutes = number(&rest, upTo: 2) ?? 0
    guard hours < 24, minutes < 60 else { return nil }
    return (hours * 3600 + minutes * 60) * (sign == UInt8(ascii: "-") ? -1 : 1)
  }
}
