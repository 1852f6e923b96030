/// Parses one cell of times, byte by byte.
struct TimeParser {
  /// A time as it is written, before any check of the calendar.
  struct Parts {
    var format: TimeFormat
    /// Year, month and day in the order of the format; an integer is the first part.
    var numbers: (Int, Int, Int)
    /// Seconds after midnight by the cell's own clock.
    var seconds = 0
    /// Seconds that the clock is ahead of UTC.
    var offset = 0
    var hasFraction = false
  }

  private let bytes: ArraySlice<UInt8>
  private var position: Int

  private init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// The parts of a cell; nil when it is no time. Day and month of `3/4/2018` are read day first.
  static func parts(_ bytes: ArraySlice<UInt8>) -> Parts? {
    var parser = TimeParser(bytes)
    guard var parts = parser.date() else { return nil }
    guard parser.position < bytes.endIndex else { return parts }
    guard parts.format.isFullDate else { return nil }
    return parser.clock(&parts) ? parts : nil
  }

  /// Whether a cell is a time other than digits alone.
  static func looksLikeTime(_ bytes: some Collection<UInt8>) -> Bool {
    guard let parts = parts(ArraySlice(bytes)) else { return false }
    return parts.format.layout != .integer && parts.format.layout != .compact
  }

  // MARK: - Dates

  private mutating func date() -> Parts? {
    let start = position
    if accept("-") || accept("+") { return wholeNumber(from: start) }
    if let peek, Self.isLetter(peek) { return nameFirst() }
    guard let first = digits(1...18) else { return nil }
    let count = position - start
    guard peek != nil else { return integerOrCompact(first, count: count) }
    switch count {
    case 4: return yearFirst(first)
    case 1, 2: return dayFirst(first)
    case 8: return integerOrCompact(first, count: count)
    default: return nil
    }
  }

  /// What follows a year: `-12-31`, `-12`, `M12`, `Q4`, `-Q4`, `:4`, ` Dec`.
  private mutating func yearFirst(_ year: Int) -> Parts? {
    if accept(":") {
      let start = position
      guard let part = digits(1...2), peek == nil else { return nil }
      return parts(.colon, year, part, position - start)
    }
    let separator = peek
    let isSeparated = accept("-") || accept("/") || accept(".") || accept(" ")
    if let peek, Self.isLetter(peek) {
      if accept("Q") || accept("q") { return quarter(year) }
      if !isSeparated, accept("M") || accept("m"), let month = digits(1...2), self.peek == nil {
        return parts(.monthNumber, year, month, 1)
      }
      guard let month = monthName(), self.peek == nil else { return nil }
      return parts(.yearName, year, month, 1)
    }
    guard isSeparated, let separator, separator != UInt8(ascii: " "), let month = digits(1...2)
    else { return nil }
    guard accept(separator) else {
      guard separator == UInt8(ascii: "-"), peek == nil else { return nil }
      return parts(.month, year, month, 1)
    }
    guard let day = digits(1...2) else { return nil }
    return parts(.yearFirst(separator: separator), year, month, day)
  }

  /// What follows a day, or a month: `/12/2018`, ` Dec 2018`.
  private mutating func dayFirst(_ first: Int) -> Parts? {
    guard let separator = peek else { return nil }
    let isSpace = separator == UInt8(ascii: " ")
    guard isSpace || accept("-") || accept("/") || accept(".") else { return nil }
    skipSpaces()
    if let peek, Self.isLetter(peek) {
      guard let month = monthName(), accept(separator) || accept(" ") else { return nil }
      skipSpaces()
      return digits(4...4).map { parts(.dayName, $0, month, first) }
    }
    guard !isSpace, let second = digits(1...2), accept(separator), let year = digits(4...4) else {
      return nil
    }
    return parts(.dayFirst(separator: separator), first, second, year)
  }

  /// `Dec 31, 2018`, `Dec 2018`, `Q4 2018`.
  private mutating func nameFirst() -> Parts? {
    if accept("Q") || accept("q") {
      guard let quarter = digits(1...1), 1...4 ~= quarter else { return nil }
      _ = accept(" ") || accept("-") || accept("/")
      guard let year = digits(4...4), peek == nil else { return nil }
      return parts(.quarter, year, quarter * 3 - 2, 1)
    }
    guard let month = monthName() else { return nil }
    guard accept(" ") || accept("-") || accept("/") || accept(".") else { return nil }
    skipSpaces()
    let start = position
    guard let first = digits(1...4) else { return nil }
    if position - start == 4, peek == nil { return parts(.nameYear, first, month, 1) }
    guard position - start <= 2 else { return nil }
    guard accept(",") || accept(" ") || accept("-") else { return nil }
    skipSpaces()
    return digits(4...4).map { parts(.nameDay, $0, month, first) }
  }

  private mutating func quarter(_ year: Int) -> Parts? {
    guard let quarter = digits(1...1), 1...4 ~= quarter, peek == nil else { return nil }
    return parts(.quarter, year, quarter * 3 - 2, 1)
  }

  private mutating func monthName() -> Int? {
    let start = position
    while let byte = peek, Self.isLetter(byte) { position += 1 }
    return MonthName.number(bytes[start..<position])
  }

  private func integerOrCompact(_ number: Int, count: Int) -> Parts? {
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100)
    if count == 8, CivilDate(checkingYear: year, month: month, day: day) != nil {
      return parts(.compact, year, month, day)
    }
    guard peek == nil else { return nil }
    return parts(.integer, number, 0, 0)
  }

  private mutating func wholeNumber(from start: Int) -> Parts? {
    guard let magnitude = digits(1...18), peek == nil else { return nil }
    return parts(.integer, bytes[start] == UInt8(ascii: "-") ? -magnitude : magnitude, 0, 0)
  }

  private func parts(_ layout: TimeFormat.Layout, _ a: Int, _ b: Int, _ c: Int) -> Parts {
    Parts(format: TimeFormat(layout: layout), numbers: (a, b, c))
  }

  // MARK: - Clocks

  /// `T16:00:05.000-05:00` and its shorter forms, or `4:00 PM`; false when the rest of the cell is
  /// none.
  private mutating func clock(_ parts: inout Parts) -> Bool {
    guard accept(" ") || accept("T") || accept("t") else { return false }
    guard var hour = digits(1...2), accept(":"), let minute = digits(2...2) else { return false }
    var second = 0
    if accept(":") {
      guard let value = digits(2...2) else { return false }
      second = value
      if accept(".") {
        let start = position
        while let byte = peek, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte {
          parts.hasFraction = parts.hasFraction || byte != UInt8(ascii: "0")
          position += 1
        }
        guard position > start else { return false }
      }
    }
    skipSpaces()
    let isAfternoon = accept("P") || accept("p")
    if isAfternoon || accept("A") || accept("a") {
      guard accept("M") || accept("m"), 1...12 ~= hour else { return false }
      hour = hour % 12 + (isAfternoon ? 12 : 0)
    }
    guard hour < 24, minute < 60, second < 60 else { return false }
    parts.seconds = hour * 3600 + minute * 60 + second
    parts.format.hasClock = true
    return offset(&parts)
  }

  private mutating func offset(_ parts: inout Parts) -> Bool {
    guard let sign = peek else { return true }
    parts.format.hasOffset = true
    for name in ["Z", "z", "UTC", "GMT"] where bytes[position...].elementsEqual(name.utf8) {
      return true
    }
    position += 1
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return false }
    guard let hours = digits(2...2) else { return false }
    var minutes = 0
    if accept(":") || peek != nil {
      guard let value = digits(2...2) else { return false }
      minutes = value
    }
    guard peek == nil, hours < 24, minutes < 60 else { return false }
    parts.offset = (hours * 3600 + minutes * 60) * (sign == UInt8(ascii: "-") ? -1 : 1)
    return true
  }

  // MARK: - Bytes

  private var peek: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  private mutating func accept(_ scalar: UnicodeScalar) -> Bool { accept(UInt8(ascii: scalar)) }

  private mutating func accept(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipSpaces() {
    while accept(" ") {}
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
  }

  /// The number written by a run of digits; nil when the run's length is not in `count`.
  private mutating func digits(_ count: ClosedRange<Int>) -> Int? {
    let start = position
    var value = 0
    while let byte = peek, byte &- UInt8(ascii: "0") <= 9, position - start < count.upperBound {
      value = value * 10 + Int(byte - UInt8(ascii: "0"))
      position += 1
    }
    return position - start >= count.lowerBound ? value : nil
  }
}
