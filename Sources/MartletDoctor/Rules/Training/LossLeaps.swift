import MartletTraining
import MartletLayers

/// D302: the training loss leaps far above where it began.
struct LossLeaps: Rule {
  let number = "D302"
  let part = DoctorPart.training
  let needs: Set<Measure> = [.training]

  func findings(in examination: Examination) -> [Finding] {
    guard examination.options.loss.isNonNegative else { return [] }
    return finding(
      "the loss leaps above its start",
      zip(examination.trainings, examination.starts).map { training, start in
        guard let first = start.loss, first > 0, training.failure == nil,
          let peak = training.record.checks.map(\.trainingLoss).max()
        else { return Reading(0, nil) }
        return Reading(peak / first, above: 2, serious: 10)
      },
      meaning: "Steps go so far that the network is worse than before its first one; what it "
        + "learns after that it "
        + "learns from a worse place.",
      advice: "lower the rate and clip the gradient",
      [.task("learning-rate", examination.rateToTry), .task("clip-norm", "1")]
    ) { severity, value in
      Measurement(
        "largest loss over the first", value, "", .above, severity == .serious ? 10 : 2,
        source: "TheDeepChecker: twice the best")
    }
  }
}
