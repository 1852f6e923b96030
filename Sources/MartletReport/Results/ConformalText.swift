package import MartletEvaluation
package import MartletForecasting
import MartletPanels

/// Which intervals and quantiles from past errors are missing, and what would give them.
package enum ConformalText {
  /// A line for each level and quantile that all folds together are too few for.
  package static func lines(_ result: ForecastResult, _ models: [Model]) -> [String] {
    lines(result.backtest, models, result.calibration?.panel ?? result.panel, .forecast)
  }

  /// A line for each level and quantile that no fold has.
  ///
  /// - Parameters:
  ///   - models: Those of the run; the ones that failed have no say.
  ///   - isSplit: Whether the folds are those of a fixed split.
  ///   - mayBeLonger: Whether rows are left out behind the split, so that nobody knows how long it can be.
  ///   - isGiven: Whether the folds are the cutoffs of forecasts made elsewhere.
  package static func lines(
    _ result: BacktestResult, _ models: [Model], isSplit: Bool = false, mayBeLonger: Bool = false,
    isGiven: Bool = false
  ) -> [String] {
    let labels = Set(result.models.map(\.label))
    return lines(
      result.backtest, Backtest.withNaive(models).filter { labels.contains($0.label) },
      result.panel,
      isGiven ? .given : isSplit ? .split(mayBeLonger: mayBeLonger) : .backtest)
  }

  /// What the intervals are of.
  private enum Use {
    case forecast
    case backtest
    case given
    case split(mayBeLonger: Bool)
  }

  private static func lines(
    _ backtest: Backtest, _ models: [Model], _ panel: Panel, _ use: Use
  ) -> [String] {
    guard backtest.intervals.isOfPastErrors, backtest.folds.count > 0 else { return [] }
    let levels = backtest.levels.map {
      ("\(BacktestCSV.percent($0)) % interval", Conformal.minimumCount(level: $0))
    }
    let quantiles = backtest.quantiles.map {
      ("\(BacktestCSV.percent($0)) % quantile", Conformal.minimumCount(quantile: $0))
    }
    return (levels + quantiles).compactMap { name, needed in
      line(name, needed: needed, backtest, models, panel, use)
    }
  }

  /// - Parameter needed: How many folds it takes that do not overlap.
  private static func line(
    _ name: String, needed: Int, _ backtest: Backtest, _ models: [Model], _ panel: Panel,
    _ use: Use
  ) -> String? {
    let horizon = backtest.task.horizon
    let step = backtest.foldPlan.step
    let apart = (horizon + step - 1) / step
    var (least, earlier, absent) = (1 + (needed - 1) * apart, "", "no")
    var wanted = backtest
    if step < horizon { wanted.folds.step = horizon }
    wanted.folds.count = needed
    if case .forecast = use {
    } else {
      // The fold that has them stands after all of these.
      least = 1 + needed * apart
      (wanted.folds.count, earlier, absent) = (needed + 1, "earlier ", "no fold has the")
    }
    guard least > backtest.folds.count else { return nil }
    // More cutoffs are for whoever gave them to add.
    guard backtest.folds.times == nil else {
      return "\(absent) \(name): it takes the errors of \(plural(needed, "\(earlier)fold"))"
    }
    let what =
      "\(absent) \(name): it takes the errors of \(needed) \(earlier)\(needed == 1 ? "fold" : "folds")"
      + (step < horizon ? " that do not overlap" : "")
    // Forecasts made elsewhere have the folds that they have.
    if case .given = use { return what }
    let room = (try? wanted.foldRoom(models, on: panel, atMost: wanted.folds.count)) ?? 0
    // Without room for any fold it was said before, and why.
    guard room > 0 else { return nil }
    if case .split(let mayBeLonger) = use {
      if mayBeLonger || room >= wanted.folds.count {
        return what + " (--test-size \(wanted.folds.count * horizon))"
      }
    } else if room >= wanted.folds.count {
      return what + " (--n-windows \(wanted.folds.count)"
        + (step < horizon ? " --step-size \(horizon))" : ")")
    }
    let count = wanted.folds.count - needed
    return what + " and there is room for \(max(0, room - count))"
  }
}
