public import MartletTraining

/// How the losses of a network went down while it was trained: a small value that can be stored.
public struct LearningCurve: Codable, Sendable, Hashable {
  /// The looks at the losses, in their order; both are on the scale of the training loss.
  public let checks: [TrainingRecord.Check]
  /// Optimiser steps done.
  public let steps: Int
  /// How often the examples were gone through.
  public let epochs: Double
  /// The step whose weights were kept, where a validation set decided.
  public let bestStep: Int?
  /// Whether validation checks without improvement ended the training before its budget.
  public let stoppedEarly: Bool

  /// What a curve shows of a training run.
  public init(_ record: TrainingRecord) {
    checks = record.checks
    steps = record.steps
    epochs = record.epochs
    bestStep = record.bestStep
    stoppedEarly = record.stoppedEarly
  }

  /// What the checks say, for whoever does not know of training.
  package var points:
    [(step: Int, trainingLoss: Double, validationLoss: Double?, learningRate: Double)]
  {
    checks.map { ($0.step, $0.trainingLoss, $0.validationLoss, $0.learningRate) }
  }
}
