import MartletPanels

/// Rows as a model sees them, for the terminal.
enum JoinedText {
  /// The table under a line that says what is marked.
  static func lines(_ joined: JoinedRows, width: Int) -> [String] {
    let isJoined = joined.columns.contains(where: \.isJoined)
    var titles: [(title: String, alignment: TextTable.Alignment)] = [
      ("", .left), (joined.target, .decimal),
    ]
    for column in joined.columns {
      titles.append((column.name, .decimal))
      if column.isJoined { titles += [("value of", .left), ("known from", .left)] }
    }
    var table = TextTable(titles)
    for row in joined.rows {
      var cells = [row.time, number(row.target)]
      for (column, cell) in zip(joined.columns, row.cells) {
        cells.append(number(cell.value) + (cell.arrival == nil ? "" : " *"))
        if column.isJoined {
          cells += [cell.arrival?.period ?? "", cell.arrival?.published ?? ""]
        }
      }
      table.append(cells)
    }
    let count = "\(plural(joined.rows.count, "row")) of \(joined.series) as a model sees them"
    return [count + (isJoined ? " (* a value that the row before did not know):" : ":")]
      + table.lines(indent: 2, width: width)
  }

  /// As many digits as tell a price from its neighbours.
  static func number(_ value: Double) -> String {
    NumberFormat.significant(value, digits: 6)
  }
}
