import MartletEvaluation
import MartletPanels

/// D104: covariates that say nothing: constant ones, and copies of the target or of each other.
struct IdleColumns: Rule {
  let number = "D104"
  let part = DoctorPart.before
  let needs: Set<Measure> = [.rows]

  func findings(in examination: Examination) -> [Finding] {
    guard let history = examination.fit.known.histories.first else { return [] }
    let columns = history.pastCovariates + history.futureCovariates
    var seen = [(name: history.targetName, values: Array(history.target))]
    return columns.flatMap { column -> [Finding] in
      let values = Array(column.values)
      defer { seen.append((column.name, values)) }
      if values.allSatisfy({ $0 == values.first }) {
        return idle(
          "the column '\(column.name)' is constant", "different values", 1, .below, 2,
          "A column that never changes adds weights and says nothing.")
      }
      guard
        let twin = seen.first(where: {
          abs($0.values.correlation(withLater: values, by: 0)) > 0.999999
        })
      else { return [] }
      return idle(
        "the column '\(column.name)' says what '\(twin.name)' says", "correlation",
        abs(twin.values.correlation(withLater: values, by: 0)), .above, 0.999999,
        "Two columns that are one up to scale and level add weights and say nothing new.")
    }
  }

  private func idle(
    _ title: String, _ name: String, _ value: Double, _ side: Measurement.Side,
    _ threshold: Double, _ meaning: String
  ) -> [Finding] {
    finding(
      title, [Reading(value, .look)], meaning: meaning, advice: "leave it out of the covariates"
    ) { _, value in
      Measurement(
        name, value, "", side, threshold,
        source: "TheDeepChecker: constant columns; that of copies is ours")
    }
  }
}
