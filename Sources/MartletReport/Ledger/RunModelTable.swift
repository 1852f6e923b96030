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
      ("skill vs naive, 95 %", .decimal), ("p", .decimal), ("fit", .decimal),
    ])
    for outcome in outcomes {
      table.append(
        [Leaderboard.name(outcome.label, seeds: outcome.seeds)]
          + ["mae", "rmse", "mase"].map { score(outcome.scores[$0]) } + [
            skill(outcome), outcome.pValue.map(NumberFormat.pValue) ?? "-",
            outcome.fitSeconds > 0 ? NumberFormat.duration(outcome.fitSeconds) : "-",
          ])
    }
    for outcome in run.outcomes where outcome.failure != nil {
      table.append([outcome.label, "failed"])
    }
    return table.lines(indent: 2, width: width)
  }

  private static func score(_ score: ModelOutcome.Score?) -> String {
    score.map { Leaderboard.text($0.spread, digits: 3) } ?? "-"
  }

  private static func skill(_ outcome: ModelOutcome) -> String {
    guard let skill = outcome.skill else { return "-" }
    let ends = outcome.skillLow.flatMap { low in outcome.skillHigh.map { low...$0 } }
    return Leaderboard.skill(skill, ends)
  }
}
