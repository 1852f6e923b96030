public import MartletFiles

/// How times are written, as `--time-format` says.
///
/// A pattern has the codes of `strptime` that pandas users know: `%Y` year in four digits, `%y` in
/// two (69 to 99 are of the 20th century), `%m` month, `%d` day, `%b` or `%B` the month's English
/// name, `%q` quarter, `%h` half of a year, `%j` day of the year, `%H` hour, `%I` hour of twelve with
/// `%p` AM or PM, `%M` minute, `%S` second, `%f` fraction of a second, `%z` offset from UTC, `%Z`
/// UTC or GMT, `%%` a percent sign. Weeks are `%G` year and `%V` number of ISO 8601, or `%W` (from
/// the first Monday) and `%U` (from the first Sunday) beside `%Y`; `%u` is the number of the weekday
/// (1 for Monday), `%w` too (0 for Sunday), `%a` or `%A` its English name, which beside a whole date
/// must be that of the date. A week without a weekday is its first day. `%e` `%F` `%T` `%R` `%D` are
/// `%d` `%Y-%m-%d` `%H:%M:%S` `%H:%M` `%m/%d/%y`.
///
/// Numbers may lack leading zeros where something else than a digit follows, and a space stands for
/// any number of them. Everything else stands for itself. In place of a pattern: `unix`, `unix-ms`,
/// `unix-us` and `unix-ns` for seconds, milliseconds, microseconds and nanoseconds since 1970,
/// `integer` for whole numbers that are no dates.
public struct TimePattern: Sendable, Hashable, CustomStringConvertible {
  package enum Element: Hashable, Sendable {
    case year
    case shortYear
    case weekYear
    case month
    case monthName
    case day
    case quarter
    case half
    case dayOfYear
    case week
    case weekFromMonday
    case weekFromSunday
    case weekday
    case weekdayFromSunday
    case weekdayName
    case hour
    case hourOfTwelve
    case afternoon
    case minute
    case second
    case fraction
    case offset
    case zoneName
    case literal(UInt8)
  }

  package enum Meaning: Hashable, Sendable {
    case epoch(EpochUnit)
    case integer
    case elements([Element])
  }

  package let meaning: Meaning
  /// The pattern as it was written.
  public let description: String

  /// Reads a pattern or one of the five words.
  /// - Throws: `DataError` for an unknown code, one that comes twice, or a pattern without a year.
  public init(parsing text: String) throws(DataError) {
    description = text
    if let unit = EpochUnit.allCases.first(where: { $0.word == text }) {
      meaning = .epoch(unit)
    } else if text == "integer" {
      meaning = .integer
    } else {
      guard let elements = Self.elements(text), Self.areTime(elements) else {
        throw DataError(.invalidTimeFormat(text))
      }
      meaning = .elements(elements)
    }
  }

  private static func elements(_ text: String) -> [Element]? {
    var elements: [Element] = []
    var bytes = Array(text.utf8)[...]
    while let byte = bytes.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        let isRepeatedSpace = byte == UInt8(ascii: " ") && elements.last == .literal(byte)
        if !isRepeatedSpace { elements.append(.literal(byte)) }
        continue
      }
      guard let code = bytes.popFirst() else { return nil }
      if let long = expansions[code] {
        bytes = Array(long.utf8) + bytes
        continue
      }
      guard let element = element(code) else { return nil }
      if case .literal = element {} else if elements.contains(element) { return nil }
      elements.append(element)
    }
    return elements
  }

  /// Whether the elements make a date, and a clock only after a whole one.
  private static func areTime(_ elements: [Element]) -> Bool {
    func count(_ some: Element...) -> Int { elements.count { some.contains($0) } }
    let weeks = count(.week, .weekFromMonday, .weekFromSunday)
    let months = count(.month, .monthName, .quarter, .half)
    let weekdays = count(.weekday, .weekdayFromSunday, .weekdayName)
    let hours = count(.hour, .hourOfTwelve)
    let hasClock = hours == 1 || count(.minute, .second) > 0
    let isWholeDate = count(.day) == 1 || count(.dayOfYear) == 1 || weeks == 1
    return count(.year, .shortYear, .weekYear) == 1 && count(.weekYear) == count(.week)
      && weeks + months + count(.dayOfYear) <= 1 && count(.day) <= count(.month, .monthName)
      && weekdays <= 1 && (isWholeDate || weekdays == 0 && !hasClock) && hours <= 1
      && count(.hourOfTwelve) == count(.afternoon)
      && (hasClock || count(.fraction, .offset, .zoneName) == 0) && count(.offset, .zoneName) <= 1
  }

  private static let expansions: [UInt8: String] = [
    UInt8(ascii: "e"): "%d", UInt8(ascii: "F"): "%Y-%m-%d", UInt8(ascii: "T"): "%H:%M:%S",
    UInt8(ascii: "R"): "%H:%M", UInt8(ascii: "D"): "%m/%d/%y",
  ]

  private static func element(_ code: UInt8) -> Element? {
    switch UnicodeScalar(code) {
    case "Y": .year
    case "y": .shortYear
    case "G": .weekYear
    case "m": .month
    case "b", "B": .monthName
    case "d": .day
    case "q": .quarter
    case "h": .half
    case "j": .dayOfYear
    case "V": .week
    case "W": .weekFromMonday
    case "U": .weekFromSunday
    case "u": .weekday
    case "w": .weekdayFromSunday
    case "a", "A": .weekdayName
    case "H": .hour
    case "I": .hourOfTwelve
    case "p": .afternoon
    case "M": .minute
    case "S": .second
    case "f": .fraction
    case "z": .offset
    case "Z": .zoneName
    case "%": .literal(code)
    default: nil
    }
  }
}
