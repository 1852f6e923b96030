public import ArgumentParser
public import MartletEvaluation
import MartletForecasting
import MartletPanels

/// Where a walk-forward evaluation stands, and what it trains on.
struct FoldOptions: ParsableArguments {
  enum WindowKind: String, CaseIterable, ExpressibleByArgument { case expanding, rolling }

  @Option(help: "Number of folds (default: 20, or as many as the series has room for).")
  var nWindows: Int?

  @Option(help: "Rows from one cutoff to the next (default: the horizon).")
  var stepSize: Int?

  @Option(
    help:
      "true: train anew in each fold (default); false: once; or a number k: in every k-th fold.",
    completion: .list(["true", "false"]))
  var refit: String?

  @Option(help: "expanding: train on everything before; rolling: on the last --train-size rows.")
  var window: WindowKind = .expanding

  @Option(help: "Rows of a rolling training window; with --test-size, rows to train on.")
  var trainSize: Int?

  @Option(
    help: """
      Fixed split: forecasts from before each of the last so many rows, after a single fit. With \
      --train-size, of the rows after those and the rows of --val-size.
      """)
  var testSize: Int?

  @Option(
    help: ArgumentHelp("Loss by which models are ranked, given a skill and tested: \(metrics)."))
  var metric: Metric = .mae

  private static let metrics = Metric.allCases.map { metric in
    metric.rawValue + (metric.facts.note.map { " (\($0))" } ?? "")
  }.joined(separator: ", ")

  @Option(help: "Units of MAE and MSE: none (those of the series), train (training deviations).")
  var metricScale: MetricScale = .none

  @Option(help: "Rows before each cutoff that are not trained on.")
  var gap: Int = 0

  @Option(
    help: """
      Cutoffs of a panel: ends (counted from the end of each series), calendar (the same times for all: a \
      series that had ended by then is learnt from, not forecast).
      """)
  var cutoffs: CutoffRule = .ends

  static let usualCount = 20

  /// Sets fewer folds than the usual number where none was asked for and the series are short.
  ///
  /// - Parameters:
  ///   - least: 0 where a run can do without; then there are none where none has room.
  ///   - most: The number where there is room for it.
  func fit(
    _ backtest: inout Backtest, _ models: [Model], on panel: Panel, from least: Int, to most: Int
  ) throws {
    guard isCountFree else { return }
    let room = try backtest.foldRoom(models, on: panel, atMost: most)
    backtest.folds.count = max(room, least)
  }

  /// The number of folds that is given, or the largest that the longest series could have, whatever its
  /// models need.
  func mostFolds(of panel: Panel, horizon: Int) throws -> Int {
    let folds = try folds(horizon: horizon)
    guard isCountFree else { return folds.count }
    let longest = panel.series.map(\.count).max() ?? 0
    return min(folds.count, max(1, (longest - horizon - 1) / (folds.step ?? horizon) + 1))
  }

  /// The last row of each series that the first of so many folds knows. One that has not two rows then is
  /// forecast in no fold, and has no limit.
  func limits(of whole: Panel, _ task: ForecastTask, count: Int) throws -> AxisLimits {
    let panel = try split(whole, validation: task.validationSize)?.panel ?? whole
    var folds = try folds(horizon: task.horizon)
    folds.count = count
    // By the calendar the cutoff is the earliest where models need the least.
    let layout = FoldLayout(FoldPlan(horizon: task.horizon, folds), of: panel, needed: 1)
    return AxisLimits(
      panel.series.enumerated().compactMap { place, series in
        let row = layout.lastRow(series: place, fold: 0)
        return row < 1 ? nil : (series, row)
      })
  }

  /// Whether the number of folds is what the series have room for.
  var isCountFree: Bool { nWindows == nil && testSize == nil }

  func validate() throws {
    try check("--n-windows", nWindows)
    try check("--step-size", stepSize)
    try check("--gap", gap)
    try check("--train-size", trainSize)
    try check("--test-size", testSize)
    if testSize != nil {
      let others = [
        ("--n-windows", nWindows != nil), ("--step-size", stepSize != nil),
        ("--window rolling", window == .rolling), ("--cutoffs calendar", cutoffs == .calendar),
      ]
      if let other = others.first(where: \.1) {
        throw ValidationError("--test-size lays out the folds. Leave \(other.0) out.")
      }
    } else if (window == .rolling) != (trainSize != nil) {
      throw ValidationError("--window rolling and --train-size go together. Give both or neither.")
    }
    if let refit, !["true", "false"].contains(refit),
      Int(refit).map({ !(1...1_000_000).contains($0) }) ?? true
    {
      throw ValidationError(
        "'\(refit)' is no value for --refit. Give true, false or a number of folds from 1 to 1,000,000."
      )
    }
  }

  /// No folds are for forecasts, which can do without.
  func checkCount(mayBeZero: Bool) throws {
    guard !mayBeZero, nWindows == 0 else { return }
    throw ValidationError(
      "--n-windows 0 leaves nothing to evaluate. Give 1 or more; martlet forecast goes without folds."
    )
  }

  func folds(horizon: Int) throws -> Folds {
    var folds = Folds(count: nWindows ?? Self.usualCount, step: stepSize)
    if let testSize {
      guard testSize >= horizon else {
        throw ValidationError(
          "--test-size \(testSize) has no room for a horizon of \(horizon). Give more rows.")
      }
      folds = Folds(count: testSize - horizon + 1, step: 1)
    } else if let trainSize {
      folds.window = .rolling(trainSize)
    }
    folds.refit =
      switch refit ?? (testSize == nil ? "true" : "false") {
      case "true": .everyFold
      case "false": .never
      case let count: .every(Int(count) ?? 1)
      }
    folds.gap = gap
    folds.cutoffs = cutoffs
    return folds
  }

  /// The rows of a fixed split that says how many it trains on, and the panel of these alone.
  func split(_ panel: Panel, validation: Int) throws -> (panel: Panel, rows: Int)? {
    guard let testSize, let trainSize else { return nil }
    let rows = trainSize + validation + testSize
    if let short = panel.series.first(where: { $0.count < rows }) {
      throw ValidationError(
        "series '\(short.id)' has \(short.count) rows, and --train-size, --val-size and --test-size "
          + "take \(rows). Give smaller sizes.")
    }
    return (panel.prefix(rows), rows)
  }
}

extension Metric: ExpressibleByArgument {}
extension MetricScale: ExpressibleByArgument {}
extension CutoffRule: ExpressibleByArgument {}
