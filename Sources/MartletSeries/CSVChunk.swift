/// Records of a file with their bytes: a piece of it, or all.
struct CSVChunk: Sendable {
  let head: CSVHead
  let bytes: [UInt8]
  let records: CSVRecords
  /// The lines of the rows of the file so far.
  let lines: RowLines
  /// The row of the file that the first record is.
  let firstRow: Int

  /// The bytes of a cell's content: inside its quotes, without the spaces around it.
  func content(_ record: Int, _ column: Int) -> Range<Int> {
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
    _ record: Int, _ column: Int, _ kind: (String, String) -> DataError.Kind
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

  /// What at least half of the first 1,000 cells of a column that are not missing are.
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
