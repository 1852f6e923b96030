/// Dates whose parts are in columns of their own.
struct TimeParts {
  let columns: [Int]
  let parts: [TimeSource.Part]

  /// Days since 1970 of the date of a record; without a day the first one of its month.
  /// - Throws: `DataError` at the part that is none, or at the last one for parts without a date.
  func day(_ chunk: CSVChunk, _ record: Int) throws(DataError) -> Int64 {
    var (year, month, day) = (0, 1, 1)
    for (column, part) in zip(columns, parts) {
      let cell = chunk.bytes[chunk.content(record, column)]
      guard !cell.isEmpty else {
        throw chunk.error(record, column) { .missingTime(column: $1, rowsToSkip: nil) }
      }
      guard let number = number(cell, part) else {
        throw chunk.error(record, column) { .notATime($0, column: $1, rowsToSkip: nil) }
      }
      switch part {
      case .year: year = number
      case .month: month = number
      case .quarter: month = 1...4 ~= number ? number * 3 - 2 : 0
      case .day: day = number
      }
    }
    guard let date = CivilDate(checkingYear: year, month: month, day: day) else {
      let column = columns[columns.count - 1]
      throw chunk.error(record, column) { .noSuchDate($0, column: $1) }
    }
    return date.daysSinceEpoch
  }

  private func number(_ cell: ArraySlice<UInt8>, _ part: TimeSource.Part) -> Int? {
    if part == .month, let month = MonthName.number(cell) { return month }
    var digits = cell
    if part == .quarter, digits.first == UInt8(ascii: "Q") { digits.removeFirst() }
    guard digits.count <= 4, digits.allSatisfy({ $0 &- UInt8(ascii: "0") <= 9 }) else {
      return nil
    }
    return digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }
}
