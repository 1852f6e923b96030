import MartletLayers
import MartletTraining

/// D304: rectifiers are off at the end that were not at the start.
struct DyingUnits: Rule {
  let number = "D304"
  let part = DoctorPart.training
  let needs: Set<Measure> = [.training]

  func findings(in examination: Examination) -> [Finding] {
    finding(
      "rectifiers die during the training",
      zip(examination.trainings, examination.starts).map { training, start in
        let before = (start.probe?.rectifiers ?? []).map(\.nearZero).max() ?? 1
        let after = (training.record.probes.last?.rectifiers ?? []).map(\.nearZero).max() ?? 0
        return Reading(
          after, before > 0.9 ? nil : after > 0.999 ? .serious : after > 0.98 ? .look : nil)
      },
      meaning: "Units of a layer give 0 for every window now: they get no gradient any more "
        + "and are lost, mostly after "
        + "a step that was too large.",
      advice: "lower the rate, or take an activation that leaks",
      [.task("learning-rate", examination.rateToTry), .model("activation", "leaky-relu")]
    ) { severity, value in
      Measurement(
        "numbers at 0 in one layer at the end", 100 * value, "%", .above,
        severity == .serious ? 99.9 : 98,
        source: "DLCheck: above 95 % of a layer; ours is stricter, since sparse is not dead")
    }
  }
}
