/// Where the fields of a file are: for each field the index of its end, four bytes each.
///
/// A field starts where its record starts, or one delimiter after the end of the field before it.
struct CSVRecords: Sendable {
  /// The index of the first byte of each record.
  var starts: [UInt32] = []
  /// The physical line, counted from 1, of each record.
  var lines: [UInt32] = []
  /// The index after the last byte of each field, record by record.
  var ends: [UInt32] = []
  /// The number of fields in each record, as in the first.
  var columnCount = 0

  var count: Int { starts.count }

  /// The bytes of a field, its quotes included.
  @inline(__always)
  func field(_ record: Int, _ column: Int) -> Range<Int> {
    let index = record * columnCount + column
    let start = column == 0 ? Int(starts[record]) : Int(ends[index - 1]) + 1
    return start..<Int(ends[index])
  }
}
