/// What a column of a file holds, for a first look at it.
public struct ColumnSummary: Sendable, Hashable {
  /// The column's name.
  public let name: String
  /// What most of its cells are.
  public let kind: CSVTable.ColumnKind
  /// All cells, missing ones included.
  public let count: Int
  /// Cells without a value.
  public let missing: Int
  /// The first cell that is not missing, as it is written; nil when all are.
  public let first: String?
  /// The last cell that is not missing, as it is written.
  public let last: String?
  /// Statistics of a column of numbers that are not all missing; nil where there is a `problem`.
  public let statistics: Statistics?
  /// The first cell of a column of numbers that is not one.
  public let problem: DataError?

  /// Summarises a column of a table.
  public init(of table: CSVTable, column: Int) {
    name = table.header[column]
    kind = table.kind(ofColumn: column)
    count = table.rowCount
    let present = (0..<count).filter { !table.isMissing($0, column) }
    missing = count - present.count
    first = present.first.map { table.text($0, column) }
    last = present.last.map { table.text($0, column) }
    do throws(DataError) {
      let numbers = kind == .number ? try table.numbers(column) : []
      statistics = Statistics(of: numbers.filter { !$0.isNaN })
      problem = nil
    } catch {
      statistics = nil
      problem = error
    }
  }
}

extension CSVTable {
  /// Whether a cell is empty or one of the words for a missing value.
  func isMissing(_ row: Int, _ column: Int) -> Bool {
    let range = chunk.content(row, column)
    guard !range.isEmpty else { return true }
    guard range.count <= 4 else { return false }
    return NumberParser.missingWords.contains(
      String(decoding: chunk.bytes[range], as: UTF8.self))
  }
}
