package import MartletForecasting
package import MartletNumerics
package import MartletPanels

/// What one model learns from in the first fold of an evaluation, and how.
package struct FirstFit: Sendable {
  /// What is known there of the series that share the fit.
  package let known: AsOfPanel
  /// What the model is to do.
  package let task: ForecastTask
  /// The cutoff of the first series.
  package let cutoff: String
  private let seed: UInt64

  init(known: AsOfPanel, task: ForecastTask, cutoff: String, seed: UInt64) {
    (self.known, self.task, self.cutoff, self.seed) = (known, task, cutoff, seed)
  }

  /// The stream of chance of a fit, that of the cell in the first fold.
  ///
  /// - Parameter number: Of the seed, from 0.
  package func randomness(seed number: Int) -> SplitMix64 {
    SplitMix64(
      seed: seed,
      path: [known.histories.first?.id ?? "", "cutoff \(cutoff)", "seed \(number)"])
  }
}

extension Backtest {
  /// The first fit of a model: of all series where it learns across series, else of the first of them.
  ///
  /// - Throws: As `run` does before its first cell.
  package func firstFit(of model: Model, on panel: Panel) throws -> FirstFit {
    guard folds.count > 0 else { throw BacktestError.noFolds }
    let backtest = settled(for: panel)
    let layout = try backtest.layout(
      of: panel, Self.withNaive(try backtest.fitting([model], on: panel)))
    let task = try model.task(from: backtest.task)
    let series = try model.groups(of: layout.series.indices, backtest.task).first ?? 0..<0
    let place = CellPlace(
      series: series.startIndex..<series.endIndex, model: 0, folds: 0..<1, seed: 0)
    let group = CellGroup(place, layout, model, task)
    return FirstFit(
      known: group.known, task: task,
      cutoff: layout.cutoff(series: series.startIndex, fold: 0).label, seed: seed)
  }
}
