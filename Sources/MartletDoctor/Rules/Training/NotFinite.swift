import MartletTraining

/// D301: a number of the training is not finite.
struct NotFinite: Rule {
  let number = "D301"
  let part = DoctorPart.training
  let needs: Set<Measure> = [.training]

  func findings(in examination: Examination) -> [Finding] {
    let places = examination.trainings.map { training -> (place: String, step: Int)? in
      guard case .nonFinite(let place, let step, _) = training.failure else { return nil }
      return (place, step)
    }
    let first = places.compactMap { $0 }.min { $0.step < $1.step }
    return finding(
      "the training diverges",
      places.map { Reading(Double($0?.step ?? 0), $0 == nil ? nil : .serious) },
      meaning: "The first number that is not finite is \(first?.place ?? "unknown"), at step "
        + "\(first?.step ?? 0).",
      advice: "lower the rate and clip the gradient",
      [.task("learning-rate", examination.rateToTry), .task("clip-norm", "1")]
    ) { _, value in
      Measurement(
        "step of the first number that is not finite", value, "", .above, 0,
        source: "by definition; DLCheck names the first layer")
    }
  }
}
