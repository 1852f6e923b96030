extension TimePattern {
  /// The parts of a cell written as the elements say; nil for any other cell.
  func parts(_ cell: ArraySlice<UInt8>, _ elements: [Element]) -> TimeParser.Parts? {
    var rest = cell
    var parts = TimeParser.Parts(
      format: TimeFormat(layout: .pattern(self)), numbers: (0, 1, 1))
    var clock = (hour: 0, minute: 0, second: 0)
    var isAfternoon: Bool?
    for element in elements {
      switch element {
      case .literal(let byte): guard rest.popFirst() == byte else { return nil }
      case .monthName:
        let letters = rest.prefix { UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20 }
        guard let month = MonthName.number(letters) else { return nil }
        parts.numbers.1 = month
        rest = rest.dropFirst(letters.count)
      case .afternoon:
        guard let first = rest.popFirst(), let second = rest.popFirst(),
          second | 0x20 == UInt8(ascii: "m"), "ap".utf8.contains(first | 0x20)
        else { return nil }
        isAfternoon = first | 0x20 == UInt8(ascii: "p")
      case .fraction:
        let digits = rest.prefix { $0 &- UInt8(ascii: "0") <= 9 }
        guard !digits.isEmpty else { return nil }
        parts.hasFraction = digits.contains { $0 != UInt8(ascii: "0") }
        rest = rest.dropFirst(digits.count)
      case .offset:
        guard let offset = Self.offset(&rest) else { return nil }
        parts.offset = offset
      default:
        guard let number = Self.number(&rest, upTo: element == .year ? 4 : 2) else { return nil }
        switch element {
        case .year: parts.numbers.0 = number
        case .shortYear: parts.numbers.0 = number + (number < 69 ? 2000 : 1900)
        case .month: parts.numbers.1 = number
        case .day: parts.numbers.2 = number
        case .quarter:
          guard 1...4 ~= number else { return nil }
          parts.numbers.1 = number * 3 - 2
        case .hour: clock.hour = number
        case .hourOfTwelve:
          guard 1...12 ~= number else { return nil }
          clock.hour = number % 12
        case .minute: clock.minute = number
        default: clock.second = number
        }
      }
    }
    if isAfternoon == true { clock.hour += 12 }
    guard rest.isEmpty, clock.hour < 24, clock.minute < 60, clock.second < 60 else { return nil }
    parts.seconds = clock.hour * 3600 + clock.minute * 60 + clock.second
    return parts
  }

  /// Whether the pattern has a clock.
  var hasClock: Bool {
    guard case .elements(let elements) = meaning else { return false }
    return elements.contains { [.hour, .hourOfTwelve, .minute, .second].contains($0) }
  }

  /// Whether the pattern has an offset from UTC.
  var hasOffset: Bool {
    guard case .elements(let elements) = meaning else { return false }
    return elements.contains(.offset)
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
