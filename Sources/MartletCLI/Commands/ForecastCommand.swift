import ArgumentParser
import MartletEvaluation
import MartletForecasting
import MartletPanels
import MartletReport
import MartletTime

struct ForecastCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    abstract: "Forecast beyond the last row, with intervals from the errors of the last folds.")

  @OptionGroup var options: EvaluationOptions

  @Option(
    help: """
      Sample paths of each model and series, drawn from its own distribution (default none); --out FILE.csv \
      then holds the paths.
      """)
  var paths: Int = 0

  @Flag(
    help:
      "Show what forecasts are a sum of: the stacks of nbeats and nhits, dlinear's trend and rest.")
  var decomposition = false

  func validate() throws {
    try check("--paths", paths)
    guard options.folds.testSize == nil else {
      throw ValidationError(
        "A forecast starts after the last row, and --test-size leaves rows out. Leave it and its "
          + "--train-size out, or take martlet backtest.")
    }
  }

  func run() async throws {
    let prepared = try PreparedRun(
      command: "forecast", options, usualModels: ["auto:models=theta+ridge+auto-ets"], paths: paths,
      decomposition: decomposition)
    let (backtest, models, panel) = (prepared.backtest, prepared.models, prepared.panel)
    if decomposition { try backtest.task.transform.checkParts() }
    // An axis without future dates is known before the work, not after it.
    let layout = try backtest.finalLayout(of: panel, models)
    for (place, series) in panel.series.enumerated()
    where layout.takesPart(series: place, fold: 0) {
      _ = try series.axis.future(steps: backtest.task.horizon)
      _ = try series.asOf(row: series.count - 1).futureCovariates(steps: backtest.task.horizon)
    }
    let isNative = backtest.intervals == .native
    let across = try models.filter { try $0.learnsAcrossSeries(backtest.task) }.map(\.label)
    try prepared.announce(
      remarks: EndsText.notForecast(layout)
        + (backtest.folds.count > 0
          ? [] : EndsText.lines(layout, across, place: "for the forecast")),
      [isNative ? "verdict from:" : "intervals from the errors of:"])
    let status = StatusLine(quiet: options.run.quiet)
    defer { status.clear() }
    var forecasting = Forecasting(calibratedBy: backtest)
    forecasting.pathCount = paths
    forecasting.showsParts = decomposition
    forecasting.withoutFolds = Set(prepared.unfolded.map(\.series))
    let result = try await forecasting.run(models, on: panel) { status.show($0) }
    status.clear()
    options.run.say(
      FailureText.summary(
        result.failures, of: result.models.count + result.failures.count))
    try prepared.finish(
      ForecastDocument(result, prepared.plan, prepared.commandLine),
      csv: { paths > 0 ? PathsCSV.text(result) : ForecastCSV.text(result) },
      paragraphs: {
        [
          // What a model says of itself is read after how often that held.
          isNative ? IntervalRecord.lines(result) + NativeText.lines(result) : [],
          ForecastTable.lines(result, width: Terminal.width).dropLast(),
          isNative ? [] : IntervalRecord.lines(result) + ConformalText.lines(result, models),
          decomposition ? withoutParts(result) : [],
          paths > 0 ? PathsCSV.refusals(result) : [],
        ]
          + result.models.map {
            ChoiceTable.lines($0.label, $0.choices, width: Terminal.width)
          } + [verdict(result, models)]
      })
  }

  private func withoutParts(_ result: ForecastResult) -> [String] {
    let labels = result.models.filter { $0.partNames.isEmpty && !$0.isAdded }.map(\.label)
    guard !labels.isEmpty else { return [] }
    return [
      "no parts of \(labels.joined(separator: ", ")): nbeats-interpretable, nbeats, nhits and dlinear "
        + "have some"
    ]
  }

  private func verdict(_ result: ForecastResult, _ models: [Model]) -> [String] {
    guard result.calibration == nil else { return result.verdictLines }
    return Array(
      ([NoFoldText.verdict(result, models)] + result.failures.map(FailureText.sentence))
        .map { [$0] }.joined(separator: [""]))
  }
}
