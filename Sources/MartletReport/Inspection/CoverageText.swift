import MartletEvaluation
import MartletPanels

/// Where the columns of all files have values, as strips of characters on one timeline.
enum CoverageText {
  /// The strips under a line that says what they mean; none where no file has times.
  static func lines(_ found: Inspection, width: Int) -> [String] {
    guard let timeline = found.timeline else { return [] }
    let names = found.files.indices.map { file in
      found.columnsOfValues(ofFile: file).map { column in
        let name = found.files[file].columns[column].name
        return found.files.count == 1 ? name : "\(found.shortName(ofFile: file)): \(name)"
      }
    }
    let widest = names.joined().map(\.displayWidth).max() ?? 0
    let nameWidth = min(widest, 32)
    let dates = "  \(timeline.firstLabel) to \(timeline.lastLabel)  100.0 %".count
    let bins = max(10, min(72, width - nameWidth - dates - 4))
    var table = TextTable([("", .left), ("", .left), ("", .left), ("", .right)])
    for file in found.files.indices {
      guard let coverages = found.coverage(ofFile: file, bins: bins) else { continue }
      for (name, column) in zip(names[file], found.columnsOfValues(ofFile: file)) {
        let coverage = coverages[column]
        table.append([
          name.prefix(displayWidth: nameWidth), strip(coverage.bins),
          coverage.first.map { "\($0) to \(coverage.last ?? "")" } ?? "no value",
          share(coverage.share),
        ])
      }
    }
    return [
      "values from \(timeline.firstLabel) to \(timeline.lastLabel)"
        + " (█ all, ▒ some, · none; then the first, the last, and the share of cells with a value):"
    ] + table.lines(indent: 2)
  }

  /// One character a bin.
  static func strip(_ bins: [Double]) -> String {
    String(
      bins.map { share in
        switch Coverage.Level(share) {
        case .full: "█"
        case .partly: "▒"
        case .none: "·"
        }
      })
  }

  /// A share that is 100 % only when nothing is missing.
  static func share(_ share: Double) -> String {
    share < 1 && share > 0.9995
      ? ">99.9 %" : NumberFormat.percent(share, decimals: share < 1 ? 1 : 0)
  }
}
