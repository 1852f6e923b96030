/// The names of the columns of a file, and what else the columns may be called.
///
/// A name that several columns have is none of theirs: they are called `Change (column 3)` and
/// `Change (column 4)`, and asking for `Change` is an error. A column without a name is `column 2`.
package struct ColumnNames: Sendable {
  /// One for each column, unique and not empty.
  private(set) var columns: [String]
  /// The columns that each other name may mean.
  private var others: [String: [Int]] = [:]

  /// A column's name as it is compared: in lower case, without the brackets of `<DATE>`.
  package static func plain(_ name: String) -> String {
    let lowercased = name.lowercased()
    guard lowercased.first == "<", lowercased.last == ">" else { return lowercased }
    return String(lowercased.dropFirst().dropLast())
  }

  /// - Parameter titles: The names as they are written; an empty one is none.
  init(_ titles: [String]) {
    columns = titles.enumerated().map { $1.isEmpty ? "column \($0 + 1)" : $1 }
    var isFirst = true
    while true {
      let places = Dictionary(grouping: columns.indices) { columns[$0] }
      let repeated = places.filter { $0.value.count > 1 }
      guard !repeated.isEmpty else { return }
      if isFirst { others = repeated }
      isFirst = false
      for place in repeated.values.joined() { columns[place] += " (column \(place + 1))" }
    }
  }

  /// Lets a column be called by another name too.
  mutating func call(_ column: Int, also name: String) {
    guard !name.isEmpty, columns[column] != name, !others[name, default: []].contains(column)
    else { return }
    others[name, default: []].append(column)
  }

  /// The columns that a name may mean: one that is called so, or all for which it may stand.
  func columns(called name: String) -> [Int] {
    columns.firstIndex(of: name).map { [$0] } ?? others[name] ?? []
  }

  /// The names that several columns have, or may be called by.
  package var shared: [(name: String, columns: [Int])] {
    others.filter { $0.value.count > 1 && !columns.contains($0.key) }
      .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
