import MartletTraining

/// D307: the schedule brings the rate to about nothing long before the end.
struct ScheduleDead: Rule {
  let number = "D307"
  let part = DoctorPart.training
  let needs: Set<Measure> = [.rows]

  func findings(in examination: Examination) -> [Finding] {
    let options = examination.options
    if case .plateau = options.schedule.shape { return [] }
    let factors = (0..<options.maxSteps).map {
      options.schedule.factor(step: $0, of: options.maxSteps)
    }
    guard let largest = factors.max(), largest > 0 else { return [] }
    let alive = (factors.lastIndex { $0 >= 1e-3 * largest } ?? 0) + 1
    let dead = 1 - Double(alive) / Double(max(options.maxSteps, 1))
    return finding(
      "the schedule is dead early", [Reading(dead, above: 0.2, serious: 0.6)],
      meaning: "From step \(alive) on the rate is below a thousandth of its largest: the steps "
        + "after it change nothing "
        + "and cost time.",
      advice: "let the rate fall over the whole budget", [.task("schedule", "cosine/0")]
    ) { severity, value in
      Measurement(
        "steps at a rate of about nothing", 100 * value, "%", .above,
        severity == .serious ? 60 : 20,
        source: "gradsnitch GS010: a rate of about 0 in mid-run")
    }
  }
}
