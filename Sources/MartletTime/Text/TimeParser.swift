/// Parses one cell of times, byte by byte.
package struct TimeParser {
  /// A time as it is written, before any check of the calendar.
  package struct Parts {
    package var format: TimeFormat
    /// Year, month and day in the order of the format; an integer is the first part. A month of 0
    /// stands for a date that does not exist.
    package var numbers: (Int, Int, Int)
    /// Seconds after midnight by the cell's own clock; a whole day for 24:00.
    package var seconds = 0
    /// Seconds that the clock is ahead of UTC.
    package var offset = 0
    package var hasFraction = false
    /// The name of a day that the cell also has.
    package var weekday: Weekday?

    /// `2018-05` in a column called week is week 5, not May; `2018-2` in one called quarter or half is
    /// the second of these.
    /// - Parameter count: The bytes of the cell.
    package func asNamed(_ part: TimePart, count: Int) -> Parts {
      guard format.layout == .month else { return self }
      var parts = self
      let (year, number, _) = numbers
      switch part {
      case .week:
        let date = ISOWeek.date(year: year, week: number)
        parts.format.layout = .week
        parts.numbers = (date?.year ?? year, date?.month ?? 0, date?.day ?? 0)
      case .quarter where count == 6:
        parts.format.layout = .quarter
        parts.numbers.1 = number > 4 ? 0 : number * 3 - 2
      case .half where count == 6:
        parts.format.layout = .half
        parts.numbers.1 = number > 2 ? 0 : number * 6 - 5
      default: break
      }
      return parts
    }

    /// Whether an integer is written with decimals.
    package var hasDecimals: Bool { format.layout == .integer && numbers.1 == 1 }
  }

  let bytes: ArraySlice<UInt8>
  var position: Int

  private init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// The parts of a cell; nil when it is no time. Day and month of `3/4/2018` are read day first.
  package static func parts(_ bytes: ArraySlice<UInt8>) -> Parts? {
    var parser = TimeParser(bytes)
    let weekday = parser.weekdayBefore()
    guard var parts = parser.date() else { return nil }
    parts.weekday = weekday
    if weekday == nil, parser.position < bytes.endIndex { parts.weekday = parser.weekdayAfter() }
    if parts.weekday != nil {
      parts.format.hasWeekday = true
      guard parts.format.isFullDate || parts.format.layout == .clockBeforeYear else { return nil }
    }
    guard parser.position < bytes.endIndex else { return parts }
    guard parts.format.isFullDate, parser.acceptClockSeparator() else { return nil }
    return parser.clock(&parts) ? parts : nil
  }

  /// The parts of a cell that is a clock alone, such as `9:05` or `16:00:05`; nil for other cells.
  package static func clock(_ bytes: ArraySlice<UInt8>) -> Parts? {
    var parser = TimeParser(bytes)
    var parts = parser.parts(.integer, 0, 0, 0)
    return parser.clock(&parts) ? parts : nil
  }

  /// Whether a cell is a time other than digits alone.
  package static func looksLikeTime(_ bytes: some Collection<UInt8>) -> Bool {
    guard let parts = parts(ArraySlice(bytes)) else { return false }
    switch parts.format.layout {
    case .integer: return false
    case .compact: return parts.format.hasClock
    default: return true
    }
  }

  func parts(_ layout: TimeFormat.Layout, _ a: Int, _ b: Int, _ c: Int) -> Parts {
    Parts(format: TimeFormat(layout: layout), numbers: (a, b, c))
  }

  // MARK: - Bytes

  var peek: UInt8? { position < bytes.endIndex ? bytes[position] : nil }

  mutating func accept(_ scalar: UnicodeScalar) -> Bool { accept(UInt8(ascii: scalar)) }

  mutating func accept(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    position += 1
    return true
  }

  mutating func skipSpaces() {
    while accept(" ") {}
  }

  static func isLetter(_ byte: UInt8) -> Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
  }

  /// The letters from here on.
  mutating func letters() -> ArraySlice<UInt8> {
    let start = position
    while let byte = peek, Self.isLetter(byte) { position += 1 }
    return bytes[start..<position]
  }

  /// The number written by a run of digits; nil when the run's length is not in `count`, or the
  /// number is beyond 64 bits.
  mutating func digits(_ count: ClosedRange<Int>) -> Int? {
    let start = position
    var value = 0
    while let byte = peek, byte &- UInt8(ascii: "0") <= 9, position - start < count.upperBound {
      value = value &* 10 &+ Int(byte - UInt8(ascii: "0"))
      position += 1
    }
    // Nineteen digits are below 2^64: too large a number is a negative one here.
    return position - start >= count.lowerBound && value >= 0 ? value : nil
  }
}
