public import MartletForecasting
public import MartletPanels
public import MartletTraining

extension NetworkForecaster {
  /// Finds learning rates to try for this network on the very windows that it would be trained on: see
  /// ``Trainer/rateRangeTest(on:rates:steps:seeds:)``.
  ///
  /// What nobody said of the task follows from the series and from the model, as in a fit.
  ///
  /// - Parameters:
  ///   - rates: The smallest and the largest rate.
  ///   - steps: Optimiser steps of one curve, at least 10.
  ///   - seeds: One curve each.
  /// - Throws: As a fit does.
  public func rateRangeTest(
    on panel: AsOfPanel, _ task: ForecastTask, rates: ClosedRange<Double> = 1e-6...10,
    steps: Int = 100, seeds: [UInt64] = [1, 2, 3]
  ) throws -> RateRangeTest {
    let task = try Model(self).task(from: task.settled(for: panel))
    let network = try network(for: NetworkShape(of: panel, task), scaler: task.scaler)
    let pipeline = try FittedPipeline(fitting: panel, task)
    try NetworkRange.check(panel, pipeline)
    let examples = try pipeline.examples(of: panel).training
    return Trainer(network, task.training, threads: task.threads)
      .rangeTest(examples, rates, steps, seeds)
  }
}
