public import MartletForecasting
public import MartletPanels

extension Backtest {
  /// Series of a large panel that are tried to say how long all of them take.
  private static let triedSeries = 4
  /// Fits that are run without asking how long they take.
  private static let fewFits = 200

  /// How long a run will take, by what one fit of a few series took; nil for one so small that the answer
  /// would be no news, and with networks, whose budget is in steps.
  ///
  /// The series that are tried stand evenly among the others. What is learnt from all of them together is
  /// taken to grow with their number.
  ///
  /// - Parameter forecasts: Whether a forecast beyond the last row follows, which is one fit more.
  /// - Returns: Seconds, on as many cores as there are jobs.
  /// - Throws: What a fit throws.
  public func estimatedSeconds(
    _ models: [Model], on panel: Panel, forecasts: Bool
  ) throws -> Double? {
    guard task.isSettled else {
      return try settled(for: panel).estimatedSeconds(models, on: panel, forecasts: forecasts)
    }
    let count = panel.series.count
    let fits = foldPlan.fits().count + (forecasts ? 1 : 0)
    guard count >= 4 * Self.triedSeries, count * fits > Self.fewFits,
      !models.contains(where: \.forecaster.isRandom)
    else { return nil }
    let stride = count / Self.triedSeries
    let few = Panel(
      series: (0..<Self.triedSeries).map { panel.series[$0 * stride + stride / 2] },
      source: panel.source)
    let layout = try finalLayout(of: few, models)
    let cells = try cells(models, layout, fits: [0..<1])
    let tasks = try tasks(of: models, cells: cells.count)
    let source = CellSource(
      models: models, tasks: tasks, layout: layout, seed: seed, seeds: seeds)
    let clock = ContinuousClock()
    let time = try clock.measure {
      for cell in cells {
        if let failure = source.result(of: cell).failure { throw failure }
      }
    }
    return time / .seconds(1) * Double(count) / Double(Self.triedSeries) * Double(fits)
      / Double(max(jobs, 1))
  }
}
