/// D105: the weights of a layer are all the same.
struct EqualWeights: Rule {
  let number = "D105"
  let part = DoctorPart.before
  let needs: Set<Measure> = [.start]

  /// Whether the first matrix is constant and at least half of all are, before an activation: others may start
  /// at zero behind a way around them, and a linear map may start as a mean.
  static func isSymmetric(_ start: NetworkStart) -> Bool {
    guard let first = start.matrices.first else { return false }
    return start.matrices.count > 1 && start.constantMatrices.contains(first)
      && 2 * start.constantMatrices.count >= start.matrices.count && start.hasActivation
  }

  func findings(in examination: Examination) -> [Finding] {
    let readings = examination.starts.map { start in
      Reading(
        100 * Double(start.constantMatrices.count) / Double(max(start.matrices.count, 1)),
        Self.isSymmetric(start) ? .serious : nil)
    }
    return finding(
      "all weights of a layer start equal", readings,
      meaning: "Units with equal weights compute the same, get the same gradient and stay "
        + "equal: a layer of hundreds "
        + "of units is one unit, and with zeros nothing gets through at all.",
      advice: "draw the weights at random", [.model("init", "torch-uniform")]
    ) { _, value in
      Measurement(
        "weight matrices that are constant", value, "%", .above, 0,
        source: "Goodfellow, Bengio and Courville 2016, 8.4; DLCheck: deviation below 1e-6")
    }
  }
}

extension Examination {
  /// Whether the network starts with equal weights.
  var isSymmetric: Bool { starts.contains(where: EqualWeights.isSymmetric) }
}
