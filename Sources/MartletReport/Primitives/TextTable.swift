/// A table for the terminal: aligned columns, no lines but those asked for, no trailing spaces.
package struct TextTable: Sendable {
  /// How the cells of a column stand below each other.
  package enum Alignment: Sendable {
    /// Beginnings below each other; so is the title.
    case left
    /// Ends below each other; so is the title.
    case right
    /// The decimal points of the numbers that begin the cells below each other: "-5.6 % [-9.8, -1.7]"
    /// stands by its first point, "49 %" by the end of 49, "-" as a number of one digit. The title
    /// stands left.
    case decimal
  }

  private let titles: [String]
  private let alignments: [Alignment]
  /// Nil is a rule.
  private var rows: [[String]?] = []

  /// - Parameter columns: Title and alignment of each column; without any title there is no header.
  package init(_ columns: [(title: String, alignment: Alignment)]) {
    titles = columns.map(\.title)
    alignments = columns.map(\.alignment)
  }

  /// Appends a row; it may be shorter than the header.
  package mutating func append(_ cells: [String]) {
    precondition(
      cells.count <= titles.count, "\(cells.count) cells in a table of \(titles.count) columns")
    rows.append(cells)
  }

  /// Appends a rule as wide as the table.
  package mutating func appendRule() {
    rows.append(nil)
  }

  /// The table as lines.
  ///
  /// - Parameters:
  ///   - indent: Spaces before each line.
  ///   - gap: Spaces between columns.
  ///   - headerRule: Whether a rule follows the header.
  ///   - width: The columns of the terminal. Columns that do not fit follow in a further block, again
  ///     with the first column.
  /// - Returns: The lines, without trailing spaces; an empty one between blocks.
  package func lines(
    indent: Int = 0, gap: Int = 2, headerRule: Bool = false, width: Int = .max
  ) -> [String] {
    var columns = titles.indices.map { column in
      aligned(rows.map { $0.map { column < $0.count ? $0[column] : "" } ?? "" }, column)
    }
    let widths = titles.indices.map { column in
      max(titles[column].displayWidth, columns[column].map(\.displayWidth).max() ?? 0)
    }
    for column in titles.indices where alignments[column] == .right {
      columns[column] = columns[column].map { $0.leftPadded(to: widths[column]) }
    }
    let header = titles.indices.map { column in
      alignments[column] == .right ? titles[column].leftPadded(to: widths[column]) : titles[column]
    }

    let margin = String(repeating: " ", count: indent)
    let separator = String(repeating: " ", count: gap)
    var lines: [String] = []
    for block in Self.blocks(widths, in: width - indent, gap: gap) {
      let join = { (cell: (Int) -> String) in
        var line =
          margin + block.map { cell($0).padded(to: widths[$0]) }.joined(separator: separator)
        while line.last == " " { line.removeLast() }
        return line
      }
      let length = block.reduce(-gap) { $0 + widths[$1] + gap }
      let rule = margin + String(repeating: "-", count: max(0, length))
      if !lines.isEmpty { lines.append("") }
      if titles.contains(where: { !$0.isEmpty }) {
        lines.append(join { header[$0] })
        if headerRule { lines.append(rule) }
      }
      for (index, row) in rows.enumerated() {
        lines.append(row == nil ? rule : join { columns[$0][index] })
      }
    }
    return lines
  }

  /// The columns that stand side by side: each block has the first, and at least one more.
  private static func blocks(_ widths: [Int], in width: Int, gap: Int) -> [[Int]] {
    guard let first = widths.first else { return [] }
    var blocks = [[0]]
    var used = first
    for column in widths.indices.dropFirst() {
      if used + gap + widths[column] > width && blocks[blocks.count - 1].count > 1 {
        blocks.append([0])
        used = first
      }
      blocks[blocks.count - 1].append(column)
      used += gap + widths[column]
    }
    return blocks
  }

  /// Cells with the spaces before them that put their points below each other.
  private func aligned(_ cells: [String], _ column: Int) -> [String] {
    guard alignments[column] == .decimal else { return cells }
    let anchors = cells.map { $0.prefix { "+-<>,0123456789".contains($0) }.count }
    let deepest = anchors.max() ?? 0
    return zip(cells, anchors).map { cell, anchor in
      cell.isEmpty ? cell : String(repeating: " ", count: deepest - anchor) + cell
    }
  }
}
