package import MartletEvaluation
package import MartletForecasting
package import MartletPanels
import MartletFiles

/// What there is to say of a forecast without past folds, or of series without.
package enum NoFoldText {
  /// - Parameter unfolded: The series that have no room for a fold, among others that have.
  package static func lines(
    _ backtest: Backtest, _ models: [Model], _ unfolded: [SeriesFailure], _ panel: Panel
  ) throws -> [String] {
    if backtest.folds.count == 0 {
      let intervals = backtest.intervals == .native ? "" : "intervals from past errors and "
      // Where there is room, none were asked for.
      guard let why = try reason(backtest, models, panel) else { return [] }
      return ["no past folds, since \(why): forecast without \(intervals)a verdict"]
    }
    guard !unfolded.isEmpty else { return [] }
    let shown = unfolded.prefix(5).map(\.series).joined(separator: ", ")
    let more = unfolded.count - min(5, unfolded.count)
    return [
      "\(plural(unfolded.count, "series")) of \(NumberFormat.integer(panel.series.count)) "
        + "\(unfolded.count == 1 ? "is" : "are") too short for a fold and forecast without intervals from past errors: "
        + shown + (more > 0 ? " and \(NumberFormat.integer(more)) more" : "")
    ]
  }

  /// Why one fold has no room; nil where it has.
  private static func reason(
    _ backtest: Backtest, _ models: [Model], _ panel: Panel
  ) throws -> String? {
    var one = backtest
    one.folds.count = 1
    do {
      return try one.failures(models, on: panel).first?.message.commandLine
    } catch let error as BacktestError {
      return error.what.commandLine
    }
  }

  /// In place of the verdict.
  package static func verdict(_ result: ForecastResult, _ models: [Model]) -> String {
    if let failure = result.pastFailure {
      return
        "No verdict, and no intervals from past errors: on the past folds \(failure.line.commandLine)."
    }
    let room = (try? result.backtest.foldRoom(models, on: result.panel, atMost: 20)) ?? 0
    return "No model was tested on the past: "
      + (room > 0 ? "--n-windows \(room) gives a verdict." : "there are too few rows for that.")
  }
}
