/// D109: the first loss is far above that of saying nothing.
struct LossAtStart: Rule {
  let number = "D109"
  let part = DoctorPart.before
  let needs: Set<Measure> = [.start]

  func findings(in examination: Examination) -> [Finding] {
    guard let simple = examination.simple.worst, simple > 0 else { return [] }
    return finding(
      "the loss at the start is too large",
      examination.starts.map { Reading(($0.loss ?? .infinity) / simple, above: 3, serious: 100) },
      meaning: "Before the first step a network should say about nothing, and lose what the "
        + "target varies: this one "
        + "shouts, and the first steps go into taking that back.",
      advice: "draw smaller weights, or standardise the layers", [.model("init", "torch-uniform")]
    ) { severity, value in
      Measurement(
        "first loss over that of saying nothing", value, "", .above, severity == .serious ? 100 : 3,
        source: "TheDeepChecker: twice what is expected; three times and a hundred are ours")
    }
  }
}
