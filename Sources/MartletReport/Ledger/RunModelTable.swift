import MartletRuns

/// What came out of the models of a run, as the table that is kept of it.
enum RunModelTable {
  static func lines(_ run: RunContents, width: Int) -> [String] {
    let outcomes = run.outcomes.filter { $0.failure == nil }
    guard !run.outcomes.isEmpty else {
      let labels = run.labels.joined(separator: ", ")
      return labels.isEmpty
        ? [] : "models: \(labels); there are no scores of them yet".wrapped(to: width)
    }
    var table = TextTable([
      ("", .left), ("MAE", .decimal), ("RMSE", .decimal), ("MASE", .decimal),
      ("skill vs naive, 95 %", .decimal), ("p (DM-HLN)", .decimal), ("fit", .decimal),
    ])
    for outcome in outcomes {
      let name = outcome.seeds > 1 ? "\(outcome.label) (\(outcome.seeds) seeds)" : outcome.label
      table.append(
        [name] + ["mae", "rmse", "mase"].map { score(outcome.scores[$0]) } + [
          skill(outcome), outcome.pValue.map(NumberFormat.pValue) ?? "-",
          outcome.fitSeconds > 0 ? NumberFormat.duration(outcome.fitSeconds) : "-",
        ])
    }
    for outcome in run.outcomes where outcome.failure != nil {
      table.append([outcome.label, "failed"])
    }
    return table.lines(indent: 2, width: width)
  }

  /// "55.0", or "55.0 +- .9" over several seeds.
  private static func score(_ score: ModelOutcome.Score?) -> String {
    let mean = NumberFormat.significant(score?.mean ?? .nan, digits: 3, leadingZero: false)
    guard let deviation = score?.deviation, mean != "-" else { return mean }
    let decimals = mean.firstIndex(of: ".").map { mean[$0...].count - 1 } ?? 0
    return mean + " +- "
      + NumberFormat.fixed(deviation, decimals: decimals, leadingZero: false)
  }

  /// "+5.3 % [1.2, 9.4]"
  private static func skill(_ outcome: ModelOutcome) -> String {
    guard let skill = outcome.skill else { return "-" }
    let text = NumberFormat.percent(skill, decimals: 1, signed: true)
    guard let low = outcome.skillLow, let high = outcome.skillHigh else { return text }
    let ends = [low, high].map { NumberFormat.fixed($0 * 100, decimals: 1) }
    return "\(text) [\(ends[0]), \(ends[1])]"
  }
}
