import MartletFiles

/// What stands below a table, set off by a blank line: notes, totals, another table.
///
/// A line of text with rows of the table under it is not the end of the table: a row with a mistake,
/// or a title in its midst. Only names of columns may stand before other rows, which are another
/// table's then.
struct TextBelow: Sendable {
  /// Its first line, counted from 1.
  let line: Int
  /// How many lines it has, blank ones not counted.
  private(set) var count = 0
  private let rows: RowMakes
  private let delimiter: UInt8
  /// What is wrong with the first line if rows follow; nil once it is known that it is right.
  private var problem: DataError?

  /// - Parameter problem: What is wrong with the line if rows of the table follow.
  init(line: Int, rows: RowMakes, delimiter: UInt8, problem: DataError) {
    self.line = line
    self.rows = rows
    self.delimiter = delimiter
    self.problem = problem
  }

  /// Takes whole lines.
  /// - Parameter isLast: Whether the text ends at the end of the range, which then ends a line too.
  /// - Returns: The index after the last line taken.
  mutating func take(
    _ bytes: [UInt8], _ range: Range<Int>, isLast: Bool
  ) throws(DataError) -> Int {
    var start = range.lowerBound
    for index in range where CSVSample.isLineEnd(bytes[index]) {
      try add(bytes[start..<index])
      start = index + 1
    }
    guard isLast else { return start }
    try add(bytes[start..<range.upperBound])
    return range.upperBound
  }

  private mutating func add(_ line: ArraySlice<UInt8>) throws(DataError) {
    guard !line.allSatisfy(CSVText.isSpace) else { return }
    count += 1
    guard let problem else { return }
    let fields = line.split(separator: delimiter, omittingEmptySubsequences: false)
    let makes = fields.map { field in
      let quotes = Set("\" \t".utf8)
      return CellMake(String(decoding: field.filter { !quotes.contains($0) }, as: UTF8.self))
    }
    if rows.isRow(makes) { throw problem }
    if rows.areNames(makes) { self.problem = nil }
  }
}

/// What the cells of each column hold in the first rows of a table.
struct RowMakes: Sendable {
  /// How many rows are looked at.
  static let count = 5
  private var makes: [CellMake] = []
  /// Whether the values of each column are times, or digits that may be.
  private var areTimes: [Bool] = []

  /// Adds a row.
  mutating func add(_ texts: [String]) {
    if makes.isEmpty {
      makes = texts.map { _ in .blank }
      areTimes = texts.map { _ in false }
    }
    for (column, text) in texts.enumerated() where makes[column] == .blank {
      makes[column] = CellMake(text)
      let isLong = [6, 8].contains(text.utf8.count) || text.utf8.count >= 10
      areTimes[column] = makes[column] == .time || isLong && Int(text) != nil
    }
  }

  /// Whether cells after a blank line are no row but text: a word where the times are, or words where
  /// numbers are and no value where there is one in the rows.
  func isText(_ cells: [CellMake]) -> Bool {
    var hasWord = false
    var hasValue = false
    for (column, make) in cells.enumerated() where column < makes.count {
      if make == .word, areTimes[column] { return true }
      hasWord = hasWord || make == .word && (makes[column].isValue || cells.count != makes.count)
      hasValue = hasValue || make.isValue && makes[column].isValue
    }
    return hasWord && !hasValue
  }

  /// Whether cells are of the make of the rows.
  func isRow(_ cells: [CellMake]) -> Bool {
    guard cells.count == makes.count else { return false }
    let values = makes.indices.filter { makes[$0].isValue }
    return values.allSatisfy { cells[$0] == makes[$0] || cells[$0] == .blank && $0 != values[0] }
      && !values.isEmpty
  }

  /// Whether cells are names of columns: words over the values but, perhaps, the first.
  func areNames(_ cells: [CellMake]) -> Bool {
    guard cells.count > 1, !cells.contains(where: \.isValue) else { return false }
    return cells.dropFirst().filter { $0 == .word }.count * 2 >= cells.count - 1
  }
}
