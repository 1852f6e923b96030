package import MartletEvaluation
import MartletForecasting
import MartletTraining

/// Which models have no intervals of their own, where these are asked for, and what would give them.
package enum NativeText {
  /// A line for each model of a forecast that lacks some.
  package static func lines(_ result: ForecastResult) -> [String] {
    guard result.backtest.intervals == .native else {
      return result.calibration.map(lines) ?? []
    }
    return result.models.compactMap { model in
      let levels = result.levels.indices.map { place in
        model.series.allSatisfy { $0.intervals[place] != nil }
      }
      let quantiles = result.quantiles.indices.map { place in
        model.series.allSatisfy { $0.quantiles[place] != nil }
      }
      return line(model.label, model.task, result.backtest, levels, quantiles)
    }
  }

  /// A line for each model of an evaluation that lacks some.
  package static func lines(_ result: BacktestResult) -> [String] {
    guard result.backtest.intervals.asksModels else { return [] }
    return result.models.enumerated().compactMap { index, model in
      let levels = result.backtest.levels.map { result.hasOwnInterval($0, model: index) }
      let quantiles = result.backtest.quantiles.map { result.hasOwnQuantile($0, model: index) }
      guard let file = model.file else {
        return line(model.label, model.task, result.backtest, levels, quantiles)
      }
      let missing = missing(result.backtest, levels, quantiles)
      return missing.isEmpty
        ? nil : "\(model.label) has no \(missing.joined(separator: ", ")): \(file) has none"
    }
  }

  /// - Parameters:
  ///   - levels: Which of the intervals there are.
  ///   - quantiles: Which of the single quantiles there are.
  private static func line(
    _ label: String, _ task: ForecastTask, _ backtest: Backtest, _ levels: [Bool],
    _ quantiles: [Bool]
  ) -> String? {
    let missing = missing(backtest, levels, quantiles)
    guard !missing.isEmpty else { return nil }
    guard levels.contains(true) || quantiles.contains(true) else {
      return
        "\(label) says nothing of its own about intervals: --intervals scaled makes them of "
        + "past errors, and networks say them with --loss gaussian, student-t or quantiles/.1/.5/.9"
    }
    return
      "\(label) has no \(missing.joined(separator: ", ")): its loss, \(task.training.loss), says "
      + "nothing so far out"
  }

  private static func missing(
    _ backtest: Backtest, _ levels: [Bool], _ quantiles: [Bool]
  ) -> [String] {
    zip(backtest.levels, levels).filter { !$0.1 }
      .map { "\(BacktestCSV.percent($0.0)) % interval" }
      + zip(backtest.quantiles, quantiles).filter { !$0.1 }
      .map { "\(BacktestCSV.percent($0.0)) % quantile" }
  }
}
