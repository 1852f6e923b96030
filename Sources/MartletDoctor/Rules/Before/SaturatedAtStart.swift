import MartletLayers
import MartletTraining

/// D108: units of tanh or sigmoid that stand at an end of their range before the first step.
struct SaturatedAtStart: Rule {
  let number = "D108"
  let part = DoctorPart.before
  let needs: Set<Measure> = [.start]

  func findings(in examination: Examination) -> [Finding] {
    finding(
      "units are saturated at the start",
      examination.starts.map { start in
        Reading(
          start.probe?.layers.compactMap(\.saturated).max() ?? 0, above: 0.5, serious: 0.9)
      },
      meaning: "At the ends of its range a unit is flat: it gets no gradient and hardly learns.",
      advice: "scale the windows, or draw smaller weights",
      [.task("scaler", "standard"), .model("init", "glorot-uniform")]
    ) { severity, value in
      Measurement(
        "numbers within 1 % of an end in one layer", 100 * value, "%", .above,
        severity == .serious ? 90 : 50, source: "SageMaker Debugger, TheDeepChecker: above 50 %")
    }
  }
}
