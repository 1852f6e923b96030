import MartletTraining
import MartletModels

/// D401: the network forecasts the same for every window, and something simple does better.
struct FlatForecast: Rule {
  let number = "D401"
  let part = DoctorPart.after
  let needs: Set<Measure> = [.training]

  func findings(in examination: Examination) -> [Finding] {
    guard let heldOut = examination.heldOut, heldOut.count >= 12,
      let simple = examination.simpleHeldOut?.best
    else { return [] }
    let targets = heldOut.targetRows.map { $0.map(Double.init) }.spread
    return finding(
      "the forecast is the same for every window",
      examination.trainings.map { training in
        guard training.failure == nil, targets > 0, let loss = training.heldOutLosses.last?.loss
        else { return Reading(0, nil) }
        let share = training.forecasts.spread / targets
        guard share < 0.05, loss > 1.1 * simple else { return Reading(share, nil) }
        return Reading(share, loss > 1.25 * simple ? .serious : .look)
      },
      meaning: "On the scale of its windows the network says one thing whatever it sees, and "
        + "loses to a forecast that "
        + "needs no network: nothing of the inputs gets through.",
      advice: "mend what was found above this"
    ) { _, value in
      Measurement(
        "deviation of forecasts over that of targets", value, "", .below, 0.05,
        source: "ours; TheDeepChecker: constant predictions")
    }
  }
}

extension [[Double]] {
  /// The root mean square, over the columns, of the deviation of each over the rows; 0 without rows.
  var spread: Double {
    guard let width = first?.count, width > 0 else { return 0 }
    let variances = (0..<width).compactMap { column -> Double? in
      let values = map { $0[column] }.filter(\.isFinite)
      guard !values.isEmpty else { return nil }
      let mean = values.reduce(0, +) / Double(values.count)
      return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
    }
    guard !variances.isEmpty else { return 0 }
    return (variances.reduce(0, +) / Double(variances.count)).squareRoot()
  }
}
