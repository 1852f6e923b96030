import MartletTraining

/// D201: the learning rate is about that at which the loss explodes.
struct RateTooHigh: Rule {
  let number = "D201"
  let part = DoctorPart.rate
  let needs: Set<Measure> = [.range]

  func findings(in examination: Examination) -> [Finding] {
    let chosen = examination.options.learningRate
    return finding(
      "the learning rate is too high",
      examination.curves.map { curve in
        // A curve that never fell says nothing of where it begins to rise.
        Reading(
          curve.explosion.map { chosen / $0 } ?? 0, above: 0.25,
          serious: curve.proposal == nil ? nil : 1)
      },
      meaning: "A rate that grows slowly from nothing makes the loss explode about here: each "
        + "step goes beyond the "
        + "valley that it aims at.",
      advice: "lower the rate", [.task("learning-rate", examination.rateToTry)]
    ) { severity, value in
      Measurement(
        "rate over that of the explosion", value, "", .above, severity == .serious ? 1 : 0.25,
        source: "Smith 2017; fastai ends its test at four times the best loss")
    }
  }
}
