public import ArgumentParser
public import MartletEvaluation

/// Chance, cores, and where results go.
struct RunOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Coverage of the intervals in percent (default: 80,95; none with --test-size).",
      valueName: "percents"))
  var level: [String] = []

  @Option(
    help: """
      Single quantiles, as shares: .1,.5,.9 (default none). Columns such as MLP-q-10.
      """)
  var quantiles: [String] = []

  @Option(
    help: """
      Where intervals and quantiles come from: scaled (the errors of past folds, in units of how much the \
      series moved before them), conformal (these errors as they are), adaptive (scaled, at a level that \
      follows how often they held), cqr (the model's own quantiles, moved by how far they were off), native \
      (the model itself; from 40 rows 80 % bands of ar held 66 to 75 %, of theta 76 to 78 %) (default: \
      scaled, for score native where the forecasts have some).
      """)
  var intervals: IntervalSource?

  @Option(help: "Fits of each network with different seeds (default: 3).")
  var seeds: Int?

  @Option(help: "Where all chance starts: the same seed gives the same numbers.")
  var seed: UInt64 = 1

  @Option(help: "Fits that run at a time (default: all cores). Changes no number.")
  var jobs: Int?

  @Flag(
    help: "Leave out series that are too short or that the transform does not take, and say which.")
  var skipFailing = false

  @Option(
    help: ArgumentHelp(
      "File to write: .csv for the forecasts, .json for everything; repeatable.",
      valueName: "file"), completion: .file())
  var out: [String] = []

  @Flag(help: "Print one JSON document instead of tables.")
  var json = false

  @Flag(help: "Print no messages and no progress.")
  var quiet = false

  @Flag(
    help:
      "Say more: the learning rate over the steps, and how networks were trained; after a backtest, other tests."
  )
  var verbose = false

  func validate() throws {
    if verbose && quiet { throw ValidationError("--verbose and --quiet: give one of them.") }
    _ = try levels()
    _ = try quantileLevels()
  }

  /// All that was given for `--level`; nil without the option.
  var levelText: String? { level.isEmpty ? nil : level.joined(separator: ",") }

  /// All that was given for `--quantiles`; nil without the option.
  var quantilesText: String? { quantiles.isEmpty ? nil : quantiles.joined(separator: ",") }

  /// Shares between 0 and 1, smallest first.
  func levels() throws -> [Double] {
    let text = levelText ?? "80,95"
    let parts = text.split(separator: ",").map { Double($0) ?? .nan }
    guard !parts.isEmpty, parts.allSatisfy({ 0.01...99.99 ~= $0 }) else {
      throw ValidationError(
        "'\(text)' is no value for --level. Give percents from 0.01 to 99.99, such as 80,95.")
    }
    return Set(parts).sorted().map { $0 / 100 }
  }

  /// Shares between 0 and 1, smallest first; none without the option.
  func quantileLevels() throws -> [Double] {
    guard let text = quantilesText else { return [] }
    let parts = text.split(separator: ",").map { Double($0) ?? .nan }
    guard !parts.isEmpty, parts.allSatisfy({ 0.0001...0.9999 ~= $0 }) else {
      throw ValidationError(
        "'\(text)' is no value for --quantiles. Give shares from 0.0001 to 0.9999, such as .1,.5,.9."
      )
    }
    return Set(parts).sorted()
  }

  /// Says something on standard error, unless quiet.
  func say(_ lines: [String]) {
    if !quiet && !lines.isEmpty { Terminal.printMessage(Terminal.wrapped(lines)) }
  }
}

extension IntervalSource: ExpressibleByArgument {}
