import MartletTraining
import MartletLayers

/// D308: at the end the network is far worse, on what it learnt from, than a forecast that needs none.
struct Underfitting: Rule {
  let number = "D308"
  let part = DoctorPart.training
  let needs: Set<Measure> = [.training]

  func findings(in examination: Examination) -> [Finding] {
    guard examination.options.loss.isNonNegative, let simple = examination.simple.best, simple > 0
    else { return [] }
    return finding(
      "it does not fit what it learnt from",
      zip(examination.trainings, examination.starts).map { training, start in
        // What never fell is another finding.
        guard training.failure == nil, let first = start.loss, training.finalLoss < 0.95 * first
        else { return Reading(0, nil) }
        return Reading(training.finalLoss / simple, above: 1.25, serious: 2)
      },
      meaning: "On the very windows that it was trained on it loses to a forecast without a "
        + "network: it has learnt too "
        + "slowly, for too short a time, or with too few weights.",
      advice: "mend what was found above this, or train longer",
      [.task("max-steps", "\(4 * examination.options.maxSteps)")]
    ) { severity, value in
      Measurement(
        "training loss over that of a simple forecast", value, "", .above,
        severity == .serious ? 2 : 1.25, source: "ours")
    }
  }
}
