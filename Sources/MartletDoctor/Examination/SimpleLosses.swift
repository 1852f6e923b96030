import MartletForecasting
import MartletLayers
import MartletModels
import MartletTraining

/// The losses of two forecasts that need no network, on the scale of the training.
struct SimpleLosses: Sendable {
  /// Of an output of 0: where the scaler puts the middle of a window.
  let ofNothing: Double?
  /// Of the last value of the window, repeated.
  let ofLastValue: Double?

  /// The smaller of the two; nil where the loss has several outputs for a target.
  var best: Double? { [ofNothing, ofLastValue].compactMap { $0 }.min() }
  /// The larger of the two.
  var worst: Double? { [ofNothing, ofLastValue].compactMap { $0 }.max() }

  init(of examples: Examples, _ setup: NetworkSetup) {
    let loss = setup.task.training.loss
    guard loss.outputsPerTarget == 1, examples.count > 0 else {
      (ofNothing, ofLastValue) = (nil, nil)
      return
    }
    let inputs = examples.inputRows
    let horizon = examples.targetWidth
    ofNothing = examples.loss(
      loss, of: inputs.map { _ in [Float](repeating: 0, count: horizon) })
    ofLastValue = examples.loss(
      loss, of: inputs.map { [Float](repeating: $0[examples.lookback - 1], count: horizon) })
  }
}
