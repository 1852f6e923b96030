/// Collects the times of a file and decides how they are written.
///
/// The first cell shows the way of writing, which is then enforced. What it leaves open (the order
/// of day and month; whether digits are dates) is decided by the cells that follow, or at the end.
struct TimeColumn: Sendable {
  let source: TimeSource
  let pattern: TimePattern?
  private(set) var format: TimeFormat?
  /// Days since 1970, or what the digits say where those are not decided yet.
  private(set) var ticks: [Int64] = []
  /// Seconds after the midnight, in UTC, of the ticks' days.
  private(set) var clocks: [Int32] = []
  private(set) var isAtMidnight = true
  /// Whether some part above 12 has told days from months.
  private(set) var isOrderShown = false
  private(set) var isColonMonth = false
  private(set) var digits = DigitTimes()
  /// The first cell, for a message at the end.
  private(set) var first = (text: "", column: "", place: SourceLocation(file: ""))
  private var month = MonthStart()

  init(_ source: TimeSource, _ pattern: TimePattern?) {
    self.source = source
    self.pattern = pattern
  }

  /// Makes room for as many rows.
  mutating func reserve(_ count: Int) { ticks.reserveCapacity(count) }

  /// Takes the rows in another order.
  mutating func rearrange(_ order: [UInt32]) {
    ticks = order.map { ticks[Int($0)] }
    if !clocks.isEmpty { clocks = order.map { clocks[Int($0)] } }
  }

  /// Adds the cells of the records.
  /// - Throws: `DataError` at the first cell that is no time, or is not written as the others.
  mutating func append(_ chunk: CSVChunk) throws(DataError) {
    ticks.reserve(chunk.records.count)
    switch source {
    case .parts(let columns, let parts):
      for record in 0..<chunk.records.count {
        ticks.append(try TimeParts(columns: columns, parts: parts).day(chunk, record))
      }
    case .rows: ticks += (0..<chunk.records.count).map { Int64(chunk.firstRow + $0) }
    case .column(let column):
      let bytes = chunk.bytes.span
      for record in 0..<chunk.records.count {
        if let format, format.layout == .yearFirst(separator: UInt8(ascii: "-")),
          let time = ISOTime(bytes, chunk.records.field(record, column)),
          time.hasClock == format.hasClock, !format.hasOffset,
          let day = month.day(time.year, time.month, time.day)
        {
          ticks.append(day)
          if time.hasClock { appendClock(time.seconds) }
        } else {
          try append(chunk, record, column)
        }
      }
    }
  }

  private mutating func appendClock(_ seconds: Int, offset: Int = 0) {
    isAtMidnight = isAtMidnight && seconds == 0
    clocks.append(Int32(seconds - offset))
  }

  private mutating func append(
    _ chunk: CSVChunk, _ record: Int, _ column: Int
  ) throws(DataError) {
    let cell = chunk.bytes[chunk.content(record, column)]
    guard !cell.isEmpty else {
      let rows = rowsToSkip(chunk, record, column)
      throw chunk.error(record, column) { .missingTime(column: $1, rowsToSkip: rows) }
    }
    guard let parts = parts(cell) else {
      let rows = rowsToSkip(chunk, record, column)
      throw chunk.error(record, column) { .notATime($0, column: $1, rowsToSkip: rows) }
    }
    if format == nil {
      format = firstFormat(parts)
      first = (
        chunk.text(record, column), chunk.head.columns[column], chunk.location(record, column)
      )
    }
    guard let format else { return }
    switch (format.layout, parts.format.layout) {
    case (.integer, .integer), (.integer, .compact):
      let number = Self.number(parts)
      digits.append(number, count: cell.count, isDate: parts.format.layout == .compact)
      if parts.format.layout != .compact, cell.count == 8, digits.noDate == nil {
        digits.noDate = (chunk.text(record, column), chunk.location(record, column))
      }
      return ticks.append(number)
    case (.unixSeconds, .integer), (.unixSeconds, .compact), (.unixMilliseconds, .integer),
      (.unixMilliseconds, .compact):
      let scale: Int64 = format.layout == .unixSeconds ? 1 : 1000
      let (seconds, rest) = Self.number(parts).quotientAndRemainder(dividingBy: scale)
      guard rest == 0 else { throw fraction(chunk, record, column) }
      let day = seconds.flooredQuotient(secondsPerDay)
      guard Self.fourDigitYears.contains(day) else { throw noSuchDate(chunk, record, column) }
      ticks.append(day)
      return appendClock(Int(seconds - day * secondsPerDay))
    case (.colon, .colon):
      isColonMonth = isColonMonth || parts.numbers.1 > 4 || parts.numbers.2 == 2
      guard 1...12 ~= parts.numbers.1 else { throw noSuchDate(chunk, record, column) }
      return ticks.append(Int64(parts.numbers.0 * 100 + parts.numbers.1))
    default: break
    }
    try appendDate(parts, chunk, record, column)
  }

  /// The days of the years that have a date, as those of other columns do.
  private static let fourDigitYears =
    CivilDate(year: 0, month: 1, day: 1)
    .daysSinceEpoch...CivilDate(
      year: 9999, month: 12, day: 31
    ).daysSinceEpoch

  private mutating func appendDate(
    _ parts: TimeParser.Parts, _ chunk: CSVChunk, _ record: Int, _ column: Int
  ) throws(DataError) {
    guard var format else { return }
    var numbers = parts.numbers
    var found = parts.format
    if case .dayFirst(let separator) = found.layout {
      try showOrder(numbers, separator, &format)
      if format.layout == .monthFirst(separator: separator) {
        numbers = (numbers.1, numbers.0, numbers.2)
        found.layout = format.layout
      }
      numbers = (numbers.2, numbers.1, numbers.0)
    }
    guard found == format else {
      throw chunk.error(record, column) {
        .unlikeTheOtherTimes($0, column: $1, format: format.example)
      }
    }
    guard !parts.hasFraction else { throw fraction(chunk, record, column) }
    guard let day = month.day(numbers.0, numbers.1, numbers.2) else {
      throw noSuchDate(chunk, record, column)
    }
    ticks.append(day)
    if hasClock { appendClock(parts.seconds, offset: parts.offset) }
  }

  /// A part above 12 shows which one is the day; times read before are turned where it is the
  /// second.
  private mutating func showOrder(
    _ numbers: (Int, Int, Int), _ separator: UInt8, _ format: inout TimeFormat
  ) throws(DataError) {
    guard !isOrderShown, format.layout == .dayFirst(separator: separator) else { return }
    isOrderShown = separator == UInt8(ascii: ".") || numbers.0 > 12 || numbers.1 > 12
    guard separator != UInt8(ascii: "."), numbers.0 <= 12, numbers.1 > 12 else { return }
    format.layout = .monthFirst(separator: separator)
    self.format = format
    ticks = ticks.map(Self.turned)
  }

  /// The day with its day and month exchanged; both are 12 at most.
  static func turned(_ day: Int64) -> Int64 {
    let date = CivilDate(daysSinceEpoch: day)
    return CivilDate(year: date.year, month: date.day, day: date.month).daysSinceEpoch
  }

  private func parts(_ cell: ArraySlice<UInt8>) -> TimeParser.Parts? {
    guard let pattern else { return TimeParser.parts(cell) }
    guard case .elements(let elements) = pattern.meaning else {
      let parts = TimeParser.parts(cell)
      let isWhole =
        parts?.format.layout == .integer || parts?.format == TimeFormat(layout: .compact)
      return isWhole ? parts : nil
    }
    return pattern.parts(cell, elements)
  }

  private func firstFormat(_ parts: TimeParser.Parts) -> TimeFormat {
    switch pattern?.meaning {
    case .unixSeconds: return TimeFormat(layout: .unixSeconds)
    case .unixMilliseconds: return TimeFormat(layout: .unixMilliseconds)
    case .integer: return TimeFormat(layout: .integer)
    case .elements: return parts.format
    case nil: break
    }
    switch parts.format.layout {
    case .integer where 100_000_000..<1_900_000_000 ~= parts.numbers.0:
      return TimeFormat(layout: .unixSeconds)
    case .integer where 100_000_000_000..<1_900_000_000_000 ~= parts.numbers.0:
      return TimeFormat(layout: .unixMilliseconds)
    case .compact where !parts.format.hasClock: return TimeFormat(layout: .integer)
    default: return parts.format
    }
  }

  private static func number(_ parts: TimeParser.Parts) -> Int64 {
    let (year, month, day) = parts.numbers
    let isDate = parts.format.layout == .compact
    return Int64(isDate ? year * 10_000 + month * 100 + day : year)
  }

  private var hasClock: Bool { format?.hasClock ?? false || pattern?.hasClock ?? false }

  // MARK: - Errors

  private func noSuchDate(_ chunk: CSVChunk, _ record: Int, _ column: Int) -> DataError {
    chunk.error(record, column) { .noSuchDate($0, column: $1) }
  }

  private func fraction(_ chunk: CSVChunk, _ record: Int, _ column: Int) -> DataError {
    let others = chunk.head.columns.indices.filter { other in
      other != column && chunk.kind(ofColumn: other) == .time
    }
    let other = others.first.map { chunk.head.columns[$0] }
    return chunk.error(record, column) { .fractionOfSecond($0, column: $1, other: other) }
  }

  /// How many rows from the first one on hold no times, if this is the first and times follow.
  private func rowsToSkip(_ chunk: CSVChunk, _ record: Int, _ column: Int) -> Int? {
    guard chunk.firstRow + record == 0 else { return nil }
    let next = (1..<min(50, max(1, chunk.records.count))).first {
      parts(chunk.bytes[chunk.content($0, column)]) != nil
    }
    return next.map { $0 + chunk.head.dialect.skippedRows }
  }
}
