import MartletForecasting
import MartletPanels

/// What the numbers of a network can hold.
enum NetworkRange {
  /// The largest magnitude of a scaled value whose products a Float holds with ease.
  private static let most = 1e9

  /// The largest magnitude whose square a Double holds with ease: scales are made of squares.
  private static let mostRaw = 1e153

  /// Refuses values whose scale would be no number.
  static func check(_ panel: AsOfPanel, _ pipeline: FittedPipeline) throws {
    for (history, source) in zip(panel.histories, try pipeline.sources(of: panel)) {
      guard source.target.contains(where: { $0.magnitude > mostRaw }) else { continue }
      let raw = history.target
      guard let row = raw.indices.max(by: { raw[$0].magnitude < raw[$1].magnitude }) else {
        continue
      }
      throw ModelError.beyondNetworks(
        column: history.targetName, value: raw[row], time: history.label(row: row))
    }
  }

  /// The value because of which a network could not learn from a panel; nil where all are within
  /// range, and something else went wrong.
  static func violation(in panel: AsOfPanel, _ pipeline: FittedPipeline) throws -> ModelError? {
    let task = pipeline.task
    for (history, source) in zip(panel.histories, try pipeline.sources(of: panel)) {
      let raw = Array(history.target.suffix(source.target.count))
      let channels =
        [(history.targetName, raw, source.target[...], task.horizon)]
        + zip(history.pastCovariates, source.covariates).map { covariate, values in
          (covariate.name, Array(covariate.values.suffix(values.count)), values, 0)
        }
      for (name, raw, values, ahead) in channels {
        guard let place = place(in: Array(values), raw, ahead: ahead, task) else { continue }
        let row = history.rows.upperBound - raw.count + place
        return .beyondNetworks(
          column: name, value: raw[place], time: history.label(row: row))
      }
    }
    return nil
  }

  /// The place of the largest of the raw values of the first window that is out of range.
  private static func place(
    in values: [Double], _ raw: [Double], ahead: Int, _ task: ForecastTask
  ) -> Int? {
    let lookback = min(task.inputSize, values.count)
    for end in lookback..<(values.count + 1) {
      let scale = task.scaler.fit(values[(end - lookback)..<end])
      let rows = (end - lookback)..<min(end + ahead, values.count)
      // Not a number is out of range too.
      if rows.allSatisfy({ scale.apply(values[$0]).magnitude <= most }) { continue }
      return rows.max { raw[$0].magnitude < raw[$1].magnitude }
    }
    return nil
  }
}
