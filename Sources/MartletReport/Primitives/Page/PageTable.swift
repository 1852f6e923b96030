import MartletTime

/// A table of a page; one that is too wide for its screen scrolls by itself.
package struct PageTable: Sendable {
  /// What a column holds.
  package enum Kind: Sendable {
    /// Ends below each other.
    case number
    /// Not broken into lines.
    case text
    /// May be broken.
    case words
    /// A name from a file, which may be of any length.
    case name

    fileprivate var style: String {
      switch self {
      case .number: "n"
      case .text: "t"
      case .words: "why"
      case .name: "name"
      }
    }
  }

  private let columns: [(title: String, kind: Kind)]
  private var rows: [(cells: [Markup], isMarked: Bool)] = []

  package init(_ columns: [(title: String, kind: Kind)]) { self.columns = columns }

  /// Whether there is no row.
  package var isEmpty: Bool { rows.isEmpty }

  /// Appends a row of as many cells as there are columns.
  /// - Parameter isMarked: Whether the row is set off from the others.
  package mutating func append(_ cells: [Markup], isMarked: Bool = false) {
    precondition(
      cells.count == columns.count, "\(cells.count) cells in a table of \(columns.count) columns")
    rows.append((cells, isMarked))
  }

  /// The table as an element, without columns in which every cell is empty.
  package var markup: Markup {
    let shown = columns.indices.filter { column in
      rows.contains { $0.cells[column] != .text("") }
    }
    let header = shown.map { column in
      Markup.tag(
        "th", ["class": columns[column].kind.style, "scope": "col"], [.name(columns[column].title)])
    }
    let body = rows.map { row in
      Markup.tag(
        "tr", row.isMarked ? ["class": "new"] : [:],
        shown.map { .tag("td", ["class": columns[$0].kind.style], [row.cells[$0]]) })
    }
    return .tag(
      "div", ["class": "scroll", "tabindex": "0"],
      [
        .tag(
          "table", [:], [.tag("thead", [:], [.tag("tr", [:], header)]), .tag("tbody", [:], body)])
      ])
  }
}
