import MartletEvaluation
import MartletForecasting
import MartletPanels

/// What becomes of the series of a panel.
struct SeriesSelection {
  var panel: Panel
  /// Those that take no part.
  var leftOut: [SeriesFailure] = []
  /// Those that have no room for a fold, and are forecast without.
  var unfolded: [SeriesFailure] = []

  private init(panel: Panel, leftOut: [SeriesFailure] = [], unfolded: [SeriesFailure] = []) {
    (self.panel, self.leftOut, self.unfolded) = (panel, leftOut, unfolded)
  }

  /// The panel without the series that fail, where that was asked for.
  ///
  /// - Parameters:
  ///   - plan: Where it gives no number of folds, a series takes part that leaves room for one.
  ///   - needsFolds: Whether a series without room for a fold is a failure.
  /// - Throws: `LeftOutSeries` for a failing series among others, unless it may be left out.
  init(
    of panel: Panel, _ models: [Model], _ backtest: Backtest, _ plan: EvaluationPlan,
    needsFolds: Bool
  ) throws {
    self.init(panel: panel)
    guard panel.series.count > 1 else { return }
    var least = backtest
    if plan.isCountFree { least.folds.count = min(1, backtest.folds.count) }
    let failures: [SeriesFailure]
    do {
      failures = try least.failures(models, on: panel)
    } catch is BacktestError
      where !needsFolds && plan.isCountFree && least.canForecast(models, on: panel)
    {
      return
    }
    if failures.isEmpty { return }
    let canForecast = !needsFolds && backtest.canForecast(models, on: panel)
    if canForecast, plan.isCountFree, failures.allSatisfy(\.isOfFewRows) {
      unfolded = failures.count == panel.series.count ? [] : failures
      return
    }
    if plan.skipFailing, failures.count < panel.series.count {
      if !needsFolds, plan.isCountFree,
        let rest = try Self.forecasting(panel, models, backtest, plan, without: failures)
      {
        self = rest
      } else {
        self.init(panel: panel.without(failures), leftOut: failures)
      }
      return
    }
    let error = LeftOutSeries(failures: failures, count: panel.series.count)
    if canForecast { throw NoRoomForFolds(cause: error) }
    throw error
  }

  /// A forecast leaves out those series alone that cannot be forecast; nil where these are all that have no room
  /// for a fold, or none.
  private static func forecasting(
    _ panel: Panel, _ models: [Model], _ backtest: Backtest, _ plan: EvaluationPlan,
    without failures: [SeriesFailure]
  ) throws -> SeriesSelection? {
    let never = try backtest.withoutFolds.failures(models, on: panel)
    guard !never.isEmpty, never.count < failures.count else { return nil }
    var rest = try SeriesSelection(
      of: panel.without(never), models, backtest, plan, needsFolds: false)
    rest.leftOut = never + rest.leftOut
    return rest
  }
}

extension SeriesFailure {
  /// Whether it is too short by itself, and nothing else.
  fileprivate var isOfFewRows: Bool {
    if case .tooFewRows? = reason as? BacktestError { true } else { false }
  }
}
