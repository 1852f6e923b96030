/// What happened in a training run.
public struct TrainingRecord: Sendable, Hashable, Codable {
  /// One look at the losses, both on the scale of the training loss.
  public struct Check: Sendable, Hashable, Codable {
    /// Steps done.
    public let step: Int
    /// The mean training loss of the steps since the check before.
    public let trainingLoss: Double
    /// The mean loss over all validation examples, in inference; nil without such examples.
    public let validationLoss: Double?
    /// Of the last step.
    public let learningRate: Double
    /// ‖∂L/∂θ‖ in the last step over all trained parameters, with penalties and before anything was cut;
    /// nil in a record of an older version.
    public let gradientNorm: Double?
    /// Steps since the check before whose gradient was cut; nil where nothing was to be cut.
    public let clippedSteps: Int?
  }

  /// The looks at the losses, one after each `validationInterval` steps and one after the last step
  /// of the budget.
  public internal(set) var checks: [Check] = []
  /// Readings of the layers and weights, where the options asked for some.
  public internal(set) var probes: [ProbeRecord] = []
  /// Optimiser steps done.
  public internal(set) var steps = 0
  /// How often the examples were gone through: examples seen divided by their number.
  public internal(set) var epochs = 0.0
  /// Examples that were learnt from; nil before the first step, and in a record of an older version.
  public internal(set) var examples: Int?
  /// Examples of the validation losses, 0 without any; nil as above.
  public internal(set) var validationExamples: Int?
  /// The step whose parameters were kept, where a validation set decided.
  public internal(set) var bestStep: Int?
  /// Whether validation checks without improvement ended the run before its budget.
  public internal(set) var stoppedEarly = false
}
