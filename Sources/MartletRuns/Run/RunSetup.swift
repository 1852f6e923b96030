import MartletEvaluation
import MartletFiles
import MartletForecasting
import MartletPanels
import MartletTime

/// What follows from a plan and the rows: the evaluation, and the series that take part.
struct RunSetup {
  private(set) var panel: Panel
  private(set) var backtest: Backtest
  /// The series that take no part, and why.
  private(set) var leftOut: [SeriesFailure]
  /// The series that are forecast and have no room for a fold, and why.
  let unfolded: [SeriesFailure]
  /// The series that take part in the first folds only, and why.
  private(set) var departures: [SeriesDeparture] = []
  /// The rows of a fixed split.
  let rows: Int?
  /// What speaks against the season that was given, and what there is to say of forecasts made elsewhere.
  var remarks: [Wording]
  /// The models that run.
  let models: [Model]
  /// Forecasts made elsewhere, and the checksum of their file; nil for none.
  var given: (forecasts: GivenForecasts, checksum: String)?
  /// How far times were looked at for their rule; nil for all of them.
  private(set) var limits: AxisLimits?

  /// - Parameters:
  ///   - folds: Those that are asked for.
  ///   - most: The most folds where their number is not given.
  init(
    _ plan: EvaluationPlan, _ asked: [Model], _ whole: Panel, _ folds: Folds, isForecast: Bool,
    jobs: Int, atMost most: Int = EvaluationPlan.usualFolds, given: GivenForecasts? = nil
  ) throws {
    models = asked
    let task = try plan.forecastTask(for: whole)
    remarks = plan.seasonDoubts(in: whole)
    let split = try plan.split(whole, validation: task.validationSize)
    rows = split?.rows
    panel = split?.panel ?? whole
    backtest = try plan.backtest(task, folds, jobs: jobs)
    if let given {
      backtest.folds = given.folds(on: panel, backtest.folds, most: plan.folds)
      backtest.cutoffTimes = given.cutoffTimes
    }
    backtest.dropsRefused = plan.skipFailing && !isForecast && panel.series.count > 1
    try plan.checkQuantiles()
    // Beyond the last row a forecast needs no fold.
    var least = isForecast ? backtest.withoutFolds : backtest
    if plan.isCountFree { least.folds.count = min(1, least.folds.count) }
    // A model that is too short is a row that says so.
    let able = try least.fitting(asked, on: panel, leavesOut: plan.skipFailing)
    let selection = try SeriesSelection(
      of: panel, able, backtest, plan, needsFolds: !isForecast)
    (panel, leftOut, unfolded) = (selection.panel, selection.leftOut, selection.unfolded)
    let ready = panel.without(unfolded)
    try plan.fit(&backtest, able, on: ready, from: isForecast ? 0 : 1, to: most)
    do {
      try backtest.check(able, on: ready)
    } catch let error as BacktestError where isForecast && backtest.canForecast(able, on: panel) {
      throw NoRoomForFolds(cause: error)
    }
    try backtest.checkFilter(able, on: ready)
    if backtest.dropsRefused { try settleDepartures(able, of: split?.panel ?? whole) }
  }

  /// Series that know in the first fold already what the transform does not take are left out; others
  /// leave in the fold that does.
  private mutating func settleDepartures(_ asked: [Model], of all: Panel) throws {
    let layout = try backtest.layout(of: panel, Backtest.withNaive(asked))
    let count = panel.series.count
    let found = panel.series.enumerated().compactMap { place, series -> SeriesDeparture? in
      guard let fold = layout.departure(of: place) else { return nil }
      return backtest.refusal(of: layout.known(series: place, fold: fold)).map {
        SeriesDeparture(folds: fold, failure: SeriesFailure(series: series.id, reason: $0))
      }
    }
    departures = found.filter { $0.folds > 0 }
    let never = found.filter { $0.folds == 0 }.map(\.failure)
    let reasons = Dictionary((leftOut + never).map { ($0.series, $0) }) { $1 }
    leftOut = all.series.compactMap { reasons[$0.id] }
    guard never.count < count else {
      throw LeftOutSeries(failures: leftOut, count: all.series.count)
    }
    panel = panel.without(never)
  }
}

extension RunSetup {
  /// The setup of an evaluation. Frequency, calendar and season are those of the rows up to the first
  /// cutoff, where no option gives them: what comes after it says nothing to a fold.
  ///
  /// Where the number of folds is not given, it is the largest that the rows have room for; since the
  /// room depends on the season and the season on the first cutoff, it is looked for from the usual
  /// number down.
  init(evaluating draft: PanelDraft, _ plan: EvaluationPlan, _ asked: [Model], jobs: Int) throws {
    let whole = try draft.bare()
    let task = try plan.forecastTask(for: whole)
    let folds = try plan.askedFolds(in: whole)
    var most = plan.mostFolds(folds, of: whole)
    while true {
      let limits = try plan.limits(of: whole, task, folds, count: most)
      let panel = try draft.panel(whole, limits: limits)
      let setup = try RunSetup(
        plan, asked, panel, folds, isForecast: false, jobs: jobs, atMost: most)
      guard plan.isCountFree, setup.backtest.folds.count < most else {
        self = setup
        self.limits = limits
        return
      }
      most = setup.backtest.folds.count
    }
  }
}

extension EvaluationPlan {
  /// Why the season that is given seems to be of rows of another kind; none where it does not.
  fileprivate func seasonDoubts(in panel: Panel) -> [Wording] {
    guard let season, let doubt = panel.series.first?.axis.frequency.doubt(onSeason: season)
    else { return [] }
    return ["\(option: .season, season) is taken, but \(doubt)"]
  }
}

extension Backtest {
  /// Whether a forecast beyond the last row can be made where no folds are asked for.
  func canForecast(_ models: [Model], on panel: Panel) -> Bool {
    folds.count > 0 && (try? withoutFolds.check(models, on: panel)) != nil
  }
}

extension Panel {
  /// The panel without some series.
  func without(_ failures: [SeriesFailure]) -> Panel {
    guard !failures.isEmpty else { return self }
    let failing = Set(failures.map(\.series))
    return Panel(series: series.filter { !failing.contains($0.id) }, source: source)
  }
}
