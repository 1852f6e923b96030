import MartletTraining

/// D306: the gradient is cut on nearly every step.
struct AlwaysClipped: Rule {
  let number = "D306"
  let part = DoctorPart.training
  let needs: Set<Measure> = [.training]

  func findings(in examination: Examination) -> [Finding] {
    finding(
      "the gradient is cut on nearly every step",
      examination.trainings.map { training in
        let cut = training.record.checks.compactMap(\.clippedSteps).reduce(0, +)
        return Reading(
          Double(cut) / Double(max(training.record.steps, 1)), above: 0.95, serious: nil)
      },
      meaning: "A limit that is always reached is no guard against wild steps any more: it "
        + "gives each batch the same "
        + "weight, however sure its gradient is.",
      advice: "raise the limit above the usual norm",
      examination.trainings.compactMap { training in
        let norms = training.record.checks.compactMap(\.gradientNorm).sorted()
        guard examination.options.clipNorm != nil, let largest = norms.last, largest.isFinite
        else { return nil }
        return .task("clip-norm", "\(max((1.5 * largest).rounded(.up), 1))")
      }.prefix(1).map { $0 }
    ) { _, value in
      Measurement(
        "steps whose gradient was cut", 100 * value, "%", .above, 95, source: "ours")
    }
  }
}
