import MartletTime

/// Where the fields of records are, four bytes for each field and four for each record.
///
/// A record has `columnCount + 1` bounds: the index of its first byte, then for each field the
/// index one after its end, which is where the next field starts.
struct CSVRecords: Sendable {
  var bounds: [UInt32] = []
  /// The number of records.
  var count = 0
  /// The number of fields in each record.
  let columnCount: Int

  init(columnCount: Int) { self.columnCount = columnCount }

  /// The bytes of a field, its quotes included.
  @inline(__always)
  func field(_ record: Int, _ column: Int) -> Range<Int> {
    let index = record * (columnCount + 1) + column
    return Int(bounds[index])..<Int(bounds[index + 1] - 1)
  }
}

/// The physical lines of the rows of a file, in little memory: only where a row is not on the line
/// after the row before it is something stored.
struct RowLines: Sendable {
  private var firstRows: [Int] = []
  private var offsets: [Int] = []

  /// Notes the line of the next row; rows come in their order.
  @inline(__always)
  mutating func append(line: Int, row: Int) {
    if offsets.last != line - row {
      firstRows.append(row)
      offsets.append(line - row)
    }
  }

  subscript(row: Int) -> Int {
    let index = firstRows.partitioningIndex { $0 > row } - 1
    return index < 0 ? row : row + offsets[index]
  }
}
