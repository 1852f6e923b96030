/// The names of columns, made of one row of names or of several.
///
/// Rows are joined from above with a space: `Close AAA`. A field that is empty in a row other than
/// the last one has the name to its left (as of merged cells), a name that is repeated below itself
/// is taken once, and a row that says the same of all columns is left out: for one ticker the names
/// are `Open`, `Close`. A column may also be called by its name with what was left out, by the first
/// parts of it where they are only its own, and with its parts turned round.
struct JoinedNames {
  private(set) var names: ColumnNames
  /// What rows that are left out say of all columns.
  private(set) var shared: [String] = []

  /// A name that is joined of several rows; nil where there is one row.
  private(set) var example: String?

  /// - Parameter columnsWithWords: A column without a name counts up to here; beyond, where nothing
  ///   but numbers or nothing stands, it is none.
  init(
    _ block: HeaderBlock, _ sample: CSVSample, _ bytes: ArraySlice<UInt8>, columnsWithWords: Int
  ) {
    var rows = block.names.map { row in
      sample.records[row].fields.map { CSVText.trimmedText($0, bytes) }
    }
    if rows[0][0].first == "#" {
      rows[0][0] = String(rows[0][0].drop { $0 == "#" || $0.isWhitespace })
    }
    let width = rows.map(\.count).max() ?? 1
    for row in rows.indices {
      rows[row] += repeatElement("", count: width - rows[row].count)
    }
    let index = block.index.map { CSVText.trimmedText(sample.records[$0].fields[0], bytes) }
    let label = rows.map { $0[0] }
    Self.fill(&rows, fromFirst: index == nil && !rows[rows.count - 1][0].isEmpty)
    let kept = Self.rowsThatTell(rows, labels: label)
    for row in rows.indices where !kept.contains(row) {
      if let name = rows[row].dropFirst().first(where: { !$0.isEmpty }) { shared.append(name) }
    }
    func parts(_ column: Int, _ rows: [[String]]) -> [String] {
      var parts: [String] = []
      for name in rows.map({ $0[column] }) where !name.isEmpty && parts.last != name {
        parts.append(name)
      }
      return parts
    }
    let keptRows = kept.map { rows[$0] }
    var titles = (0..<width).map { parts($0, keptRows).joined(separator: " ") }
    if titles[0].isEmpty { titles[0] = label.filter { !$0.isEmpty }.joined(separator: " ") }
    if let index { titles[0] = index }
    while titles.count > max(1, columnsWithWords), titles.last?.isEmpty ?? false {
      titles.removeLast()
    }
    names = ColumnNames(titles)
    guard rows.count > 1 else { return }
    example = titles.indices.dropFirst().first { parts($0, keptRows).count > 1 }.map { titles[$0] }
    for column in titles.indices.dropFirst(index == nil ? 0 : 1) {
      for parts in [parts(column, rows), parts(column, keptRows)] where parts.count > 1 {
        for count in 1...parts.count {
          names.call(column, also: parts.prefix(count).joined(separator: " "))
        }
        names.call(column, also: parts.reversed().joined(separator: " "))
      }
    }
  }

  /// Fills names to the right, as far as what is above them is the same.
  /// - Parameter fromFirst: Whether the first column has names of its own, not of its rows.
  private static func fill(_ rows: inout [[String]], fromFirst: Bool) {
    guard rows.count > 1 else { return }
    for row in rows.indices.dropLast() {
      for column in rows[row].indices.dropFirst(fromFirst ? 1 : 2)
      where rows[row][column].isEmpty
        && rows[(row + 1)...].contains(where: { !$0[column].isEmpty })
        && rows[..<row].allSatisfy({ $0[column] == $0[column - 1] })
      {
        rows[row][column] = rows[row][column - 1]
      }
    }
  }

  /// The rows that do not say the same of all columns; one at least.
  private static func rowsThatTell(_ rows: [[String]], labels: [String]) -> [Int] {
    let named = rows[0].indices.dropFirst().filter { column in
      rows.contains { !$0[column].isEmpty }
    }
    let telling = rows.indices.filter { row in
      let names = Set(named.map { rows[row][$0] })
      return names.count > 1 || names == [""]
    }
    guard rows.count > 1, named.count > 0 else { return Array(rows.indices) }
    if telling.contains(where: { row in named.contains { !rows[row][$0].isEmpty } }) {
      return telling
    }
    // One column alone: it is called by what it is, not by whose it is.
    let best = rows.indices.first { !["ticker", "symbol"].contains(labels[$0].lowercased()) }
    return [best ?? 0]
  }
}
