import ArgumentParser

/// What is asked of every model: horizon, windows, training.
struct TaskOptions: ParsableArguments {
  @Option(help: "Steps ahead (default: 1, or as many as --with has).")
  var horizon: Int?

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
}
