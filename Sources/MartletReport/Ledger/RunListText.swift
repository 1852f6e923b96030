import MartletFiles
package import MartletRuns

/// The runs of a ledger as a table.
package enum RunListText {
  /// The runs in the order given, and how much has been tried on their files.
  ///
  /// - Parameters:
  ///   - all: How many runs the ledger has.
  ///   - path: The ledger.
  package static func lines(
    _ runs: [RunRecord], of all: Int, tried: [TriedFile], in path: String, width: Int
  ) -> [String] {
    guard all > 0 else { return ["no run is kept in \(path) yet"] }
    guard !runs.isEmpty else {
      return ["none of the \(plural(all, "run")) in \(path) is such a one"]
    }
    var table = TextTable([
      ("id", .right), ("started (UTC)", .left), ("command", .left), ("file", .left),
      ("target", .left), ("horizon", .right), ("cells", .left), ("state", .left),
      ("best", .left), ("models", .left),
    ])
    for run in runs {
      table.append([
        "\(run.id)", RunTime.minute(run.started), run.command, files(run), run.target ?? "-",
        run.horizon.map { "\($0)" } ?? "-", cells(run), run.state.rawValue,
        run.best.map(best) ?? "-", models(run.models),
      ])
    }
    return table.lines(width: width) + [""] + triedLines(runs, tried, width: width)
  }

  /// The last part of the path of the first file, and how many more there are.
  private static func files(_ run: RunRecord) -> String {
    guard let first = run.files.first?.name else { return "-" }
    let name = first.split(separator: "/").last.map(String.init) ?? first
    return run.files.count > 1 ? "\(name) +\(run.files.count - 1)" : name
  }

  /// As many labels as fit into a narrow column.
  private static func models(_ labels: [String]) -> String {
    var shown = labels.prefix(1).joined()
    var count = 1
    while count < labels.count, (shown + labels[count]).count < 40 {
      shown += ", " + labels[count]
      count += 1
    }
    return labels.count > count ? "\(shown) +\(labels.count - count)" : shown
  }

  /// How many cells are kept, and how many of them failed.
  private static func cells(_ run: RunRecord) -> String {
    "\(run.kept) of \(run.cells)" + (run.failures > 0 ? ", \(run.failures) failed" : "")
  }

  private static func best(_ best: RunRecord.Best) -> String {
    "\(best.label) " + NumberFormat.percent(best.skill, decimals: 1, signed: true)
  }

  /// One line on the files of these runs: what was tried on them in all runs.
  private static func triedLines(
    _ runs: [RunRecord], _ tried: [TriedFile], width: Int
  ) -> [String] {
    let shown = Set(runs.compactMap { $0.files.first?.sha256 })
    let files = tried.filter { shown.contains($0.sha256) }
    guard !files.isEmpty else { return [] }
    let parts = files.map { file in
      // Files of one name with other bytes are other files.
      let isTwice = files.contains { $0.name == file.name && $0.sha256 != file.sha256 }
      return "\(plural(file.configurations, "configuration")) on \(file.name)"
        + (isTwice ? " (\(file.sha256.prefix(8)))" : "")
    }
    return "tried so far: \(parts.joined(separator: "; "))".visible.wrapped(to: width)
  }
}
