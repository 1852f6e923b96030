import ArgumentParser
import MartletEvaluation
import MartletModels
import MartletReport
import MartletSeries

struct ForecastCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    abstract: "Forecast beyond the last row, with intervals from the errors of the last folds.")

  @OptionGroup var options: EvaluationOptions

  func run() async throws {
    let prepared = try PreparedRun(
      command: "forecast", options, usualModels: ["auto"])
    let (backtest, models, panel) = (prepared.backtest, prepared.models, prepared.panel)
    // An axis without future dates is known before the work, not after it.
    for series in panel.series {
      _ = try series.axis.future(steps: backtest.task.horizon)
      _ = try series.asOf(row: series.count - 1).futureCovariates(steps: backtest.task.horizon)
    }
    try prepared.announce(["intervals from the errors of:"])
    let status = StatusLine(quiet: options.run.quiet)
    defer { status.clear() }
    let result = try await Forecasting(calibratedBy: backtest).run(models, on: panel) {
      status.show($0)
    }
    status.clear()
    try prepared.finish(
      ForecastDocument(result, plan: prepared.plan), csv: { ForecastCSV.text(result) },
      paragraphs: {
        [
          ForecastTable.lines(result, width: Terminal.width).dropLast(), refusals(result),
        ]
          + result.models.map {
            ChoiceTable.lines($0.label, $0.choices, width: Terminal.width)
          } + [[result.calibration.verdict]]
      })
  }

  /// Which intervals are missing, and what would give them.
  private func refusals(_ result: ForecastResult) -> [String] {
    let folds = result.calibration.folds.count
    return result.levels.compactMap { level in
      let needed = Conformal.minimumCount(level: level)
      guard needed > folds else { return nil }
      return "no \(BacktestCSV.percent(level)) % interval: it takes the errors of "
        + "\(plural(needed, "fold")) (--n-windows \(needed))"
    }
  }
}
