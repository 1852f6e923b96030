/// D110: the network cannot learn sixteen windows by heart.
struct NoMemory: Rule {
  let number = "D110"
  let part = DoctorPart.before
  let needs: Set<Measure> = [.start, .memory]

  func findings(in examination: Examination) -> [Finding] {
    // Equal weights are a finding of their own.
    guard !examination.isSymmetric else { return [] }
    return finding(
      "sixteen windows cannot be learnt by heart",
      examination.memories.map { Reading($0, above: 0.3, serious: 0.7) },
      meaning: "With ten weights for every number that it is asked for, and a rate that is "
        + "known to work, it should "
        + "know sixteen windows after 300 steps: the layers themselves stand in the way.",
      advice: "take fewer layers, or lead a way around them", [.model("residual", "true")]
    ) { severity, value in
      Measurement(
        "loss that is left", 100 * value, "%", .above, severity == .serious ? 70 : 30,
        source: "TheDeepChecker asks for an error of .001 on 16 rows; 30 and 70 % are ours")
    }
  }
}
