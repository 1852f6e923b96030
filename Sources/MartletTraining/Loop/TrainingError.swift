public import MartletFiles

/// Why a training run stopped without a result.
public enum TrainingError: Diagnosis, Sendable, Hashable {
  /// A loss or a parameter became infinite or NaN.
  ///
  /// `place` is the first of these that is not finite on the batch: an input, a target, a slot of
  /// parameters, the output of a layer, the loss; or the validation loss.
  case nonFinite(place: String, step: Int, learningRate: Double)

  public var what: Wording {
    switch self {
    case .nonFinite(let place, let step, let rate):
      "training diverged: \(place) is not finite at step \(step), learning rate \(rate)"
    }
  }

  public var remedy: Wording? {
    "lower \(option: .learningRate), clip the gradient with \(option: .clipNorm, 1), or scale the "
      + "windows (\(option: .scaler, .choice("standard")))"
  }

  public var category: DataError.Category { .computation }

  /// What is wrong alone: whoever trains a model says which, and adds the remedy.
  public var line: Wording { what }
}
