/// Decides the way of writing of a time column and reads the column with it.
struct TimeColumnParser {
  let table: CSVTable
  let column: Int

  func times() throws(DataError) -> (kind: TimeKind, ticks: [Int64]) {
    let format = try decidedFormat()
    var ticks: [Int64] = []
    ticks.reserveCapacity(table.rowCount)
    if format.layout == .integer {
      for row in 0..<table.rowCount {
        ticks.append(Int64(try parts(row, as: format).numbers.0))
      }
      return (.integer, ticks)
    }
    var isAtMidnight = true
    var clocks: [Int64] = []  // seconds after the midnight of ticks' days, UTC
    for row in 0..<table.rowCount {
      let parts = try parts(row, as: format)
      ticks.append(try day(parts, row))
      guard format.hasClock else { continue }
      isAtMidnight = isAtMidnight && parts.seconds == 0
      clocks.append(Int64(parts.seconds - parts.offset))
    }
    if isAtMidnight { return (.date, ticks) }
    return (.dateTime, zip(ticks, clocks).map { $0 * secondsPerDay + $1 })
  }

  /// The format of the first row; whether the day or the month comes first is found in all rows.
  private func decidedFormat() throws(DataError) -> TimeFormat {
    var format = try parts(0).format
    guard case .dayFirst(let separator) = format.layout else {
      if format.layout == .compact, !isCompactThroughout() { format.layout = .integer }
      return format
    }
    if separator == UInt8(ascii: ".") { return format }  // only written day first
    for row in 0..<table.rowCount {
      guard let numbers = TimeParser.parts(cell(row))?.numbers else { continue }
      if numbers.0 > 12 { return format }
      if numbers.1 > 12 {
        format.layout = .monthFirst(separator: separator)
        return format
      }
    }
    throw table.cellError(0, column) { .ambiguousDates($0, column: $1) }
  }

  /// Whether digits that look like a date in the first row do so in every row.
  private func isCompactThroughout() -> Bool {
    (0..<table.rowCount).allSatisfy { row in
      TimeParser.parts(cell(row)).map { $0.format.layout != .integer || cell(row).count == 8 }
        ?? true
    }
  }

  private func cell(_ row: Int) -> ArraySlice<UInt8> { table.bytes[table.content(row, column)] }

  private func parts(_ row: Int, as format: TimeFormat? = nil) throws(DataError) -> TimeParser.Parts
  {
    let cell = cell(row)
    guard !cell.isEmpty else {
      throw table.cellError(row, column) { .missingTime(column: $1) }
    }
    guard var parts = TimeParser.parts(cell) else {
      throw table.cellError(row, column) { .notATime($0, column: $1) }
    }
    guard let format else { return parts }
    switch (format.layout, parts.format.layout) {
    case (.monthFirst(let wanted), .dayFirst(let found)) where wanted == found:
      parts.numbers = (parts.numbers.1, parts.numbers.0, parts.numbers.2)
      parts.format.layout = format.layout
    case (.integer, .compact):
      let (year, month, day) = parts.numbers
      parts.numbers.0 = year * 10_000 + month * 100 + day
      parts.format.layout = .integer
    case (.compact, .integer) where cell.count == 8:
      throw table.cellError(row, column) { .noSuchDate($0, column: $1) }
    default: break
    }
    guard parts.format == format else {
      throw table.cellError(row, column) {
        .unlikeTheOtherTimes($0, column: $1, format: format.example)
      }
    }
    guard !parts.hasFraction else {
      throw table.cellError(row, column) { .fractionOfSecond($0, column: $1) }
    }
    return parts
  }

  private func day(_ parts: TimeParser.Parts, _ row: Int) throws(DataError) -> Int64 {
    let numbers = parts.numbers
    let date =
      switch parts.format.layout {
      case .dayFirst, .monthFirst:
        CivilDate(checkingYear: numbers.2, month: numbers.1, day: numbers.0)
      default:
        CivilDate(checkingYear: numbers.0, month: numbers.1, day: numbers.2)
      }
    guard let date else { throw table.cellError(row, column) { .noSuchDate($0, column: $1) } }
    return date.daysSinceEpoch
  }
}
