import MartletTraining

/// D102: what the network sees of the target is far from numbers around 1.
struct UnscaledInputs: Rule {
  let number = "D102"
  let part = DoctorPart.before
  let needs: Set<Measure> = [.rows]

  func findings(in examination: Examination) -> [Finding] {
    let lookback = examination.sample.lookback
    let numbers = examination.sample.inputRows.flatMap { $0[..<lookback].map(Double.init) }
    guard !numbers.isEmpty else { return [] }
    let square = numbers.reduce(0) { $0 + $1 * $1 } / Double(numbers.count)
    return finding(
      "the inputs are not scaled",
      [Reading(square.squareRoot(), above: 10, serious: 100)],
      meaning: "The network sees numbers far larger than 1: its first outputs and gradients "
        + "are as much too large, "
        + "and no rate fits them.",
      advice: "scale each window", [.task("scaler", "standard")]
    ) { severity, value in
      Measurement(
        "root mean square of the windows", value, "", .above, severity == .serious ? 100 : 10,
        source: "DLCheck: mean above 10, deviation above 100")
    }
  }
}
