import MartletFiles
import MartletPanels
import MartletTime

/// `inspect` as a page to read, print and pass on.
package struct InspectPage {
  private let found: Inspection
  private let version: String
  private let commandLine: String

  /// - Parameters:
  ///   - version: What made the page.
  ///   - commandLine: The command that makes it again.
  package init(_ found: Inspection, version: String, commandLine: String) {
    self.found = found
    self.version = version
    self.commandLine = commandLine
  }

  /// The whole page.
  package var text: String {
    let names = found.files.indices.map { found.shortName(ofFile: $0) }
    let title = names.joined(separator: ", ")
    return Page(
      title: "\(title) - inspected by martlet",
      body: [
        .tag(
          "main", [:],
          header(names)
            + notices + findings + SeriesSection.markup(found) + CoverageSection.markup(found)
            + ColumnSection.markup(found) + CorrelogramSection.markup(found)
            + JoinedSection.markup(found) + commands),
        .tag(
          "footer", [:],
          [
            .tag(
              "p", [:],
              "Made by martlet \(version) with this command. The page needs no network and no script."
            ),
            .tag("pre", [:], commandLine),
          ]),
      ]
    ).text
  }

  private func header(_ names: [String]) -> [Markup] {
    let title = names.enumerated().flatMap { index, name in
      (index == 0 ? [] : [Markup.text(", ")]) + [.name(name)]
    }
    let understood =
      found.panel.map { $0.source.remarks.map(\.commandLine) + InspectText.ages($0) } ?? []
    return [.tag("h1", [:], title)]
      + understood.enumerated().map { index, line in
        .tag("p", ["class": index == 0 ? "lead" : "soft"], Self.isolated(line))
      }
  }

  /// A line whose parts, which may have names of any script in them, keep their order.
  private static func isolated(_ line: String) -> [Markup] {
    line.split(separator: "; ", omittingEmptySubsequences: false).enumerated().flatMap {
      index, part in (index == 0 ? [] : [Markup.text("; ")]) + [.name(String(part))]
    }
  }

  private var notices: [Markup] {
    let failure = found.failure.map { ["Not ready to forecast from: \($0)"] } ?? []
    return (failure + found.problems.map { "A column that cannot be used: \($0)" })
      .map { .tag("p", ["class": "note", "role": "note"], [.name($0)]) }
  }

  private var findings: [Markup] {
    guard let words = found.words, let series = found.panel?.series.first else { return [] }
    return [
      .tag("h2", [:], [.text("What "), .name(series.id), .text(" looks like")]),
      .tag(
        "dl", [:],
        words.findings.flatMap { finding in
          [.tag("dt", [:], finding.topic), .tag("dd", [:], finding.text)]
        }),
    ]
  }

  private var commands: [Markup] {
    guard !found.commands.isEmpty else { return [] }
    return [
      .tag("h2", [:], "To go on"), .tag("p", ["class": "soft"], "Command lines to copy:"),
    ] + found.commands.map { .tag("pre", [:], $0) }
  }
}
