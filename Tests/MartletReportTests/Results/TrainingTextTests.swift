import Foundation
import MartletEvaluation
import MartletForecasting
import MartletReport
import Testing

/// What is said of the training of networks claims what the records say.
struct TrainingTextTests {
  /// A fit of 45 windows in batches of 9.
  ///
  /// - Parameters:
  ///   - losses: Of the training, after each 10 steps.
  ///   - validation: Of the validation rows; none without any.
  private func curve(
    _ losses: [Double], validation: [Double] = [], patience: Int? = nil, stoppedEarly: Bool = false,
    clipped: Int? = nil
  ) throws -> LearningCurve {
    let checks = losses.enumerated().map { place, loss in
      var text = #"{"step": \#(10 * place + 10), "trainingLoss": \#(loss), "learningRate": 0.001"#
      if !validation.isEmpty { text += #", "validationLoss": \#(validation[place])"# }
      if let clipped { text += #", "clippedSteps": \#(clipped)"# }
      return text + #", "gradientNorm": \#(loss / 4)}"#
    }
    let best = validation.min().flatMap { validation.firstIndex(of: $0) }
    let text = #"""
      {"checks": [\#(checks.joined(separator: ","))], "steps": \#(10 * losses.count),
      "epochs": \#(2 * losses.count), "stoppedEarly": \#(stoppedEarly),
      \#(best.map { #""bestStep": \#(10 * $0 + 10),"# } ?? "")
      "setting": {"windows": 45, "validationWindows": \#(validation.isEmpty ? 0 : 8), "batchSize": 9,
      "accumulation": 1, "maxSteps": 100, "parameters": 1234
      \#(patience.map { #", "patience": \#($0)"# } ?? "")}}
      """#
    return try JSONDecoder().decode(LearningCurve.self, from: Data(text.utf8))
  }

  private let falling = (0..<10).map { 1 - 0.05 * Double($0) }

  @Test("A fit is told in steps, epochs, windows and weights, and that its loss still fell")
  func oneFit() throws {
    #expect(
      TrainingText.sentence([try curve(falling)])
        == "100 steps = 20.0 epochs of 45 windows, batches of 9, 1,234 weights. "
        + "The training loss went from 1.00 to .550. "
        + "Over the second half of the steps the training loss still fell, from .750 to .550.")
  }

  @Test("Early stopping is told with its step and its reason, and nothing is said of the end")
  func stopped() throws {
    let losses = [0.9, 0.8, 0.7, 0.6]
    let fits = try [
      curve(
        losses, validation: [0.5, 0.4, 0.45, 0.47], patience: 2, stoppedEarly: true),
      curve(
        losses + [0.5], validation: [0.5, 0.4, 0.35, 0.47, 0.4], patience: 2, stoppedEarly: true),
    ]
    #expect(
      TrainingText.sentence(fits)
        == "40 to 50 steps = 8.00 to 10.0 epochs of 45 windows, batches of 9, 1,234 weights. "
        + "The training loss went from .900 to .550; the validation loss was least at step 20 to 30, .375, "
        + "and these weights are kept. 2 of 2 fits stopped early, at step 40 to 50: 2 checks without a better loss."
    )
    #expect(
      TrainingText.sentence([fits[0]]).hasSuffix(
        "It stopped early, at step 40: 2 checks without a better loss."))
  }

  @Test("A loss that only wanders is not said to fall, and with few looks nothing is claimed")
  func notFalling() throws {
    let wandering = [1, 0.9, 0.8, 0.7, 0.6, 0.50, 0.52, 0.49, 0.51, 0.50]
    #expect(
      TrainingText.sentence([try curve(wandering), try curve(wandering)]).hasSuffix(
        "Over the second half of the steps the training loss no longer fell clearly in any of 2 fits."
      ))
    #expect(
      TrainingText.sentence([try curve([1, 0.9, 0.8])]).hasSuffix(
        "cannot be told from so few looks at it (--val-check-steps)."))
    #expect(
      TrainingText.sentence([try curve(wandering), try curve(falling)]).hasSuffix(
        "still fell in 1 of 2 fits, from .750 to .550."))
    let many = try Array(repeating: curve(wandering), count: 39) + [curve(falling)]
    #expect(
      TrainingText.sentence(many).hasSuffix("fell in 1 of 40 fits, no more than chance gives."))
  }

  @Test("A budget that patience did not cut short, and cut gradients, are told")
  func budgetAndCuts() throws {
    let validation = falling.map { $0 / 2 }
    let text = TrainingText.sentence([
      try curve(falling, validation: validation, patience: 3, clipped: 10)
    ])
    #expect(text.contains("No fit stopped early: each did all of its 100 steps."))
    #expect(text.contains("the validation loss still fell, from .375 to .275."))
    #expect(text.hasSuffix("The gradient was cut in 100 % of the steps."))
    #expect(
      TrainingText.sentence([try curve(falling, clipped: 2)]).hasSuffix("cut in 20 % of the steps.")
    )
  }

  @Test("The plot has the mean as a line, the band of the fits, and what each mark is")
  func plot() throws {
    let summary = try #require(
      LearningCurveSummary(
        "MLP",
        [
          curve(falling, validation: falling.map { $0 + 1 }),
          curve(falling, validation: falling.map { $0 + 2 }),
        ]))
    #expect(summary.losses == falling.map { $0 + 1.5 })
    #expect(summary.lowest == falling.map { $0 + 1 } && summary.highest == falling.map { $0 + 2 })
    #expect(summary.trainLosses == falling && summary.ofValidation)
    let lines = summary.plot(width: 40)
    #expect(
      lines.last
        == "line: mean validation loss, ░ lowest to highest of 2 fits, • training loss")
    #expect(
      lines[lines.count - 2].contains("step 10") && lines[lines.count - 2].hasSuffix("step 100"))
    #expect(lines.joined().contains("░") && lines.joined().contains("•"))
  }

  @Test("Without any fit nothing is said")
  func nothing() {
    #expect(TrainingText.sentence([]) == "")
    #expect(TrainingText.paragraphs([], width: 80).isEmpty)
  }
}
