import MartletEvaluation
import MartletForecasting
import MartletPanels

/// What follows from the options and the rows: the evaluation, and the series that take part.
struct RunSetup {
  /// A series that leaves the evaluation.
  struct Departure {
    /// The number of folds that it is in.
    let folds: Int
    let failure: SeriesFailure
  }

  private(set) var panel: Panel
  private(set) var backtest: Backtest
  /// The series that take no part, and why.
  private(set) var leftOut: [SeriesFailure]
  /// The series that are forecast and have no room for a fold, and why.
  let unfolded: [SeriesFailure]
  /// The series that take part in the first folds only, and why.
  private(set) var departures: [Departure] = []
  /// What speaks against the season that was given.
  let seasonLines: [String]
  /// The rows of a fixed split.
  let rows: Int?

  /// - Parameter most: The most folds where their number is not given.
  init(
    _ options: EvaluationOptions, _ asked: [Model], _ whole: Panel, isForecast: Bool,
    atMost most: Int = FoldOptions.usualCount
  ) throws {
    let (run, folds) = (options.run, options.folds)
    let task = try options.task.task(for: whole)
    seasonLines = options.task.seasonLines(for: whole)
    let split = try folds.split(whole, validation: task.validationSize)
    rows = split?.rows
    panel = split?.panel ?? whole
    backtest = try run.configured(
      Backtest(task: task, folds: folds.folds(horizon: task.horizon), seeds: run.seeds ?? 3))
    backtest.metricScale = folds.metricScale
    backtest.metric = folds.metric
    backtest.dropsRefused = run.skipFailing && !isForecast && panel.series.count > 1
    if folds.testSize != nil { backtest.levels = try run.givenLevels() }
    try run.checkQuantiles(for: backtest.metric)
    // Beyond the last row a forecast needs no fold.
    var least = isForecast ? backtest.withoutFolds : backtest
    if folds.isCountFree { least.folds.count = min(1, least.folds.count) }
    // A model that is too short is a row that says so.
    let able = try least.fitting(asked, on: panel, leavesOut: run.skipFailing)
    let fitting = try run.leavingOut(panel, able, backtest, folds, needsFolds: !isForecast)
    (panel, leftOut, unfolded) = (fitting.panel, fitting.leftOut, fitting.unfolded)
    let ready = Self.without(unfolded, panel)
    try folds.fit(&backtest, able, on: ready, from: isForecast ? 0 : 1, to: most)
    do {
      try backtest.check(able, on: ready)
    } catch let error as BacktestError where isForecast && backtest.canForecast(able, on: panel) {
      throw NoRoomForFolds(cause: error)
    }
    if backtest.dropsRefused { try settleDepartures(able, of: split?.panel ?? whole) }
  }

  /// Series that know in the first fold already what the transform does not take are left out; others
  /// leave in the fold that does.
  private mutating func settleDepartures(_ asked: [Model], of all: Panel) throws {
    let layout = try backtest.layout(of: panel, Backtest.withNaive(asked))
    let count = panel.series.count
    let found = panel.series.enumerated().compactMap { place, series -> Departure? in
      guard let fold = layout.departure(of: place) else { return nil }
      return backtest.refusal(of: layout.known(series: place, fold: fold)).map {
        Departure(folds: fold, failure: SeriesFailure(series: series.id, reason: $0))
      }
    }
    departures = found.filter { $0.folds > 0 }
    let never = found.filter { $0.folds == 0 }.map(\.failure)
    let reasons = Dictionary((leftOut + never).map { ($0.series, $0) }) { $1 }
    leftOut = all.series.compactMap { reasons[$0.id] }
    guard never.count < count else {
      throw LeftOutSeries(failures: leftOut, count: all.series.count)
    }
    panel = Self.without(never, panel)
  }

  static func without(_ failures: [SeriesFailure], _ panel: Panel) -> Panel {
    guard !failures.isEmpty else { return panel }
    let failing = Set(failures.map(\.series))
    return Panel(series: panel.series.filter { !failing.contains($0.id) }, source: panel.source)
  }
}

extension RunSetup {
  /// The setup of an evaluation. Frequency, calendar and season are those of the rows up to the first
  /// cutoff, where no option gives them: what comes after it says nothing to a fold.
  ///
  /// Where the number of folds is not given, it is the largest that the rows have room for; since the
  /// room depends on the season and the season on the first cutoff, it is looked for from the usual
  /// number down.
  init(evaluating draft: PanelDraft, _ options: EvaluationOptions, _ asked: [Model]) throws {
    let whole = try draft.bare()
    let task = try options.task.task(for: whole)
    var most = try options.folds.mostFolds(of: whole, horizon: task.horizon)
    while true {
      let limits = try options.folds.limits(of: whole, task, count: most)
      let panel = try draft.panel(whole, limits: limits)
      let setup = try RunSetup(options, asked, panel, isForecast: false, atMost: most)
      guard options.folds.isCountFree, setup.backtest.folds.count < most else {
        self = setup
        return
      }
      most = setup.backtest.folds.count
    }
  }
}
