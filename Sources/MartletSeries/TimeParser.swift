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
    switch parts.format.layout {
    case .month, .quarter, .integer: return nil
    default: return parser.clock(&parts) ? parts : nil
    }
  }

  /// Whether a cell is a time other than digits alone.
  static func looksLikeTime(_ bytes: some Collection<UInt8>) -> Bool {
    guard let parts = parts(ArraySlice(bytes)) else { return false }
    return parts.format.layout != .integer && parts.format.layout != .compact
  }

  private mutating func date() -> Parts? {
    let start = position
    if accept("-") || accept("+") { return wholeNumber(from: start) }
    guard let first = digits(1...18) else { return nil }
    let firstCount = position - start
    guard let separator = peek else { return integerOrCompact(first, count: firstCount) }
    if firstCount == 4, separator | 0x20 == UInt8(ascii: "q") {
      return quarter(first)
    }
    guard
      separator == UInt8(ascii: "-") || separator == UInt8(ascii: "/")
        || separator == UInt8(ascii: ".")
    else {
      return firstCount == 8 ? integerOrCompact(first, count: firstCount) : nil
    }
    position += 1
    if firstCount == 4, separator == UInt8(ascii: "-"), let next = peek,
      next | 0x20 == UInt8(ascii: "q")
    {
      return quarter(first)
    }
    guard let second = digits(1...2) else { return nil }
    guard accept(separator) else {
      guard firstCount == 4, separator == UInt8(ascii: "-"), peek == nil else { return nil }
      return Parts(format: TimeFormat(layout: .month), numbers: (first, second, 1))
    }
    let thirdStart = position
    guard let third = digits(1...4) else { return nil }
    let numbers = (first, second, third)
    if firstCount == 4, position - thirdStart <= 2, separator != UInt8(ascii: ".") {
      return Parts(format: TimeFormat(layout: .yearFirst(separator: separator)), numbers: numbers)
    }
    guard firstCount <= 2, position - thirdStart == 4 else { return nil }
    return Parts(format: TimeFormat(layout: .dayFirst(separator: separator)), numbers: numbers)
  }

  private mutating func quarter(_ year: Int) -> Parts? {
    position += 1
    guard let quarter = digits(1...1), 1...4 ~= quarter, peek == nil else { return nil }
    return Parts(format: TimeFormat(layout: .quarter), numbers: (year, quarter * 3 - 2, 1))
  }

  private func integerOrCompact(_ number: Int, count: Int) -> Parts? {
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100)
    if count == 8, CivilDate(checkingYear: year, month: month, day: day) != nil {
      return Parts(format: TimeFormat(layout: .compact), numbers: (year, month, day))
    }
    guard peek == nil else { return nil }
    return Parts(format: TimeFormat(layout: .integer), numbers: (number, 0, 0))
  }

  private mutating func wholeNumber(from start: Int) -> Parts? {
    guard let magnitude = digits(1...18), peek == nil else { return nil }
    let number = bytes[start] == UInt8(ascii: "-") ? -magnitude : magnitude
    return Parts(format: TimeFormat(layout: .integer), numbers: (number, 0, 0))
  }

  /// `T16:00:05.000-05:00` and its shorter forms; false when the rest of the cell is none.
  private mutating func clock(_ parts: inout Parts) -> Bool {
    guard accept(" ") || accept("T") || accept("t") else { return false }
    guard let hour = digits(1...2), accept(":"), let minute = digits(2...2) else { return false }
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
    guard hour < 24, minute < 60, second < 60 else { return false }
    parts.seconds = hour * 3600 + minute * 60 + second
    parts.format.hasClock = true
    return offset(&parts)
  }

  private mutating func offset(_ parts: inout Parts) -> Bool {
    guard let sign = peek else { return true }
    parts.format.hasOffset = true
    position += 1
    if sign | 0x20 == UInt8(ascii: "z") { return peek == nil }
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

  private var peek: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  private mutating func accept(_ scalar: UnicodeScalar) -> Bool { accept(UInt8(ascii: scalar)) }

  private mutating func accept(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    position += 1
    return true
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
