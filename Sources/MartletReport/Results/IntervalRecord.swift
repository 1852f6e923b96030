package import MartletEvaluation
import MartletModels

/// How often intervals like those of a forecast held on the past folds.
package enum IntervalRecord {
  /// A line for each model whose intervals are shown, and how many values were there to judge by; none
  /// where nothing was tested.
  ///
  /// Intervals from past errors are those that each fold would have had, from the folds before it: no fold
  /// is judged by one that its own errors made.
  package static func lines(_ result: ForecastResult) -> [String] {
    guard let calibration = result.calibration else { return [] }
    let shown = result.models.filter { !$0.isAdded }
    let lines = shown.compactMap { model -> String? in
      guard let place = calibration.models.firstIndex(where: { $0.label == model.label }) else {
        return nil
      }
      let levels = zip(result.levels.indices, result.levels).filter { index, _ in
        model.series.contains { $0.intervals[index] != nil }
      }
      let records = levels.map { ($0.1, calibration.coverage(model: place, level: $0.1)) }
      guard !records.isEmpty else { return nil }
      return (shown.count > 1 ? "\(model.label): " : "") + sentence(records, calibration.backtest)
    }
    return lines + ObservedText.lines(calibration)
  }

  private static func sentence(
    _ records: [(level: Double, score: IntervalScore?)], _ backtest: Backtest
  ) -> String {
    let names = records.map { "\(BacktestCSV.percent($0.level)) % interval" }
    let held = zip(names, records).compactMap { name, record in
      record.score.map {
        "the \(name) held \(share($0)) values on \(plural($0.folds, "past fold"))"
      }
    }
    guard !held.isEmpty else {
      return "the \(names[0]) has no record on past folds yet: take more with --n-windows"
    }
    return held.joined(separator: ", ")
      + (backtest.intervals == .conformal ? " (each made from the folds before)" : "")
  }

  /// Of few folds no share, but how many of how many.
  private static func share(_ score: IntervalScore) -> String {
    guard score.folds < Verdict.fewestFolds else {
      return "\(NumberFormat.percent(score.share)) of the"
    }
    let inside = Int((score.share * Double(score.points)).rounded())
    return "\(NumberFormat.integer(inside)) of \(NumberFormat.integer(score.points))"
  }
}
