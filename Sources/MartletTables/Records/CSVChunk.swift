import MartletFiles
import MartletTime

/// Records of a file with their bytes: a piece of it, or all.
package struct CSVChunk: Sendable {
  let head: CSVHead
  package let bytes: [UInt8]
  let records: CSVRecords
  /// The lines of the rows of the file so far.
  let lines: RowLines
  /// The row of the file that the first record is.
  let firstRow: Int
  /// Where the file ends; nil where more of it follows.
  let end: Int?

  /// The bytes of a cell's content: inside its quotes, without the spaces around it.
  package func content(_ record: Int, _ column: Int) -> Range<Int> {
    CSVText.content(records.field(record, column), bytes.span)
  }

  /// The text of a cell, its quotes taken away.
  func text(_ record: Int, _ column: Int) -> String {
    CSVText.text(records.field(record, column), bytes[...])
  }

  /// The place of a cell.
  func location(_ record: Int, _ column: Int) -> SourceLocation {
    SourceLocation(file: head.name, line: lines[firstRow + record], column: column + 1)
  }

  /// What is wrong with a cell: that it is no text, else `kind` of its text and its column.
  func error(
    _ record: Int, _ column: Int, _ kind: (String, String) -> TableProblem
  ) -> DataError {
    guard isText(record, column) else {
      return DataError(
        head.dialect.encoding == .utf16 ? .invalidUTF16 : .invalidUTF8, at: location(record, column)
      )
    }
    return DataError(kind(text(record, column), head.columns[column]), at: location(record, column))
  }

  /// Whether all bytes of a cell are characters.
  func isText(_ record: Int, _ column: Int) -> Bool {
    firstInvalidUTF8(in: bytes.span, records.field(record, column)) == nil
  }

  /// An error at a cell of the times, with the number of lines from there to the end of the file where
  /// no time follows.
  func withFooter(_ error: DataError) -> DataError {
    let rowsToSkip: Int?
    switch error.problem as? TableProblem {
    case .missingTime(_, let rows): rowsToSkip = rows
    case .notATime(_, _, let rows): rowsToSkip = rows
    default: return error
    }
    guard rowsToSkip == nil, let end, let place = error.location, let column = place.column,
      let record = (0..<records.count).first(where: { lines[firstRow + $0] == place.line }),
      firstRow + record > 0
    else { return error }
    let isEnd = (record..<records.count).allSatisfy {
      !CellMake(records.field($0, column - 1), bytes[...]).isValue
    }
    guard isEnd else { return error }
    let rest = bytes[records.field(record, 0).lowerBound..<end]
    let left = rest.split(whereSeparator: CSVSample.isLineEnd)
      .count { !$0.allSatisfy(CSVText.isSpace) }
    // What is longer than the rows above it is no footer.
    return left <= firstRow + record ? error.withFooter(left) : error
  }

  /// Checks that the columns without a name are empty.
  func checkUnnamedColumns() throws(DataError) {
    guard head.fieldCount > head.columns.count else { return }
    for record in 0..<records.count {
      for column in head.columns.count..<head.fieldCount where !content(record, column).isEmpty {
        throw DataError(
          .valueWithoutName(text(record, column)), at: location(record, column))
      }
    }
  }

  /// The columns whose first 100 cells are digits that count up or down as times do: 20181231, 201812, or
  /// seconds, milliseconds, microseconds or nanoseconds from 2001 to 2030. In a column that the file gives
  /// a name, months and seconds may count anything.
  func columnsOfDigitTimes() -> [Int] {
    head.columns.indices.filter { column in
      let isNamed = head.dialect.headerRows > 0 && head.columns[column] != "column \(column + 1)"
      var numbers: [Int] = []
      for record in 0..<min(records.count, 100) {
        let cell = bytes[content(record, column)]
        guard let number = Int(String(decoding: cell, as: UTF8.self)), Self.isTime(number),
          !isNamed || cell.count == 8 || cell.count > 10
        else { return false }
        numbers.append(number)
      }
      let steps = zip(numbers, numbers.dropFirst())
      return numbers.count > 1 && (steps.allSatisfy(<) || steps.allSatisfy(>))
    }
  }

  private static func isTime(_ number: Int) -> Bool {
    let (year, month, day) = (number / 10_000, number / 100 % 100, number % 100)
    if number < 1_000_000 { return 100_001...299_912 ~= number && 1...12 ~= number % 100 }
    if number < 100_000_000 {
      return 1000...2999 ~= year && CivilDate(checkingYear: year, month: month, day: day) != nil
    }
    return [1, 1_000, 1_000_000, 1_000_000_000].contains { unit in
      1_000_000_000..<1_900_000_000 ~= number / unit
    }
  }

  /// Numbers if half of the first 1,000 cells that are not missing are, times if more than half, else texts.
  func kind(ofColumn column: Int) -> CSVTable.ColumnKind {
    let parser = NumberParser(head.dialect)
    let span = bytes.span
    var counts = (numbers: 0, times: 0, texts: 0)
    for record in 0..<records.count {
      let range = content(record, column)
      switch parser.parse(span, range) {
      case .missing: continue
      case .number, .noted, .infinite, .unclear: counts.numbers += 1
      case .notANumber:
        if TimeParser.looksLikeTime(bytes[range]) { counts.times += 1 } else { counts.texts += 1 }
      }
      if counts.numbers + counts.times + counts.texts == 1_000 { break }
    }
    let total = counts.numbers + counts.times + counts.texts
    guard total > 0 else { return .empty }
    if counts.numbers * 2 >= total { return .number }
    return counts.times * 2 > total ? .time : .text
  }
}
