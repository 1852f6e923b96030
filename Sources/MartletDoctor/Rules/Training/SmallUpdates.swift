import MartletTraining

/// D305: steps that hardly change the weights.
struct SmallUpdates: Rule {
  let number = "D305"
  let part = DoctorPart.training
  let needs: Set<Measure> = [.training]

  func findings(in examination: Examination) -> [Finding] {
    // Equal weights are a finding of their own.
    guard !examination.isSymmetric else { return [] }
    let ratios = examination.trainings.map(Self.typical)
    return finding(
      "each step changes next to nothing",
      ratios.map { $0.map { Reading($0, below: 1e-5, serious: nil) } ?? Reading(0, nil) },
      meaning: "In the first half of the training a step changes the weights by less than a "
        + "hundred-thousandth.",
      advice: "raise the rate", [.task("learning-rate", examination.rateToTry)]
    ) { _, value in
      Measurement(
        "change of a step over the weights", value, "", .below, 1e-5,
        source: "NeuroScope: 1e-4 to 5e-2 is usual; ours is a tenth of it")
    }
  }

  /// The median over the matrices and the readings of the first half; nil where there are none.
  private static func typical(_ training: ObservedTraining) -> Double? {
    let probes = training.record.probes.prefix((training.record.probes.count + 1) / 2)
    let ratios = probes.flatMap(\.weights).filter { $0.slot.hasSuffix("weight") }
      .compactMap(\.updateRatio).filter(\.isFinite).sorted()
    return ratios.isEmpty ? nil : ratios[ratios.count / 2]
  }
}
