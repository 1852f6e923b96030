package import MartletFiles

/// An option whose value is the name of a column, or ends with one: `--target y`, `--feature lag/1@y`.
package struct ColumnOption: Sendable, Hashable {
  let name: OptionName
  /// What stands before the name of the column.
  let start: String

  /// - Parameter start: What stands before the name of the column, such as `lag/1@`.
  package init(_ name: OptionName, after start: String = "") {
    (self.name, self.start) = (name, start)
  }

  /// The option with a column; with NAME where none is known.
  package func naming(_ column: String?) -> Wording {
    "\(option: name, column.map { .words($0, after: start) } ?? .plain(start + "NAME"))"
  }
}
