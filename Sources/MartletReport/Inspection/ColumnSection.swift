import MartletFiles
import MartletNumerics
import MartletPanels

/// How the files are written, what their columns are taken for, and what these hold.
enum ColumnSection {
  static func markup(_ found: Inspection) -> [Markup] {
    [.tag("h2", [:], "What was understood")] + found.files.indices.flatMap { file(found, $0) }
  }

  private static func file(_ found: Inspection, _ index: Int) -> [Markup] {
    let file = found.files[index]
    let lines = [
      "\(plural(file.rowCount, "row")), \(InspectText.writing(file.dialect))",
      found.source(ofFile: index).map { InspectText.times($0) },
    ].compactMap { $0 }
    return [.tag("h3", [:], [.name(file.name)])]
      + lines.map { .tag("p", ["class": "soft"], $0) }
      + [columns(file, found.uses[index]), statistics(file)].compactMap { $0 }
  }

  private static func columns(_ file: FileSurvey, _ uses: [ColumnUse]) -> Markup {
    var table = PageTable([
      ("column", .name), ("role", .text), ("why", .words), ("first", .number), ("last", .number),
      ("missing", .number), ("at", .words),
    ])
    for (index, (summary, use)) in zip(file.columns, uses).enumerated() {
      table.append([
        .name(summary.name),
        .tag("span", ["class": use.kind == .unused ? "role" : "role used"], use.kind.rawValue),
        .name(use.reason.commandLine), .name(shortened(summary.first)),
        .name(shortened(summary.last)),
        .text(NumberFormat.integer(summary.missing)),
        .text(InspectTable.missing(file, index)),
      ])
    }
    return table.markup
  }

  private static func statistics(_ file: FileSurvey) -> Markup? {
    var table = PageTable([
      ("column", .name), ("mean", .number), ("std", .number), ("min", .number), ("max", .number),
      ("zeros", .number), ("acf 1", .number), ("diff acf 1", .number),
    ])
    for summary in file.columns {
      guard let statistics = summary.statistics else { continue }
      let short = { (value: Double) in
        Markup.text(NumberFormat.significant(value, digits: 4, grouping: true))
      }
      table.append([
        .name(summary.name), short(statistics.mean), short(statistics.standardDeviation),
        short(statistics.minimum), short(statistics.maximum),
        .text(NumberFormat.integer(statistics.zeros)),
        .text(InspectTable.correlation(statistics.autocorrelation)),
        .text(InspectTable.correlation(statistics.autocorrelationOfDifferences)),
      ])
    }
    return table.isEmpty ? nil : table.markup
  }

  /// A cell as it is written, at most so much of it as a table has room for.
  private static func shortened(_ text: String?) -> String {
    guard let text else { return "-" }
    return text.count > 24 ? text.prefix(23) + "..." : text
  }
}
