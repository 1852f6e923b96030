import MartletLayers
import RealModule

extension Trainer {
  /// Finds learning rates to try: trains shortly with a rate that grows until the loss explodes.
  ///
  /// Optimiser, batch size, loss, weight decay and clipping are those of the options; the schedule,
  /// the average and the budget are not used.
  ///
  /// - Parameters:
  ///   - rates: The smallest and the largest rate.
  ///   - steps: Optimiser steps of one curve, at least 10.
  ///   - seeds: One curve each.
  public func rateRangeTest(
    on examples: Examples, rates: ClosedRange<Double> = 1e-6...10, steps: Int = 100,
    seeds: [UInt64] = [1, 2, 3]
  ) -> RateRangeTest {
    rangeTest(examples, rates, steps, seeds)
  }

  package func rangeTest(
    _ examples: some ExampleSource, _ rates: ClosedRange<Double>, _ steps: Int, _ seeds: [UInt64]
  ) -> RateRangeTest {
    precondition(rates.lowerBound > 0 && rates.upperBound > rates.lowerBound && steps >= 10)
    var options = options
    options.learningRate = rates.lowerBound
    options.schedule = Schedule(
      .exponential(
        factor: Double.pow(rates.upperBound / rates.lowerBound, 1 / Double(steps - 1))))
    options.maxSteps = steps
    options.average = .none
    options.probeInterval = nil
    options.validationInterval = 1  // the loss of every step
    let trainer = Trainer(network, options, threads: threads)
    return RateRangeTest(curves: seeds.map { trainer.curve(examples, seed: $0) })
  }

  private func curve(_ examples: some ExampleSource, seed: UInt64) -> RateRangeTest.Curve {
    let beta = 0.9
    var run = TrainingRun(self, seed: seed)
    var (rates, losses, smoothed): ([Double], [Double], [Double]) = ([], [], [])
    var (mean, best, diverged) = (0.0, Double.infinity, false)
    while !run.isFinished && !diverged {
      do throws(TrainingError) {
        try run.train(steps: 1, on: examples, validation: nil as Examples?)
      } catch { diverged = true }
      guard !diverged, let check = run.record.checks.last else { break }
      mean = beta * mean + (1 - beta) * check.trainingLoss
      rates.append(check.learningRate)
      losses.append(check.trainingLoss)
      smoothed.append(mean / (1 - Double.pow(beta, smoothed.count + 1)))
      best = min(best, smoothed[smoothed.count - 1])
      let limit = options.loss.isNonNegative ? 4 * best : best + 3 * max(abs(best), 1)
      diverged = smoothed[smoothed.count - 1] > limit
    }
    return RateRangeTest.Curve(
      seed: seed, rates: rates, losses: losses, smoothed: smoothed, diverged: diverged)
  }
}
