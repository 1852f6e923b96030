import MartletForecasting
import MartletLayers
import MartletModels
import MartletNumerics
import MartletTraining

/// Whether a network can learn sixteen windows by heart: with its own layers, but a rate and an optimiser
/// that are known to work.
enum Memory {
  private static let windows = 16
  private static let steps = 300

  /// Whether a network has weights enough to be asked for it, ten for each number, and not too many.
  static func isFair(_ setup: NetworkSetup) -> Bool {
    // Some millions of weights would take minutes.
    setup.training.count >= windows && setup.network.parameterCount <= 4_000_000
      && setup.network.parameterCount >= 10 * windows * setup.network.outputWidth
      && setup.task.training.loss.isNonNegative
  }

  /// The loss that is left after the training, as a share of the first; the better of two rates.
  static func left(_ setup: NetworkSetup, _ chance: SplitMix64) -> Double {
    let few = setup.training.sample(atMost: windows)
    let shares = [1e-3, 1e-4].map { rate -> Double in
      var options = TrainingOptions()
      options.loss = setup.task.training.loss
      options.maxSteps = steps
      options.batchSize = windows
      options.learningRate = rate
      options.clipNorm = 1
      let trainer = Trainer(setup.network, options, threads: setup.task.threads)
      var run = TrainingRun(trainer, randomness: chance)
      let first = trainer.evaluate(run.result.parameters, on: few)
      do throws(TrainingError) {
        try run.train(steps: steps, on: few, validation: nil as Examples?)
      } catch { return .infinity }
      let last = run.record.checks.last?.trainingLoss ?? .infinity
      return first > 0 ? last / first : 0
    }
    return shares.min() ?? .infinity
  }
}
