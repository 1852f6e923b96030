import MartletLayers
import MartletTraining

/// D303: the loss does not fall although something simple has a smaller one.
struct NoFall: Rule {
  let number = "D303"
  let part = DoctorPart.training
  let needs: Set<Measure> = [.training]

  func findings(in examination: Examination) -> [Finding] {
    guard examination.options.loss.isNonNegative, let simple = examination.simple.best else {
      return []
    }
    return finding(
      "the loss does not fall",
      zip(examination.trainings, examination.starts).map { training, start in
        guard let first = start.loss, first > 0, training.failure == nil else {
          return Reading(0, nil)
        }
        let fall = 1 - training.finalLoss / first
        return Reading(fall, fall < 0.05 && training.finalLoss > 1.1 * simple ? .serious : nil)
      },
      meaning: "After the whole training the network is about where it began, while a forecast "
        + "that needs no network "
        + "has a smaller loss on the same windows: it is not that there is nothing to learn.",
      advice: "mend what was found above this, or try another rate",
      examination.isSymmetric ? [] : [.task("learning-rate", examination.rateToTry)]
    ) { _, value in
      Measurement(
        "fall of the training loss", 100 * value, "%", .below, 5,
        source: "TheDeepChecker, gradsnitch: 5 %, and ours: a simple forecast is 10 % better")
    }
  }
}
