import MartletForecasting
import MartletPanels
import MartletEvaluation
import MartletNumerics

/// D103: a past covariate moves as the target will.
struct ColumnKnowsFuture: Rule {
  let number = "D103"
  let part = DoctorPart.before
  let needs: Set<Measure> = [.rows]

  func findings(in examination: Examination) -> [Finding] {
    guard let history = examination.fit.known.histories.first else { return [] }
    let target = Array(history.target).changes
    return history.pastCovariates.flatMap { covariate -> [Finding] in
      let column = Array(covariate.values).changes
      let steps = 1...max(1, examination.fit.task.horizon)
      // A target that foretells itself, as a wave does, needs no leak.
      let found = steps.lazy.map { step in
        (
          step: step, own: abs(target.correlation(withLater: target, by: step)),
          value: abs(column.correlation(withLater: target, by: step))
        )
      }.first { $0.value > 0.99 && $0.own < 0.9 }
      guard let found else { return [] }
      return finding(
        "the column '\(covariate.name)' knows the future",
        [Reading(found.value, .serious)],
        meaning: "Its changes are those of the target \(found.step) rows later: it was "
          + "published later than its rows "
          + "say, or was made of the target.",
        advice: "leave the column out, or say when it is published"
      ) { _, value in
        Measurement(
          "correlation of changes, \(found.step) rows ahead", value, "", .above, 0.99,
          source: "ours: what is known this well before is no forecast")
      }
    }
  }
}

extension [Double] {
  /// From each number to the next.
  var changes: [Double] { zip(dropFirst(), self).map(-) }

  /// The correlation of numbers with those of another series some places later; 0 where one does not change.
  func correlation(withLater other: [Double], by lag: Int) -> Double {
    let pairs = zip(self, other.dropFirst(lag)).filter { $0.isFinite && $1.isFinite }
    guard pairs.count > 20 else { return 0 }
    let count = Double(pairs.count)
    let (a, b) = (
      pairs.reduce(0) { $0 + $1.0 } / count, pairs.reduce(0) { $0 + $1.1 } / count
    )
    var (ab, aa, bb) = (0.0, 0.0, 0.0)
    for pair in pairs {
      ab += (pair.0 - a) * (pair.1 - b)
      aa += (pair.0 - a) * (pair.0 - a)
      bb += (pair.1 - b) * (pair.1 - b)
    }
    return aa > 0 && bb > 0 ? ab / (aa * bb).squareRoot() : 0
  }
}
