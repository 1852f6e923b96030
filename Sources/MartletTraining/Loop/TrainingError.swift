/// Why a training run stopped without a result.
public enum TrainingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A loss or a parameter became infinite or NaN.
  ///
  /// `place` is the first of these that is not finite on the batch: an input, a target, a slot of
  /// parameters, the output of a layer, the loss; or the validation loss.
  case nonFinite(place: String, step: Int, learningRate: Double)

  public var description: String {
    switch self {
    case .nonFinite(let place, let step, let rate):
      "training diverged: \(place) is not finite at step \(step), learning rate \(rate)"
    }
  }

  /// What a user can do about it.
  public var hint: String {
    "lower --learning-rate, clip the gradient with --clip-norm 1, or scale the windows (--scaler standard)"
  }
}
