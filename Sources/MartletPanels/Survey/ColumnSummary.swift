public import MartletFiles
public import MartletNumerics
public import MartletTables
import RealModule

/// What a column of a file holds, for a first look at it.
public struct ColumnSummary: Sendable, Hashable {
  /// The column's name.
  public let name: String
  /// What most of its cells are.
  public let kind: CSVTable.ColumnKind
  /// All cells, missing ones included.
  public let count: Int
  /// The rows of the file whose cells have no value, counted from 0.
  public let missingRows: [Int]
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
    var numbers: [Double] = []
    var found: DataError?
    do throws(DataError) {
      if kind == .number { numbers = try table.numbers(column) }
    } catch {
      found = error
    }
    problem = found
    // A cell that is no number is missing by the same words as any other.
    missingRows =
      numbers.isEmpty
      ? (0..<count).filter { [kind] in table.isMissing($0, column, kind) }
      : numbers.indices.filter { numbers[$0].isNaN }
    statistics = Statistics(of: missingRows.isEmpty ? numbers : numbers.filter { !$0.isNaN })
    let (start, end) = Self.ends(count, missingRows)
    first = start.map { table.text($0, column) }
    last = end.map { table.text($0, column) }
  }

  /// Summarises numbers that are in no file; a missing one is NaN.
  package init(of values: [Double], name: String) {
    self.name = name
    kind = .number
    count = values.count
    problem = nil
    missingRows = values.indices.filter { values[$0].isNaN }
    statistics = Statistics(of: missingRows.isEmpty ? values : values.filter { !$0.isNaN })
    let (start, end) = Self.ends(count, missingRows)
    first = start.map { Self.text(values[$0]) }
    last = end.map { Self.text(values[$0]) }
  }

  /// A number that was computed, without the error of its last digits: 5.13 - 4.02 is 1.11.
  private static func text(_ value: Double) -> String {
    guard value != 0 else { return "0" }
    let scale = Double.pow(10, 12 - Double.log10(value.magnitude).rounded(.up))
    let rounded = (value * scale).rounded() / scale
    return "\(rounded.isFinite ? rounded : value)"
  }

  /// Cells without a value.
  public var missing: Int { missingRows.count }

  /// The first and the last row that are not missing.
  private static func ends(_ count: Int, _ missing: [Int]) -> (first: Int?, last: Int?) {
    guard missing.count < count else { return (nil, nil) }
    let first = missing.enumerated().first { $0.offset != $0.element }?.offset ?? missing.count
    let fromEnd = missing.reversed().enumerated().first { $0.element != count - 1 - $0.offset }
    return (first, count - 1 - (fromEnd?.offset ?? missing.count))
  }
}

extension CSVTable {
  /// Whether a cell has no value: is empty, or holds one of the words for a missing value. Of a column
  /// of words, in which `ND` is a state, these are the usual ones.
  func isMissing(_ row: Int, _ column: Int, _ kind: ColumnKind) -> Bool {
    let range = chunk.content(row, column)
    guard !range.isEmpty else { return true }
    guard kind == .text else {
      return NumberParser(dialect).parse(chunk.bytes.span, range) == .missing
    }
    return range.count <= 4 && MissingWords.usual.contains(String(chunk.bytes.span, range))
  }
}
