import MartletFiles
import MartletTime

/// Collects times whose parts are in columns of their own.
struct TimeParts: Sendable {
  let columns: [Int]
  let parts: [TimePart]
  /// The column of dates, where there is one.
  private var date: TimeColumn?
  /// The column of clocks, or of hours without minutes beside them.
  private var clock: ClockColumn?
  /// Whether `--time-format` is for date and clock together.
  private let isPatternForBoth: Bool
  private var days: [Int64] = []
  private var seconds: [Int32] = []

  init(columns: [Int], parts: [TimePart], pattern: TimePattern?) {
    self.columns = columns
    self.parts = parts
    isPatternForBoth = parts.contains(.date) && pattern?.hasClock ?? false
    for (column, part) in zip(columns, parts) {
      switch part {
      case .date: date = TimeColumn(column, pattern)
      case .clock: clock = ClockColumn(column)
      case .hour where !parts.contains(.minute): clock = ClockColumn(column)
      default: break
      }
    }
  }

  mutating func rearrange(_ order: [UInt32]) {
    date?.rearrange(order)
    clock?.rearrange(order)
    if !days.isEmpty { days = order.map { days[Int($0)] } }
    if !seconds.isEmpty { seconds = order.map { seconds[Int($0)] } }
  }

  /// Adds the cells of the records.
  /// - Throws: `DataError` at the part that is none, or at the last one for parts without a date.
  mutating func append(_ chunk: CSVChunk) throws(DataError) {
    if isPatternForBoth { return try appendJoined(chunk) }
    try date?.append(chunk)
    for record in 0..<chunk.records.count {
      try clock?.append(chunk, record)
      if date == nil { days.append(try day(chunk, record)) }
      if clock == nil, hasClock { seconds.append(try seconds(chunk, record)) }
    }
  }

  /// Dates and clocks as if one space were between them.
  private mutating func appendJoined(_ chunk: CSVChunk) throws(DataError) {
    guard let dates = date?.column else { return }
    for record in 0..<chunk.records.count {
      var cell = Array(chunk.bytes[chunk.content(record, dates)])
      for column in columns where column != dates {
        cell += [UInt8(ascii: " ")] + chunk.bytes[chunk.content(record, column)]
      }
      try date?.append(cell[...], chunk, record)
    }
  }

  private var hasClock: Bool { parts.contains(where: \.isOfClock) }

  /// The times, with everything decided.
  /// - Throws: `DataError` for dates that could be read in two ways, and cells that do not fit.
  func decided(groups: [Range<Int>]) throws(DataError) -> DecidedTimes {
    var times = DecidedTimes(kind: .date, ticks: days, example: "columns of their parts")
    if let dates = date {
      times = try dates.decided(groups: groups, mayRepeat: true)
      if isPatternForBoth { return times }
      guard times.kind == .date else {
        throw DataError(.noDates(column: dates.first.column), at: dates.first.place)
      }
    }
    guard hasClock else {
      if parts.contains(.week) { times.notes.append("weeks of ISO 8601, dated on their Monday") }
      return times
    }
    let clocks = if let clock { try clock.decided() } else { seconds }
    times.areLocal = !(clock?.haveOffsets ?? false)
    times.areCut = times.areCut || clock?.areCut ?? false
    if let clock {
      if date != nil { times.example += " and \(clock.example)" }
      if clock.areCut { times.notes.append("fractions of a second cut") }
    }
    guard clocks.contains(where: { $0 != 0 }) else { return times }
    times.kind = .dateTime
    times.ticks = zip(times.ticks, clocks).map { $0 * secondsPerDay + Int64($1) }
    return times
  }

  /// What is to be said of the columns: `times from Date and Time`.
  func note(_ names: [String]) -> String? {
    guard hasClock else { return nil }
    let list = names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
    return "times from \(list)" + (clock?.note.map { ", \($0)" } ?? "")
  }

  // MARK: - Numbers

  /// Days since 1970 of the date of a record; without a day the first one of its period.
  private func day(_ chunk: CSVChunk, _ record: Int) throws(DataError) -> Int64 {
    var (year, month, day) = (0, 1, 1)
    var (week, weekday, dayOfYear): (Int?, Int, Int?) = (nil, 1, nil)
    for (column, part) in zip(columns, parts) where !part.isOfClock {
      let number = try number(chunk, record, column, part)
      switch part {
      case .year: year = number
      case .month: month = number
      case .quarter: month = 1...4 ~= number ? number * 3 - 2 : 0
      case .half: month = 1...2 ~= number ? number * 6 - 5 : 0
      case .week: week = number
      case .weekday: weekday = number
      case .dayOfYear: dayOfYear = number
      default: day = number
      }
    }
    let date =
      if let week {
        ISOWeek.date(year: year, week: week, weekday: weekday)
      } else if let dayOfYear {
        CivilDate(year: year, dayOfYear: dayOfYear)
      } else {
        CivilDate(checkingYear: year, month: month, day: day)
      }
    guard let date else {
      let last = columns.indices.last { !parts[$0].isOfClock }.map { columns[$0] } ?? columns[0]
      throw chunk.error(record, last) { .noSuchDate($0, column: $1) }
    }
    return date.daysSinceEpoch
  }

  /// Seconds after midnight by hours, minutes and seconds.
  private func seconds(_ chunk: CSVChunk, _ record: Int) throws(DataError) -> Int32 {
    var total = 0
    for (column, part) in zip(columns, parts) where part.isOfClock {
      let number = try number(chunk, record, column, part)
      let (limit, unit) = part == .hour ? (24, 3600) : part == .minute ? (59, 60) : (59, 1)
      guard number <= limit else {
        throw chunk.error(record, column) { .notAClock($0, column: $1) }
      }
      total += number * unit
      guard total <= Int(secondsPerDay) else {
        throw chunk.error(record, column) { .notAClock($0, column: $1) }
      }
    }
    return Int32(total)
  }

  private func number(
    _ chunk: CSVChunk, _ record: Int, _ column: Int, _ part: TimePart
  ) throws(DataError) -> Int {
    let cell = chunk.bytes[chunk.content(record, column)]
    guard !cell.isEmpty else {
      throw chunk.error(record, column) { .missingTime(column: $1, rowsToSkip: nil) }
    }
    guard let number = Self.number(cell, part) else {
      throw chunk.error(record, column) { .notThePart($0, column: $1, part: part.rawValue) }
    }
    return number
  }

  /// The number of a part: digits, the name of a month or a day, or `Q4`, `H2`, `W05`, `M12`.
  private static func number(_ cell: ArraySlice<UInt8>, _ part: TimePart) -> Int? {
    var digits = cell
    switch part {
    case .month:
      if let month = MonthName.number(cell) { return month }
      if digits.first == UInt8(ascii: "M") { digits.removeFirst() }
    case .weekday:
      if let weekday = WeekdayName.weekday(cell) { return weekday.rawValue + 1 }
    case .quarter: if digits.first == UInt8(ascii: "Q") { digits.removeFirst() }
    case .half: if digits.first == UInt8(ascii: "H") { digits.removeFirst() }
    case .week: if digits.first == UInt8(ascii: "W") { digits.removeFirst() }
    default: break
    }
    guard 1...4 ~= digits.count, digits.allSatisfy({ $0 &- UInt8(ascii: "0") <= 9 }) else {
      return nil
    }
    // A year of two digits could be of any century.
    if part == .year, digits.count != 4 { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }
}
