import MartletPanels

/// The rows asked for, as a model sees them.
enum JoinedSection {
  static func markup(_ found: Inspection) -> [Markup] {
    guard let joined = found.joined else { return [] }
    var titles: [(String, PageTable.Kind)] = [("", .text), (joined.target, .number)]
    for column in joined.columns {
      titles.append((column.name, .number))
      if column.isJoined { titles += [("value of", .text), ("known from", .text)] }
    }
    var table = PageTable(titles)
    // Where every row brings something new, a mark says nothing.
    let marked = joined.rows.map { row in row.cells.contains { $0.arrival != nil } }
    let isMarking = marked.contains(true) && marked.contains(false)
    for (row, isNew) in zip(joined.rows, marked) {
      var cells: [Markup] = [.text(row.time), .text(JoinedText.number(row.target))]
      for (column, cell) in zip(joined.columns, row.cells) {
        let value = Markup.text(JoinedText.number(cell.value))
        cells.append(
          cell.arrival == nil
            ? value
            : .tag("span", ["class": "new"], [value, .text(" *")]))
        if column.isJoined {
          cells += [.text(cell.arrival?.period ?? ""), .text(cell.arrival?.published ?? "")]
        }
      }
      table.append(cells, isMarked: isMarking && isNew)
    }
    return [
      .tag("h2", [:], [.text("Rows of "), .name(joined.series), .text(" as a model sees them")]),
      .tag(
        "p", ["class": "soft"],
        "Each covariate as it was known on the row. * marks a value that the row before did not know."
      ),
      table.markup,
    ]
  }
}
