import MartletForecasting
import MartletModels
import MartletTraining
import MartletLayers

/// D309: the loss of windows that were held out rises again.
struct Overfitting: Rule {
  let number = "D309"
  let part = DoctorPart.training
  let needs: Set<Measure> = [.training]

  func findings(in examination: Examination) -> [Finding] {
    guard examination.options.loss.isNonNegative, (examination.heldOut?.count ?? 0) >= 12 else {
      return []
    }
    let simple = examination.simpleHeldOut?.best
    return finding(
      "it overfits",
      zip(examination.trainings, examination.starts).map { training, start in
        guard training.failure == nil, let first = start.loss, training.finalLoss < first,
          let last = training.heldOutLosses.last?.loss,
          let best = training.heldOutLosses.map(\.loss).min(), best > 0
        else { return Reading(0, nil) }
        // Before it can be lost, something must have been learnt.
        guard let simple, best < 1.25 * simple else { return Reading(0, nil) }
        return Reading(last / best - 1, above: 0.2, serious: last > 1.5 * simple ? 0.5 : nil)
      },
      meaning: "While the training loss went on falling, that of later windows rose: the "
        + "network learns the past by "
        + "heart.",
      advice: "keep the best step by validation rows, or drop units at random",
      [
        .task("val-size", "\(examination.setup.task.validationSize)"), .model("dropout", "0.3"),
      ]
    ) { severity, value in
      Measurement(
        "loss of held-out windows above its best", 100 * value, "%", .above,
        severity == .serious ? 50 : 20, source: "NeuroScope: 10 mild, 20 moderate, 50 % severe")
    }
  }
}
