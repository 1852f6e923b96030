import MartletEvaluation
import MartletModels
import MartletReport
import MartletSeries

/// Series that cannot take part in a run: an error, or left out where that was asked for.
struct LeftOutSeries: Error {
  let failures: [SeriesFailure]
  /// Of how many series.
  let count: Int

  /// What the first of them fails for, and how many more there are.
  var message: String {
    let more =
      failures.count > 1 ? " (\(grouped(failures.count)) of \(grouped(count)) series fail)" : ""
    return failures[0].message + more
  }

  /// A line says why for each of the first ones; the plan of a result holds all.
  static func lines(_ failures: [SeriesFailure], of others: Int) -> [String] {
    guard !failures.isEmpty else { return [] }
    let shown = failures.prefix(20).map { "  \($0.message)" }
    let more = failures.count - shown.count
    return ["left out, \(grouped(failures.count)) of \(grouped(failures.count + others)) series:"]
      + shown
      + (more > 0 ? ["  and \(grouped(more)) more (left_out of --json has all)"] : [])
  }
}

extension RunOptions {
  /// The panel without the series that fail, where that was asked for.
  ///
  /// - Parameter folds: Where their number is not given, a series takes part that leaves room for one.
  /// - Throws: `LeftOutSeries` for a failing series among others, unless it may be left out.
  func leavingOut(
    _ panel: Panel, _ models: [Model], _ backtest: Backtest, _ folds: FoldOptions
  ) throws -> (panel: Panel, leftOut: [SeriesFailure]) {
    guard panel.series.count > 1 else { return (panel, []) }
    var least = backtest
    if folds.isCountFree { least.folds.count = min(1, backtest.folds.count) }
    let failures = try least.failures(models, on: panel)
    if failures.isEmpty { return (panel, []) }
    guard skipFailing, failures.count < panel.series.count else {
      throw LeftOutSeries(failures: failures, count: panel.series.count)
    }
    let failing = Set(failures.map(\.series))
    return (
      Panel(series: panel.series.filter { !failing.contains($0.id) }, source: panel.source),
      failures
    )
  }
}
