import ArgumentParser
import MartletForecasting
import MartletPanels
import MartletTime

/// What is asked of every model: horizon, windows, training.
struct TaskOptions: ParsableArguments {
  @Option(help: "Steps ahead.")
  var horizon: Int = 1

  @Option(
    help: ArgumentHelp(
      """
      Rows that a network looks back (default: three horizons, 512 at most, fewer in short series, \
      two seasons at least).
      """
    ))
  var inputSize: Int?

  @Option(help: "Rows in a season (default: from the frequency).")
  var season: Int?

  @Option(
    help: """
      What models see of the target: none, or steps with + between them: log, log-return, \
      percent-change, box-cox/LAMBDA, diff, seasonal-diff/ROWS, standard, robust, min-max, winsor/SHARE.
      """, completion: .transforms)
  var transform: String = "none"

  @OptionGroup var table: TableOptions

  func validate() throws {
    try check("--horizon", horizon)
    try check("--input-size", inputSize)
    try check("--season", season)
  }

  /// A line where the season that is given seems to be of rows of another kind.
  func seasonLines(for panel: Panel) -> [String] {
    guard let season, let rule = panel.series.first?.axis.frequency,
      let doubt = rule.doubt(onSeason: season)
    else { return [] }
    return ["--season \(season) is taken, but \(doubt)"]
  }

  /// What was given of the options that a model may have for itself, but for the lookback.
  var given: [(name: String, value: String)] { table.given }

  /// The task, with the season of the series where none was given.
  func task(for panel: Panel) throws -> ForecastTask {
    var task = try ForecastTask(
      horizon: horizon, inputSize: inputSize, seasonLength: season,
      transform: Transform(parsing: transform))
    for (name, value) in given { try task.set(name, to: value) }
    return task.settled(for: panel)
  }
}
