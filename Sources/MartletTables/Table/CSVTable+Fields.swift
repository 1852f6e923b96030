extension CSVTable {
  /// The text of the file in UTF-8, without the lines that an option leaves out at its end.
  package var bytes: [UInt8] { chunk.bytes }

  /// Where the field of a cell is in `bytes`, its quotes included.
  package func field(_ row: Int, _ column: Int) -> Range<Int> {
    chunk.records.field(row, column)
  }

  /// Where a row is in `bytes`, its line end included, and what follows it up to the next row.
  package func bytes(ofRow row: Int) -> Range<Int> {
    let start = field(row, 0).lowerBound
    guard row + 1 == rowCount else { return start..<field(row + 1, 0).lowerBound }
    var end = field(row, chunk.records.columnCount - 1).upperBound
    if end < bytes.count, bytes[end] == UInt8(ascii: "\r") { end += 1 }
    if end < bytes.count, bytes[end] == UInt8(ascii: "\n") { end += 1 }
    return start..<end
  }
}
