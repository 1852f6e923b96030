public import ArgumentParser
public import MartletEvaluation
import MartletRuns

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

  @Option(
    help: ArgumentHelp(
      "The smallest difference from naive that matters, in % of its loss: a smaller one is no win.",
      valueName: "percent"))
  var minSkill: Double = 1

  @Option(help: "Units of MAE and MSE: none (those of the series), train (training deviations).")
  var metricScale: MetricScale = .none

  @Option(
    help: """
      Of backtest and compare: scores by step, fold, series (the worst first) or seed, in a further table and \
      in JSON.
      """)
  var scoresBy: ScoresBy?

  @Option(help: "Rows before each cutoff that are not trained on.")
  var gap: Int = 0

  @Option(
    parsing: .unconditional,
    help: """
      Cutoffs of a panel: ends (counted from the end of each series), calendar (the same times for all: a \
      series that had ended by then is learnt from, not forecast); or each one, with commas between them: \
      times as of which is known (2019-03-29,2020-03), or numbers of the last row known (400,450 or -40,-20).
      """,
    completion: .list(CutoffRule.allCases.map(\.rawValue)), transform: Self.cutoffs)
  var cutoffs: CutoffPlan = .ends

  private static func cutoffs(_ text: String) throws -> CutoffPlan {
    guard let cutoffs = CutoffPlan(text) else {
      throw ValidationError(
        "it has no time and no row. Give ends, calendar, or times or rows with commas between them."
      )
    }
    return cutoffs
  }

  @Option(
    help: """
      Folds that enter scores and tests, by their cutoffs: year=2020, month=Jan, weekday=Mon+Tue, \
      volatility=high (or low, middle), release=NAME; with commas between conditions that must all hold, != \
      for not. All folds are run.
      """)
  var `where`: [String] = []
}

extension Metric: ExpressibleByArgument {}
extension MetricScale: ExpressibleByArgument {}
extension ScoresBy: ExpressibleByArgument {}
