import MartletEvaluation
import MartletForecasting
import MartletNumerics
package import MartletRuns
import MartletTraining

/// How the losses of a network went down, on average over its fits: folds, seeds and series.
package struct LearningCurveSummary: Encodable {
  /// The column of the network.
  package let label: String
  /// How many fits there are.
  package let fits: Int
  /// Whether the losses are of validation examples; else of the training.
  package let ofValidation: Bool
  /// The mean loss at the first check.
  package let first: Double
  /// The mean of the least losses.
  package let best: Double
  /// The mean loss at the last check of each fit.
  package let last: Double
  /// The optimiser steps of the checks; one fit may stop before another.
  package let steps: [Int]
  /// The mean losses at these steps, of the fits that came so far.
  package let losses: [Double]

  /// The summaries of a run's networks.
  package static func all(of run: RunContents) -> [LearningCurveSummary] {
    run.learningCurves.compactMap { label, cells in
      LearningCurveSummary(label, cells.compactMap(\.learningCurve))
    }
  }

  private init?(_ label: String, _ curves: [LearningCurve]) {
    let curves = curves.filter { !$0.checks.isEmpty }
    guard let longest = curves.max(by: { $0.checks.count < $1.checks.count }) else { return nil }
    let isOfValidation = curves.allSatisfy { $0.checks.allSatisfy { $0.validationLoss != nil } }
    let losses = curves.map { curve in
      curve.checks.map { isOfValidation ? $0.validationLoss ?? $0.trainingLoss : $0.trainingLoss }
    }
    self.label = label
    fits = curves.count
    ofValidation = isOfValidation
    first = Descriptive.mean(losses.compactMap(\.first))
    best = Descriptive.mean(losses.compactMap { $0.min() })
    last = Descriptive.mean(losses.compactMap(\.last))
    steps = longest.checks.map(\.step)
    self.losses = steps.indices.map { place in
      Descriptive.mean(losses.filter { place < $0.count }.map { $0[place] })
    }
  }
}
