import MartletEvaluation
package import MartletForecasting
import MartletNumerics
package import MartletRuns

/// How the losses of a network went down, on average over some of its fits: folds, seeds and series.
package struct LearningCurveSummary: Encodable {
  /// The column of the network; behind a slash the network where the column is of several.
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
  /// The least and the largest loss there.
  package let lowest: [Double]
  package let highest: [Double]
  /// The mean training losses there.
  package let trainLosses: [Double]
  /// How many fits ended before their budget, since the validation loss became no better.
  package let stoppedEarly: Int

  /// The summaries of a run's networks.
  package static func all(of run: RunContents) -> [LearningCurveSummary] {
    run.fits.compactMap { LearningCurveSummary($0.label, $0.fits.compactMap(\.curve)) }
  }

  /// - Returns: Nil where no fit has a loss.
  package init?(_ label: String, _ curves: [LearningCurve]) {
    let curves = curves.filter { !$0.checks.isEmpty }
    guard let longest = curves.max(by: { $0.checks.count < $1.checks.count }) else { return nil }
    let isOfValidation = curves.allSatisfy(\.hasValidation)
    let losses = curves.map { $0.losses(ofValidation: isOfValidation) }
    let trainLosses = curves.map { $0.losses(ofValidation: false) }
    self.label = label
    fits = curves.count
    ofValidation = isOfValidation
    first = Descriptive.mean(losses.compactMap(\.first))
    best = Descriptive.mean(losses.compactMap { $0.min() })
    last = Descriptive.mean(losses.compactMap(\.last))
    steps = longest.points.map(\.step)
    func summary(_ all: [[Double]], _ summary: ([Double]) -> Double?) -> [Double] {
      longest.points.indices.map { place in
        summary(all.filter { place < $0.count }.map { $0[place] }) ?? .nan
      }
    }
    self.losses = summary(losses, Descriptive.mean)
    lowest = summary(losses) { $0.min() }
    highest = summary(losses) { $0.max() }
    self.trainLosses = summary(trainLosses, Descriptive.mean)
    stoppedEarly = curves.count(where: \.stoppedEarly)
  }

  /// The mean loss over the steps as a plot, the fits as a band around it, and a line that says which mark is what.
  package func plot(width: Int) -> [String] {
    let ends = ("step \(steps[0])", "step \(steps.last ?? 0)")
    let name = ofValidation ? "validation loss" : "training loss"
    let line =
      fits == 1 ? "line: \(name)" : "line: mean \(name), ░ lowest to highest of \(fits) fits"
    return TextPlot(
      losses, band: (lowest, highest), beside: ofValidation ? trainLosses : [], ends: ends
    ).lines(width: width, height: 7)
      + [line + (ofValidation ? ", • training loss" : "")]
  }
}

extension LearningCurve {
  /// Whether each look at the losses has one of validation rows.
  var hasValidation: Bool { points.allSatisfy { $0.validationLoss != nil } }

  /// The losses that decide where there are any, else those of the training.
  func losses(ofValidation: Bool) -> [Double] {
    points.map { ofValidation ? $0.validationLoss ?? $0.trainingLoss : $0.trainingLoss }
  }
}
