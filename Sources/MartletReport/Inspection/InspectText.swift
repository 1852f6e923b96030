package import MartletPanels
import MartletFiles
import MartletTables
import MartletTime

/// `inspect` for the terminal, a paragraph a topic.
package enum InspectText {
  /// Everything but the command lines, which must not be wrapped.
  package static func paragraphs(_ found: Inspection, width: Int) -> [[String]] {
    var paragraphs = found.files.indices.map { file(found, $0, width: width) }
    paragraphs.append(CoverageText.lines(found, width: width))
    if let panel = found.panel {
      let series = panel.series.first
      let axis = series.map { Self.axis(of: $0, among: panel.series.count) } ?? []
      paragraphs.append(panel.source.remarks.map(\.commandLine) + ages(panel) + axis)
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

  /// How complete the axis of the first series is; of several its name.
  static func axis(of series: Series, among count: Int) -> [String] {
    let lines = InspectTable.axis(AxisReport(of: series.axis))
    guard count > 1, let first = lines.first else { return lines }
    return ["\(series.id): \(first)"] + lines.dropFirst()
  }

  /// How old what other files deliver is on the rows.
  package static func ages(_ panel: Panel) -> [String] {
    panel.source.covariates.compactMap { covariate in
      guard let age = covariate.age, age.rows > 0 else { return nil }
      let unit = panel.series.first?.axis.kind == .integer ? "step" : "day"
      let isWhole = age.largest == age.largest.rounded()
      let largest = NumberFormat.fixed(age.largest, decimals: isWhole ? 0 : 1)
      return
        "\(covariate.name) is at most \(largest) \(unit)\(largest == "1" ? "" : "s") old on these rows"
    }
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
    return (parts + dialect.layoutNotes.map(\.commandLine)).joined(separator: ", ")
  }

  /// How the times of a file are written, and their rule with what speaks for it.
  static func times(_ file: PanelSource.File) -> String {
    let rules = file.frequencies.map(\.description).joined(separator: " and ")
    return "times like \(file.timeFormat); \(rules): \(file.frequencyReason)"
  }
}
