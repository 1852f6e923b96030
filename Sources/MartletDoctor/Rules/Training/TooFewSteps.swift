import MartletTraining
import MartletLayers

/// D310: the loss of windows that were held out still falls fast at the end.
struct TooFewSteps: Rule {
  let number = "D310"
  let part = DoctorPart.training
  let needs: Set<Measure> = [.training]

  func findings(in examination: Examination) -> [Finding] {
    guard examination.options.loss.isNonNegative, (examination.heldOut?.count ?? 0) >= 12 else {
      return []
    }
    return finding(
      "the training ends too early",
      zip(examination.trainings, examination.starts).map { training, start in
        let losses = training.heldOutLosses.map(\.loss)
        guard training.failure == nil, !training.record.stoppedEarly, losses.count >= 4,
          let first = start.loss, training.finalLoss < 0.95 * first, let last = losses.last
        else { return Reading(0, nil) }
        let earlier = losses[losses.count * 3 / 4 - 1]
        return Reading(1 - last / earlier, above: 0.1, serious: nil)
      },
      meaning: "In the last quarter of the training the loss of held-out windows still fell "
        + "fast: more steps would "
        + "bring more.",
      advice: "train longer", [.task("max-steps", "\(4 * examination.options.maxSteps)")]
    ) { _, value in
      Measurement(
        "fall in the last quarter of the steps", 100 * value, "%", .above, 10, source: "ours")
    }
  }
}
