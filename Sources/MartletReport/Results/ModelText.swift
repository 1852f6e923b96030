package import MartletForecasting
import MartletTime

/// What there is to say of models, for the terminal.
package enum ModelText {
  /// A line for each.
  package static func overview(_ entries: [ModelEntry]) -> [String] {
    var table = TextTable([("model", .left), ("forecast", .left)])
    for entry in entries { table.append([entry.name, entry.summary]) }
    return table.lines(indent: 2)
  }

  /// One model: what it is, and its options.
  package static func details(_ entry: ModelEntry, width: Int) -> [String] {
    let also = entry.aliases.isEmpty ? "" : "; also called \(entry.aliases.joined(separator: ", "))"
    var lines = hanging("\(entry.name): ", entry.summary + also, indent: 2, width: width)
    lines += hanging("  for    ", entry.advice, indent: 9, width: width)
    lines += hanging("  source ", entry.source, indent: 9, width: width)
    lines += hanging("  cost   ", entry.cost, indent: 9, width: width)
    if !entry.taskDefaults.isEmpty {
      let defaults = entry.taskDefaults.map { "\($0.name)=\($0.value)" }.joined(separator: ", ")
      lines += hanging(
        "  task   ", "\(defaults) where nothing else is asked for", indent: 9, width: width)
    }
    let starts = entry.options.map { "  \($0.name)=\($0.standard)" }
    let indent = min((starts.map(\.displayWidth).max() ?? 0) + 2, 26)
    for (option, start) in zip(entry.options, starts) {
      let words = "\(option.summary): \(option.expects)"
      let fits = start.displayWidth + 2 <= indent
      if !fits { lines.append(start) }
      lines += hanging(
        (fits ? start : "").padded(to: indent), words, indent: indent, width: width)
    }
    return lines
  }

  /// What networks take beside their own.
  package static func sharedOptions(width: Int) -> [String] {
    hanging(
      "",
      "Every network also takes these, as mlp:learning-rate=0.01 (their meaning: martlet help "
        + "backtest): " + ForecastTask.networkOptions.map(\.name).joined(separator: ", "),
      indent: 0, width: width)
  }

  /// Words after a start, their further lines below their first one.
  private static func hanging(
    _ start: String, _ words: String, indent: Int, width: Int
  ) -> [String] {
    let space = String(repeating: " ", count: indent)
    // A longer start takes room from the first line.
    let first = max(start.displayWidth - indent, 0)
    let filler = String(repeating: "_", count: first)
    let lines = (filler + words).wrapped(to: max(width - indent, 20))
    return lines.enumerated().map { index, line in
      index == 0 ? start + line.dropFirst(first) : space + line
    }
  }
}
