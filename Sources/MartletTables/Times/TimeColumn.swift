import MartletFiles
import MartletTime

/// Collects the times of a column and decides how they are written.
///
/// The first cell shows the way of writing, which is then enforced. What it leaves open (the order
/// of day and month; whether digits are dates) is decided by the cells that follow, or at the end.
struct TimeColumn: Sendable {
  let column: Int
  let pattern: TimePattern?
  private(set) var format: TimeFormat?
  /// Days since 1970, or what the digits say where those are not decided yet.
  private(set) var ticks: [Int64] = []
  /// Seconds after the midnight, in UTC, of the ticks' days.
  private(set) var clocks: [Int32] = []
  private(set) var isAtMidnight = true
  /// Whether some part above 12, or the name of a day, has told days from months.
  private(set) var isOrderShown = false
  private(set) var isColonMonth = false
  private(set) var digits = DigitTimes(column: "")
  /// The part of a time that the column's name says.
  private var named: TimePart?
  /// Whether a time had a fraction of a second, which is cut.
  private(set) var areCut = false
  /// The first cell, for a message at the end.
  private(set) var first = (text: "", column: "", place: SourceLocation(file: ""))
  private var month = MonthStart()

  init(_ column: Int, _ pattern: TimePattern?) {
    self.column = column
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
    let bytes = chunk.bytes.span
    for record in 0..<chunk.records.count {
      if let format, format.layout == .yearFirst(separator: UInt8(ascii: "-")),
        let time = ISOTime(bytes, chunk.records.field(record, column)),
        time.hasClock == format.hasClock, !format.hasOffset, !format.hasWeekday,
        let day = month.day(time.year, time.month, time.day)
      {
        ticks.append(day)
        if time.hasClock { appendClock(time.seconds) }
      } else {
        try append(chunk.bytes[chunk.content(record, column)], chunk, record)
      }
    }
  }

  private mutating func appendClock(_ seconds: Int, offset: Int = 0) {
    isAtMidnight = isAtMidnight && seconds == 0
    clocks.append(Int32(seconds - offset))
  }

  /// Adds a cell.
  mutating func append(
    _ cell: ArraySlice<UInt8>, _ chunk: CSVChunk, _ record: Int
  ) throws(DataError) {
    guard !cell.isEmpty else {
      let rows = rowsToSkip(chunk, record)
      throw chunk.error(record, column) { .missingTime(column: $1, rowsToSkip: rows) }
    }
    guard var parts = parts(cell) else {
      let rows = rowsToSkip(chunk, record)
      throw chunk.error(record, column) { .notATime($0, column: $1, rowsToSkip: rows) }
    }
    if format == nil {
      first = (
        chunk.text(record, column), chunk.head.columns[column], chunk.location(record, column)
      )
      named = pattern == nil ? TimePart(columnName: first.column) : nil
      digits = DigitTimes(column: pattern == nil ? first.column : "")
      if digits.named == .week { named = .week }
    }
    if let named { parts = parts.asNamed(named, count: cell.count) }
    if format == nil { format = firstFormat(parts, count: cell.count) }
    guard let format else { return }
    switch (format.layout, parts.format.layout) {
    case (.integer, .integer), (.integer, .compact):
      guard cell.count <= 18 + (parts.numbers.0 < 0 ? 1 : 0), !parts.hasDecimals else {
        throw chunk.error(record, column) { .notATime($0, column: $1, rowsToSkip: nil) }
      }
      let number = Self.number(parts)
      guard digits.append(number, count: cell.count, isDate: parts.format.layout == .compact) else {
        throw noSuchDate(chunk, record)
      }
      if parts.format.layout != .compact, cell.count == 8, digits.noDate == nil {
        digits.noDate = (chunk.text(record, column), chunk.location(record, column))
      }
      return ticks.append(number)
    case (.epoch(let unit), .integer), (.epoch(let unit), .compact):
      return try append(Self.number(parts), unit, hasFraction: parts.hasFraction, chunk, record)
    case (.colon, .colon):
      isColonMonth = isColonMonth || parts.numbers.1 > 4 || parts.numbers.2 == 2
      guard 1...12 ~= parts.numbers.1 else { throw noSuchDate(chunk, record) }
      return ticks.append(Int64(parts.numbers.0 * 100 + parts.numbers.1))
    default: break
    }
    try appendDate(parts, chunk, record)
  }

  /// Adds a number since 1970.
  private mutating func append(
    _ number: Int64, _ unit: EpochUnit, hasFraction: Bool, _ chunk: CSVChunk, _ record: Int
  ) throws(DataError) {
    let own = EpochUnit(recognising: number)
    let seconds = number.flooredQuotient(unit.rawValue)
    let day = seconds.flooredQuotient(secondsPerDay)
    let isInRange = TimeKind.days.contains(day)
    if let own, own != unit, pattern == nil || !isInRange {
      let word = pattern == nil ? nil : own.word
      throw chunk.error(record, column) {
        .otherUnit($0, column: $1, unit: own.name, expected: unit.name, toSay: word)
      }
    }
    guard isInRange else { throw noSuchDate(chunk, record) }
    areCut = areCut || hasFraction || !number.isMultiple(of: unit.rawValue)
    ticks.append(day)
    appendClock(Int(seconds - day * secondsPerDay))
  }

  private mutating func appendDate(
    _ parts: TimeParser.Parts, _ chunk: CSVChunk, _ record: Int
  ) throws(DataError) {
    guard var format else { return }
    var numbers = parts.numbers
    var found = parts.format
    if case .dayFirst(let separator) = found.layout {
      showOrder(parts, separator, &format)
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
    guard var day = month.day(numbers.0, numbers.1, numbers.2) else {
      throw noSuchDate(chunk, record)
    }
    if let weekday = parts.weekday, Weekday(daysSinceEpoch: day) != weekday {
      let actual = Weekday(daysSinceEpoch: day)
      throw chunk.error(record, column) { .otherWeekday($0, column: $1, actual: actual) }
    }
    areCut = areCut || parts.hasFraction
    var seconds = parts.seconds
    if seconds == secondsPerDay { (day, seconds) = (day + 1, 0) }
    if parts.offset != 0 || seconds != parts.seconds {
      let instant = day * secondsPerDay + Int64(seconds - parts.offset)
      guard TimeKind.days.contains(instant.flooredQuotient(secondsPerDay)) else {
        throw noSuchDate(chunk, record)
      }
    }
    ticks.append(day)
    if hasClock { appendClock(seconds, offset: parts.offset) }
  }

  /// A part above 12 shows which one is the day, as does the name of a day that fits one order only;
  /// times read before are turned where it is the second.
  private mutating func showOrder(
    _ parts: TimeParser.Parts, _ separator: UInt8, _ format: inout TimeFormat
  ) {
    guard !isOrderShown, format.layout == .dayFirst(separator: separator) else { return }
    let (first, second, year) = parts.numbers
    var isMonthFirst = first <= 12 && second > 12
    isOrderShown = separator == UInt8(ascii: ".") || first > 12 || second > 12
    if !isOrderShown, let weekday = parts.weekday {
      func fits(_ month: Int, _ day: Int) -> Bool {
        CivilDate(checkingYear: year, month: month, day: day).map {
          Weekday(daysSinceEpoch: $0.daysSinceEpoch) == weekday
        } ?? false
      }
      isOrderShown = fits(first, second) != fits(second, first)
      isMonthFirst = isOrderShown && fits(first, second)
    }
    guard separator != UInt8(ascii: "."), isMonthFirst else { return }
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

  private func firstFormat(_ parts: TimeParser.Parts, count: Int) -> TimeFormat {
    switch pattern?.meaning {
    case .epoch(let unit): return TimeFormat(layout: .epoch(unit))
    case .integer: return TimeFormat(layout: .integer)
    case .elements: return parts.format
    case nil: break
    }
    switch parts.format.layout {
    case .integer:
      let number = Self.number(parts)
      guard digits.named == nil, !DigitTimes.isUndecided(number, count: count),
        let unit = EpochUnit(recognising: number)
      else { return parts.format }
      return TimeFormat(layout: .epoch(unit))
    case .compact where !parts.format.hasClock && !parts.format.hasWeekday:
      return TimeFormat(layout: .integer)
    default: return parts.format
    }
  }

  private static func number(_ parts: TimeParser.Parts) -> Int64 {
    let (year, month, day) = parts.numbers
    let isDate = parts.format.layout == .compact
    return Int64(isDate ? year * 10_000 + month * 100 + day : year)
  }

  private var hasClock: Bool { format?.hasClock ?? false || pattern?.hasClock ?? false }

  private func noSuchDate(_ chunk: CSVChunk, _ record: Int) -> DataError {
    chunk.error(record, column) { .noSuchDate($0, column: $1) }
  }

  /// How many rows from the first one on hold no times, if this is the first and times follow.
  private func rowsToSkip(_ chunk: CSVChunk, _ record: Int) -> Int? {
    guard chunk.firstRow + record == 0 else { return nil }
    let next = (1..<min(50, max(1, chunk.records.count))).first {
      parts(chunk.bytes[chunk.content($0, column)]) != nil
    }
    return next.map { $0 + chunk.head.dialect.skippedRows }
  }
}
