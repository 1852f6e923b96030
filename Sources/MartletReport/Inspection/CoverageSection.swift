import MartletEvaluation
import MartletPanels
import MartletTime

/// Where the columns of all files have values, on one timeline.
enum CoverageSection {
  private static let binCount = 240

  static func markup(_ found: Inspection) -> [Markup] {
    guard let timeline = found.timeline else { return [] }
    var cells: [Markup] = []
    for file in found.files.indices {
      guard let coverages = found.coverage(ofFile: file, bins: binCount) else { continue }
      if found.files.count > 1 {
        cells.append(.tag("div", ["class": "file"], [.name(found.shortName(ofFile: file))]))
      }
      for index in found.columnsOfValues(ofFile: file) {
        let (column, coverage) = (found.files[file].columns[index], coverages[index])
        let ends = coverage.first.map { "\($0) to \(coverage.last ?? "")" } ?? "no value"
        let words = "\(ends), \(CoverageText.share(coverage.share))"
        cells.append(.tag("div", ["class": "name"], [.name(column.name)]))
        cells.append(
          Strip(bins: coverage.bins, description: "\(column.name): \(words)").markup)
        cells.append(.tag("div", ["class": "when"], words))
      }
    }
    let range = Double(timeline.start)...Double(timeline.end)
    cells.append(
      Plot.labels(TimeTicks.ticks(range, isInteger: timeline.isInteger), range))
    return [
      .tag("h2", [:], "When there are values"),
      .tag(
        "figcaption", [:],
        [
          .tag("span", ["class": "key full"], [.text("")]), .text("all"),
          .tag("span", ["class": "key partly"], [.text("")]), .text("some"),
          .tag("span", ["class": "key none"], [.text("")]),
          .text("none, and the share of cells with a value"),
        ]),
      .tag("div", ["class": "strips"], cells),
    ]
  }
}
