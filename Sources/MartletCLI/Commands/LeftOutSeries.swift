import MartletEvaluation
import MartletFiles
import MartletForecasting
import MartletPanels

/// Series that cannot take part in a run: an error, or left out where that was asked for.
struct LeftOutSeries: Error {
  let failures: [SeriesFailure]
  /// Of how many series.
  let count: Int

  /// What the first of them fails for, and how many more there are.
  var message: String {
    let more =
      failures.count > 1 ? " (\(grouped(failures.count)) of \(grouped(count)) series fail)" : ""
    return failures[0].message.commandLine + more
  }

  /// A line says why for each of the first ones; the plan of a result holds all.
  static func lines(_ setup: RunSetup, of others: Int) -> [String] {
    let (out, leaving) = (setup.leftOut, setup.departures)
    let (all, folds) = (grouped(out.count + others), setup.backtest.folds.count)
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

/// Folds that were asked for and have no room, where a forecast without them could be made.
struct NoRoomForFolds: Error {
  let cause: any Error
}

extension RunOptions {
  /// What becomes of the series of a panel.
  struct Fitting {
    var panel: Panel
    /// Those that take no part.
    var leftOut: [SeriesFailure] = []
    /// Those that have no room for a fold, and are forecast without.
    var unfolded: [SeriesFailure] = []
  }

  /// The panel without the series that fail, where that was asked for.
  ///
  /// - Parameters:
  ///   - folds: Where their number is not given, a series takes part that leaves room for one.
  ///   - needsFolds: Whether a series without room for a fold is a failure.
  /// - Throws: `LeftOutSeries` for a failing series among others, unless it may be left out.
  func leavingOut(
    _ panel: Panel, _ models: [Model], _ backtest: Backtest, _ folds: FoldOptions, needsFolds: Bool
  ) throws -> Fitting {
    guard panel.series.count > 1 else { return Fitting(panel: panel) }
    var least = backtest
    if folds.isCountFree { least.folds.count = min(1, backtest.folds.count) }
    let failures: [SeriesFailure]
    do {
      failures = try least.failures(models, on: panel)
    } catch is BacktestError
      where !needsFolds && folds.isCountFree && least.canForecast(models, on: panel)
    {
      return Fitting(panel: panel)
    }
    if failures.isEmpty { return Fitting(panel: panel) }
    let canForecast = !needsFolds && backtest.canForecast(models, on: panel)
    if canForecast, folds.isCountFree, failures.allSatisfy(\.isOfFewRows) {
      let all = failures.count == panel.series.count
      return Fitting(panel: panel, unfolded: all ? [] : failures)
    }
    if skipFailing, failures.count < panel.series.count {
      if !needsFolds, folds.isCountFree,
        let rest = try forecasting(panel, models, backtest, folds, without: failures)
      {
        return rest
      }
      return Fitting(panel: RunSetup.without(failures, panel), leftOut: failures)
    }
    let error = LeftOutSeries(failures: failures, count: panel.series.count)
    if canForecast { throw NoRoomForFolds(cause: error) }
    throw error
  }
}

extension RunOptions {
  /// A forecast leaves out those series alone that cannot be forecast; nil where these are all that have no room
  /// for a fold, or none.
  private func forecasting(
    _ panel: Panel, _ models: [Model], _ backtest: Backtest, _ folds: FoldOptions,
    without failures: [SeriesFailure]
  ) throws -> Fitting? {
    let never = try backtest.withoutFolds.failures(models, on: panel)
    guard !never.isEmpty, never.count < failures.count else { return nil }
    var rest = try leavingOut(
      RunSetup.without(never, panel), models, backtest, folds, needsFolds: false)
    rest.leftOut = never + rest.leftOut
    return rest
  }
}

extension Backtest {
  /// Whether a forecast beyond the last row can be made where no folds are asked for.
  func canForecast(_ models: [Model], on panel: Panel) -> Bool {
    folds.count > 0 && (try? withoutFolds.check(models, on: panel)) != nil
  }
}

extension SeriesFailure {
  /// Whether it is too short by itself, and nothing else.
  var isOfFewRows: Bool {
    if case .tooFewRows? = reason as? BacktestError { true } else { false }
  }
}
