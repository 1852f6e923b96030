import MartletFiles
package import MartletRuns

/// What differs between two runs, for people.
package enum RunDifferenceText {
  package static func lines(_ difference: RunDifference, width: Int) -> [String] {
    let paragraphs = [
      difference.runs.map {
        "run \($0.id): \($0.command), \($0.state.rawValue), \(RunTime.plain($0.started)) UTC"
      },
      entries("plan", difference.plan, same: "both ask for the same", difference, width),
      entries("environment", difference.environment, same: "the same", difference, width),
      entries("files", difference.files, same: "the same bytes", difference, width),
      (["cells: \(cells(difference.cells))", "forecasts: \(forecasts(difference.forecasts))"])
        .flatMap { $0.wrapped(to: width) },
      scores(difference, width),
    ]
    return Array(paragraphs.filter { !$0.isEmpty }.joined(separator: [""]))
  }

  private static func entries(
    _ title: String, _ entries: [RunDifference.Entry], same: String, _ difference: RunDifference,
    _ width: Int
  ) -> [String] {
    guard !entries.isEmpty else { return ["\(title): \(same)"] }
    // Long values, such as environments, stand below each other.
    let isLong = entries.contains { max($0.first?.count ?? 0, $0.second?.count ?? 0) > width / 3 }
    if isLong {
      return ["\(title):"]
        + entries.flatMap { entry in
          ["  \(entry.key)"]
            + zip(difference.runs, [entry.first, entry.second]).flatMap { run, value in
              "run \(run.id): \(value ?? "-")".visible.wrapped(to: width - 4).map { "    " + $0 }
            }
        }
    }
    var table = TextTable(
      [("", .left)] + difference.runs.map { ("run \($0.id)", .left) } + [("", .left)])
    for entry in entries {
      table.append([
        entry.key, entry.first ?? "-", entry.second ?? "-",
        entry.isInferred ? "given by no option" : "",
      ])
    }
    return ["\(title):"] + table.lines(indent: 2, width: width)
  }

  private static func cells(_ cells: RunDifference.Cells) -> String {
    guard cells.onlyFirst + cells.onlySecond > 0 else {
      return cells.shared == 0 ? "none are kept" : "all \(grouped(cells.shared)) are shared"
    }
    return "\(grouped(cells.shared)) shared, \(grouped(cells.onlyFirst)) of the first alone, "
      + "\(grouped(cells.onlySecond)) of the second alone"
  }

  private static func forecasts(_ forecasts: RunDifference.Forecasts) -> String {
    let (compared, equal) = (forecasts.compared, forecasts.equal)
    guard compared > 0 else { return "no two have the same label, series, cutoffs and seed" }
    let which = "of the \(plural(compared, "cell")) with the same label, series, cutoffs and seed"
    return equal == compared
      ? "the same to the bit in all \(which)"
      : "the same to the bit in \(equal == 0 ? "none" : grouped(equal)) \(which)"
  }

  private static func scores(_ difference: RunDifference, _ width: Int) -> [String] {
    guard !difference.scores.isEmpty else { return [] }
    var table = TextTable(
      [("", .left), ("score", .left)] + difference.runs.map { ("run \($0.id)", .decimal) }
        + [("difference", .decimal)])
    var before = ""
    for score in difference.scores {
      let isShare = score.name == "skill"
      func text(_ value: Double?) -> String {
        guard let value else { return "-" }
        return isShare
          ? NumberFormat.percent(value, decimals: 1, signed: true)
          : NumberFormat.significant(value, digits: 4, leadingZero: false)
      }
      table.append([
        score.label == before ? "" : score.label, isShare ? "skill" : score.name.uppercased(),
        text(score.first), text(score.second), text(score.difference),
      ])
      before = score.label
    }
    return table.lines(indent: 2, width: width)
  }
}
