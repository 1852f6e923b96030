import MartletEvaluation
import MartletFiles
import MartletPanels
import MartletRuns

/// Which series take no part in a run, or leave it.
enum LeftOutText {
  /// A line says why for each of the first ones; the plan of a result holds all.
  static func lines(_ run: PreparedRun) -> [String] {
    let (out, leaving, others) = (run.leftOut, run.departures, run.panel.series.count)
    let (all, folds) = (grouped(out.count + others), run.backtest.folds.count)
    return listed(
      "left out, \(grouped(out.count)) of \(all) series:", out.map(\.message.commandLine))
      + listed(
        "leaving, \(grouped(leaving.count)) of \(all) series: later folds are of the survivors",
        leaving.map { "after fold \($0.folds) of \(folds): \($0.failure.message.commandLine)" })
  }

  private static func listed(_ title: String, _ reasons: [String]) -> [String] {
    guard !reasons.isEmpty else { return [] }
    let shown = reasons.prefix(20).map { "  \($0)" }
    let more = reasons.count - shown.count
    return [title] + shown
      + (more > 0 ? ["  and \(grouped(more)) more (the plan of --json has all)"] : [])
  }
}
