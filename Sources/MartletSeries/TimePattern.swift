/// How times are written, as `--time-format` says.
///
/// A pattern has the codes of `strptime` that pandas users know: `%Y` year in four digits, `%y` in
/// two (69 to 99 are of the 20th century), `%m` month, `%d` day, `%b` or `%B` the month's English
/// name, `%q` quarter, `%H` hour, `%I` hour of twelve with `%p` AM or PM, `%M` minute, `%S` second,
/// `%f` fraction of a second, `%z` offset from UTC, `%%` a percent sign. Numbers may lack leading
/// zeros where something else than a digit follows. Everything else stands for itself. In place of
/// a pattern: `unix` and `unix-ms` for seconds and milliseconds since 1970, `integer` for whole
/// numbers that are no dates.
public struct TimePattern: Sendable, Hashable, CustomStringConvertible {
  enum Element: Hashable, Sendable {
    case year
    case shortYear
    case month
    case monthName
    case day
    case quarter
    case hour
    case hourOfTwelve
    case afternoon
    case minute
    case second
    case fraction
    case offset
    case literal(UInt8)
  }

  enum Meaning: Hashable, Sendable {
    case unixSeconds
    case unixMilliseconds
    case integer
    case elements([Element])
  }

  let meaning: Meaning
  /// The pattern as it was written.
  public let description: String

  /// Reads a pattern or one of the three words.
  /// - Throws: `DataError` for an unknown code, one that comes twice, or a pattern without a year.
  public init(parsing text: String) throws(DataError) {
    description = text
    switch text {
    case "unix": meaning = .unixSeconds
    case "unix-ms": meaning = .unixMilliseconds
    case "integer": meaning = .integer
    default:
      guard let elements = Self.elements(text) else {
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
        elements.append(.literal(byte))
        continue
      }
      guard let code = bytes.popFirst(), let element = element(code) else { return nil }
      if case .literal = element {} else if elements.contains(element) { return nil }
      elements.append(element)
    }
    let years = elements.count { $0 == .year || $0 == .shortYear }
    let months = elements.count { $0 == .month || $0 == .monthName || $0 == .quarter }
    let hours = elements.count { $0 == .hour || $0 == .hourOfTwelve }
    let hasDay = elements.contains(.day)
    let hasClock = hours == 1 || elements.contains { $0 == .minute || $0 == .second }
    guard years == 1, months <= 1, hours <= 1, months == 1 || !hasDay, hasDay || !hasClock,
      elements.contains(.hourOfTwelve) == elements.contains(.afternoon),
      hasClock || !elements.contains(.fraction) && !elements.contains(.offset)
    else { return nil }
    return elements
  }

  private static func element(_ code: UInt8) -> Element? {
    switch UnicodeScalar(code) {
    case "Y": .year
    case "y": .shortYear
    case "m": .month
    case "b", "B": .monthName
    case "d": .day
    case "q": .quarter
    case "H": .hour
    case "I": .hourOfTwelve
    case "p": .afternoon
    case "M": .minute
    case "S": .second
    case "f": .fraction
    case "z": .offset
    case "%": .literal(code)
    default: nil
    }
  }

  /// Patterns for times with years of two digits, which are never recognised; nil for other texts.
  static func guesses(_ text: String) -> [String]? {
    let parts = text.split(whereSeparator: { "-/. ".contains($0) })
    guard let year = parts.last, year.count == 2, Int(year) != nil, parts.count <= 3,
      let separator = text.dropFirst(parts[0].count).first
    else { return nil }
    let isName = parts.map { MonthName.number($0.utf8) != nil }
    let isNumber = parts.map { $0.count <= 2 && Int($0) != nil }
    let patterns: [[String]] =
      switch (isName.first, isName.count, isName.count == 3 && isName[1]) {
      case (true, 2, _): [["%b", "%y"]]
      case (false, 3, true) where isNumber[0]: [["%d", "%b", "%y"]]
      case (false, 3, false) where isNumber[0] && isNumber[1]:
        [["%d", "%m", "%y"], ["%m", "%d", "%y"]]
      default: []
      }
    return patterns.isEmpty ? nil : patterns.map { $0.joined(separator: String(separator)) }
  }
}
