import ArgumentParser
import MartletEvaluation
import MartletForecasting
import MartletPanels
import MartletReport
import MartletRuns
import MartletTime

struct ForecastCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    abstract: "Forecast beyond the last row, with intervals from the errors of the last folds.")

  @OptionGroup var options: EvaluationOptions
  @OptionGroup var log: LogOptions

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

  func run() async throws {
    let command = try CommandRun(
      .forecast, options, log: log.log, paths: paths, decomposition: decomposition)
    let run = command.run
    let (backtest, models) = (run.backtest, run.models)
    let layout = try backtest.finalLayout(of: run.panel, models)
    let isNative = backtest.intervals == .native
    let across = try models.filter { try $0.learnsAcrossSeries(backtest.task) }.map(\.label)
    try command.announce(
      remarks: EndsText.notForecast(layout)
        + (backtest.folds.count > 0
          ? [] : EndsText.lines(layout, across, place: "for the forecast")),
      [isNative ? "verdict from:" : "intervals from the errors of:"])
    let status = StatusLine(quiet: options.run.quiet)
    defer { status.clear() }
    let result = try await command.work {
      try await run.forecast(store: $0) { status.show($0) }
    } past: {
      $0.calibration
    }
    status.clear()
    options.run.say(
      FailureText.summary(
        result.failures, of: result.models.count + result.failures.count))
    try command.finish(
      ForecastDocument(result, run.plan, command.commandLine),
      csv: { paths > 0 ? PathsCSV.text(result) : ForecastCSV.text(result) }, fits: result.fits,
      paragraphs: {
        [
          // What a model says of itself is read after how often that held.
          isNative ? IntervalRecord.lines(result) + NativeText.lines(result) : [],
          ForecastTable.lines(result, width: Terminal.width).dropLast(),
          isNative
            ? []
            : IntervalRecord.lines(result) + NativeText.lines(result)
              + ConformalText.lines(result, models),
          decomposition ? withoutParts(result) : [],
          paths > 0 ? PathsCSV.refusals(result) : [],
        ]
          + result.models.map {
            ChoiceTable.lines($0.label, $0.choices, width: Terminal.width)
          }
          + (options.run.verbose
            ? TrainingText.paragraphs(result.fits, width: Terminal.width) : [])
          + [verdict(result, models)]
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
