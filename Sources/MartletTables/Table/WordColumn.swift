import MartletFiles
import MartletTime

/// Collects the words of a column, each kept once: the ids of series, or what does not change in them.
package struct WordColumn: Sendable {
  let column: Int
  /// The different words, in the order of the file.
  package private(set) var words: [String] = []
  /// For each row the index of its word.
  package private(set) var rows: [UInt32] = []
  private var numbers: [String: UInt32] = [:]
  /// The field of the row before: rows of one word mostly follow one another.
  private var last: [UInt8] = []

  private let isID: Bool

  /// - Parameter isID: Whether the words name series, as an error has to say.
  init(_ column: Int, isID: Bool) {
    self.column = column
    self.isID = isID
  }

  /// Adds the cells of the records.
  /// - Throws: `DataError` at the first one that is empty or no text.
  mutating func append(_ chunk: CSVChunk) throws(DataError) {
    rows.reserve(chunk.records.count)
    for record in 0..<chunk.records.count {
      let field = chunk.bytes[chunk.records.field(record, column)]
      if let row = rows.last, field.elementsEqual(last) {
        rows.append(row)
        continue
      }
      last = Array(field)
      let word = chunk.text(record, column)
      guard !word.isEmpty, chunk.isText(record, column) else {
        throw chunk.error(record, column) { [isID] in
          isID ? .emptyID(column: $1) : .emptyStatic(column: $1)
        }
      }
      let number = numbers[word] ?? UInt32(words.count)
      if number == words.count {
        words.append(word)
        numbers[word] = number
      }
      rows.append(number)
    }
  }

  /// The same words with the rows in another order.
  func rearranged(_ order: [UInt32]) -> WordColumn {
    var column = self
    column.rows = order.map { rows[Int($0)] }
    return column
  }
}

extension WordColumn {
  /// The series that the words name, in the order in which the file first names them.
  /// - Returns: Their rows, and in `order` the row of the file that each of these is; nil when each
  ///   series is in one piece and all are where they were.
  func grouped() -> (groups: [CSVColumns.Group], order: [UInt32]?) {
    var counts = [Int](repeating: 0, count: words.count)
    for word in rows { counts[Int(word)] += 1 }
    var starts: [Int] = []
    var groups: [CSVColumns.Group] = []
    for (word, count) in zip(words, counts) {
      let start = groups.last?.rows.upperBound ?? 0
      starts.append(start)
      groups.append(CSVColumns.Group(id: word, rows: start..<(start + count)))
    }
    guard zip(rows, rows.dropFirst()).contains(where: { $1 < $0 }) else { return (groups, nil) }
    var order = [UInt32](repeating: 0, count: rows.count)
    for (row, word) in rows.enumerated() {
      order[starts[Int(word)]] = UInt32(row)
      starts[Int(word)] += 1
    }
    return (groups, order)
  }
}
