import MartletForecasting
import MartletTraining
import MartletModels

/// D402: the network repeats the last value of its window.
struct CopiesLastValue: Rule {
  let number = "D402"
  let part = DoctorPart.after
  let needs: Set<Measure> = [.training]

  func findings(in examination: Examination) -> [Finding] {
    guard let heldOut = examination.heldOut, heldOut.count >= 12,
      !examination.setup.task.isOfChanges
    else { return [] }
    let last = heldOut.inputRows.map { Double($0[heldOut.lookback - 1]) }
    let moved = distance(heldOut.targetRows.map { $0.map(Double.init) }, from: last)
    return finding(
      "the forecast copies the last value",
      examination.trainings.map { training in
        guard training.failure == nil, moved > 0, !training.forecasts.isEmpty else {
          return Reading(0, nil)
        }
        let share = distance(training.forecasts, from: last) / moved
        return Reading(share, share < 0.1 ? .remark : nil)
      },
      meaning: "What it learnt is to repeat the last value: as a forecast it is as good as the "
        + "naive one, and no better.",
      advice: "let it see changes, where there is something to foretell",
      [.task("transform", "diff")]
    ) { _, value in
      Measurement(
        "distance of forecasts from the last value over that of targets", value, "", .below, 0.1,
        source: "ours")
    }
  }

  /// The mean distance of numbers from the last value of their window.
  private func distance(_ rows: [[Double]], from last: [Double]) -> Double {
    let distances = zip(rows, last).flatMap { row, last in
      row.filter(\.isFinite).map { abs($0 - last) }
    }
    return distances.isEmpty ? 0 : distances.reduce(0, +) / Double(distances.count)
  }
}
