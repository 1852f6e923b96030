import MartletTraining

/// D202: the learning rate is far below any that the range test proposes.
struct RateTooLow: Rule {
  let number = "D202"
  let part = DoctorPart.rate
  let needs: Set<Measure> = [.range]

  func findings(in examination: Examination) -> [Finding] {
    let chosen = examination.options.learningRate
    return finding(
      "the learning rate is too low",
      examination.curves.map { curve in
        Reading(curve.proposal.map { $0 / chosen } ?? 0, above: 30, serious: 300)
      },
      meaning: "With steps this small the weights are after \(examination.options.maxSteps) "
        + "steps about where they were "
        + "drawn.",
      advice: "raise the rate", [.task("learning-rate", examination.rateToTry)]
    ) { severity, value in
      Measurement(
        "proposed rate over the chosen one", value, "", .above, severity == .serious ? 300 : 30,
        source: "ours; the range test is Smith's, 2017")
    }
  }
}
