import MartletSeries

/// `inspect` for the terminal, a paragraph a topic.
package enum InspectText {
  /// Everything but the command lines, which must not be wrapped.
  package static func paragraphs(_ found: Inspection, width: Int) -> [[String]] {
    var paragraphs = found.files.indices.map { file(found, $0, width: width) }
    paragraphs.append(CoverageText.lines(found, width: width))
    if let panel = found.panel {
      let series = panel.series.first
      let axis = series.map { InspectTable.axis(AxisReport(of: $0.axis)) } ?? []
      paragraphs.append(panel.source.summary + axis)
      if let series { paragraphs.append([series.id] + InspectTable.plot(series, width: width)) }
    }
    if let joined = found.joined { paragraphs.append(JoinedText.lines(joined, width: width)) }
    if let words = found.words, let series = found.panel?.series.first {
      paragraphs.append(["what \(series.id) looks like:"] + words.lines(width: width))
    }
    if let failure = found.failure { paragraphs.append(["not ready to forecast from:", failure]) }
    if !found.problems.isEmpty {
      paragraphs.append(["columns that cannot be used:"] + found.problems)
    }
    return paragraphs.filter { !$0.isEmpty }
  }

  private static func file(_ found: Inspection, _ index: Int, width: Int) -> [String] {
    let file = found.files[index]
    let lines = [
      "\(file.name): \(plural(file.rowCount, "row")), \(writing(file.dialect))",
      found.source(ofFile: index).map { times($0) },
    ].compactMap { $0 }
    return lines + InspectTable.columns(file, found.uses[index], width: width)
      + [""] + InspectTable.statistics(file.columns, width: width)
  }

  /// How a file is written, in words.
  static func writing(_ dialect: CSVDialect) -> String {
    var parts = ["fields separated by \(dialect.delimiterName)", dialect.encodingWords]
    if dialect.lineEnd != .lf { parts.append("lines end in \(dialect.lineEnd.rawValue)") }
    parts.append("decimal \(dialect.decimalMark.rawValue)")
    return (parts + dialect.layoutNotes).joined(separator: ", ")
  }

  /// How the times of a file are written, and their rule with what speaks for it.
  static func times(_ file: PanelSource.File) -> String {
    let rules = file.frequencies.map(\.description).joined(separator: " and ")
    return "times like \(file.timeFormat); \(rules): \(file.frequencyReason)"
  }
}
