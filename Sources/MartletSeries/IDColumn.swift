/// Collects which series each row belongs to.
struct IDColumn: Sendable {
  let column: Int
  private var ids: [String] = []
  private var numbers: [String: UInt32] = [:]
  private var rows: [UInt32] = []
  /// The field of the row before: rows of one series mostly follow one another.
  private var last: [UInt8] = []

  init(_ column: Int) { self.column = column }

  /// Adds the cells of the records.
  /// - Throws: `DataError` at the first empty one.
  mutating func append(_ chunk: CSVChunk) throws(DataError) {
    rows.reserve(chunk.records.count)
    for record in 0..<chunk.records.count {
      let field = chunk.bytes[chunk.records.field(record, column)]
      if let row = rows.last, field.elementsEqual(last) {
        rows.append(row)
        continue
      }
      last = Array(field)
      let id = chunk.text(record, column)
      guard !id.isEmpty else {
        throw chunk.error(record, column) { .emptyID(column: $1) }
      }
      let number = numbers[id] ?? UInt32(ids.count)
      if number == ids.count {
        ids.append(id)
        numbers[id] = number
      }
      rows.append(number)
    }
  }

  /// The series in the order in which the file first names them.
  /// - Returns: Their rows, and in `order` the row of the file that each of these is; nil when each
  ///   series is in one piece and all are where they were.
  func grouped() -> (groups: [CSVColumns.Group], order: [UInt32]?) {
    var counts = [Int](repeating: 0, count: ids.count)
    for id in rows { counts[Int(id)] += 1 }
    var starts: [Int] = []
    var groups: [CSVColumns.Group] = []
    for (id, count) in zip(ids, counts) {
      let start = groups.last?.rows.upperBound ?? 0
      starts.append(start)
      groups.append(CSVColumns.Group(id: id, rows: start..<(start + count)))
    }
    guard zip(rows, rows.dropFirst()).contains(where: { $1 < $0 }) else { return (groups, nil) }
    var order = [UInt32](repeating: 0, count: rows.count)
    for (row, id) in rows.enumerated() {
      order[starts[Int(id)]] = UInt32(row)
      starts[Int(id)] += 1
    }
    return (groups, order)
  }
}
