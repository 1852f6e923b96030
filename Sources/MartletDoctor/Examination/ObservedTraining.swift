import MartletForecasting
import MartletLayers
import MartletModels
import MartletNumerics
import MartletTraining

/// A whole training with readings of its inside, and what the network then says of windows that were held out.
struct ObservedTraining: Sendable {
  /// The losses, norms and readings over the steps.
  let record: TrainingRecord
  /// Why it broke off; nil where it came to its end.
  let failure: TrainingError?
  /// The loss of the sample at the end, in inference.
  let finalLoss: Double
  /// The losses of the windows that were held out, with the step, in inference.
  let heldOutLosses: [(step: Int, loss: Double)]
  /// What is forecast for each window that was held out, on the scale of the windows.
  let forecasts: [[Double]]

  /// How often the windows that were held out are looked at.
  private static let looks = 20

  init(
    _ setup: NetworkSetup, _ sample: Examples, _ heldOut: Examples?, _ chance: SplitMix64
  ) {
    var options = setup.task.training
    options.probeInterval = max(1, options.maxSteps / 10)
    // Where nothing is decided at the checks they may be closer.
    let decides = setup.task.training.patience != nil || options.schedule.isByLoss
    if !decides { options.validationInterval = max(1, min(50, options.maxSteps / 50)) }
    let trainer = Trainer(setup.network, options, threads: setup.task.threads)
    var run = TrainingRun(trainer, randomness: chance)
    var failure: TrainingError?
    var losses: [(step: Int, loss: Double)] = []
    let stride = max(1, options.maxSteps / Self.looks)
    do throws(TrainingError) {
      while !run.isFinished {
        if decides, let validation = setup.validation {
          try run.train(steps: stride, on: setup.training, validation: validation)
        } else {
          try run.train(steps: stride, on: setup.training, validation: nil as WindowExamples?)
        }
        if let heldOut {
          losses.append((run.record.steps, trainer.evaluate(run.result.parameters, on: heldOut)))
        }
      }
    } catch { failure = error }
    record = run.record
    self.failure = failure
    heldOutLosses = losses
    let parameters = run.result.parameters
    finalLoss = failure == nil ? trainer.evaluate(parameters, on: sample) : .nan
    let loss = options.loss
    forecasts =
      failure == nil
      ? setup.network.forward(heldOut?.inputRows ?? [], parameters).map { loss.point(of: $0) } : []
  }
}

extension Schedule {
  /// Whether it follows the losses.
  fileprivate var isByLoss: Bool { if case .plateau = shape { true } else { false } }
}
