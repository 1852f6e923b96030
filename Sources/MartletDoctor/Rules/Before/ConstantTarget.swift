import MartletPanels
import MartletEvaluation
import MartletNumerics

/// D101: the target does not change.
struct ConstantTarget: Rule {
  let number = "D101"
  let part = DoctorPart.before
  let needs: Set<Measure> = [.rows]

  func findings(in examination: Examination) -> [Finding] {
    let histories = examination.fit.known.histories
    let constant = histories.filter { history in
      let values = history.target.filter(\.isFinite)
      return values.allSatisfy { $0 == values.first }
    }
    let share = Double(constant.count) / Double(max(histories.count, 1))
    let severity: Severity? = share == 0 ? nil : share > 0.5 ? .serious : .look
    return finding(
      "the target is constant", [Reading(share, severity)],
      meaning: "All known values of the target are the same, so that there is nothing to learn"
        + (histories.count > 1 ? " in \(constant.count) of \(histories.count) series." : "."),
      advice: "look whether it is the right column, and whether missing values were filled"
    ) { _, value in
      Measurement(
        "series with a constant target", 100 * value, "%", .above, 0,
        source: "by definition; SageMaker Debugger and TheDeepChecker check inputs so")
    }
  }
}
