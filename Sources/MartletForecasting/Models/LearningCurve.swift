public import MartletTraining

/// How a network was trained, and how its losses went down: a small value that can be stored.
public struct LearningCurve: Codable, Sendable, Hashable {
  /// The looks at the losses, in their order; both are on the scale of the training loss.
  public let checks: [TrainingRecord.Check]
  /// Optimiser steps done.
  public let steps: Int
  /// How often the windows were gone through.
  public let epochs: Double
  /// The step whose weights were kept, where a validation set decided.
  public let bestStep: Int?
  /// Whether validation checks without improvement ended the training before its budget.
  public let stoppedEarly: Bool
  /// What was trained on what; nil in a curve that an older version kept.
  public let setting: Setting?

  /// What was trained on what, and for how long at most.
  public struct Setting: Codable, Sendable, Hashable {
    /// Windows that were learnt from.
    public let windows: Int
    /// Windows of the validation losses; 0 without validation rows.
    public let validationWindows: Int
    /// Windows in a batch.
    public let batchSize: Int
    /// Batches whose mean gradient makes one step.
    public let accumulation: Int
    /// The budget of optimiser steps.
    public let maxSteps: Int
    /// Validation checks without a better loss that end the training; nil for the whole budget.
    public let patience: Int?
    /// The trained weights of the network.
    public let parameters: Int
  }

  /// What a curve shows of a training run.
  ///
  /// - Parameters:
  ///   - options: Those of the run.
  ///   - parameters: The trained weights of the network.
  public init(_ record: TrainingRecord, options: TrainingOptions, parameters: Int) {
    checks = record.checks
    steps = record.steps
    epochs = record.epochs
    bestStep = record.bestStep
    stoppedEarly = record.stoppedEarly
    setting = record.examples.map { examples in
      Setting(
        windows: examples, validationWindows: record.validationExamples ?? 0,
        batchSize: options.batchSize, accumulation: options.accumulation,
        maxSteps: options.maxSteps, patience: options.patience, parameters: parameters)
    }
  }

  /// What the checks say, for whoever does not know of training.
  package var points: [Point] {
    checks.map { check in
      Point(
        step: check.step, trainingLoss: check.trainingLoss, validationLoss: check.validationLoss,
        learningRate: check.learningRate, gradientNorm: check.gradientNorm,
        clippedSteps: check.clippedSteps)
    }
  }

  /// What a check says: see `TrainingRecord.Check`.
  package struct Point: Sendable {
    package let step: Int
    package let trainingLoss: Double
    package let validationLoss: Double?
    package let learningRate: Double
    package let gradientNorm: Double?
    package let clippedSteps: Int?
  }

  /// Why the training ended.
  public enum End: String, Codable, Sendable, Hashable, CaseIterable {
    /// All steps of the budget were done.
    case budget
    /// No better validation loss in as many checks as `patience` says.
    case patience
  }

  /// Why the training ended.
  public var end: End { stoppedEarly ? .patience : .budget }
}
